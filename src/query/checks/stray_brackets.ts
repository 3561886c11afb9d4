import type { OddSign } from "./rewrite.ts";

const PARTNERS: Readonly<Record<string, string>> = { "[": "]", "{": "}" };
// Phrases, and the values that are written in brackets, are what they are.
const BRACKET_REGEXP = /"[^"]*"?|(?<![A-Za-z_])[A-Za-z_]+:\[[^\]]*\]?|[[\]{}]/g;

/** Whether a text is one pair of parentheses with all that is in it. */
function isGroup(text: string): boolean {
  if (text[0] !== "(" || text.at(-1) !== ")") return false;
  let depth = 0;
  for (let at = 0; at < text.length - 1; at++) {
    if (text[at] === "(") depth++;
    if (text[at] === ")" && --depth === 0) return false;
  }
  return true;
}

/**
 * Brackets that stand for parentheses, or around a whole query, as a list is written in a program.
 * One word in brackets, `[news]`, may be meant as it is written.
 */
export function strayBrackets(text: string): OddSign[] {
  const open: { at: number; mark: string }[] = [];
  /** The outermost pairs, and what becomes of every bracket. */
  const outer: { start: number; end: number }[] = [];
  const put = new Map<number, string>();
  for (const { index: at, 0: part } of text.matchAll(BRACKET_REGEXP)) {
    if (part.length > 1) continue;
    if (part in PARTNERS) {
      if (/^[\s([{-]?$/.test(text[at - 1] ?? "")) open.push({ at, mark: part });
      continue;
    }
    const first = open.at(-1);
    if (!first || PARTNERS[first.mark] !== part) continue;
    open.pop();
    if (!/^[\s)\]},;]?$/.test(text[at + 1] ?? "")) continue;
    const inside = text.slice(first.at + 1, at).trim();
    if (inside === "" || !/[\s"()]/.test(inside)) continue;
    const whole = text.slice(0, first.at).trim() === "" && text.slice(at + 1).trim() === "";
    const needless = whole || isGroup(inside);
    put.set(first.at, needless ? "" : "(").set(at, needless ? "" : ")");
    while (outer.length > 0 && outer[outer.length - 1].start > first.at) outer.pop();
    outer.push({ start: first.at, end: at + 1 });
  }
  return outer.map(({ start, end }) => ({
    code: "stray-bracket",
    start,
    end,
    text: Array.from({ length: end - start }, (_, i) => put.get(start + i) ?? text[start + i])
      .join(""),
  }));
}
