import { DOUBLE } from "../foreign_quotes.ts";
import { removal } from "./check_writing.ts";
import type { OddSign } from "./rewrite.ts";

const MARKS = `"${DOUBLE}`;
const isMark = (char: string) => char !== "" && MARKS.includes(char);

/** Whether a mark stands as if it opened or closed a quotation; nothing where both could be. */
function shapeOf(text: string, at: number): "opens" | "closes" | "stands alone" | undefined {
  const [before, after] = [text[at - 1] ?? "", text[at + 1] ?? ""];
  const opens = (/^[\s([:-]?$/.test(before) || isMark(before)) && /\S/.test(after);
  const closes = /\S/.test(before) && (/^[\s)\],.;!?~]?$/.test(after) || isMark(after));
  if (opens !== closes) return opens ? "opens" : "closes";
  return opens
    ? undefined
    : /^\s?$/.test(before) && /^\s?$/.test(after)
    ? "stands alone"
    : undefined;
}

/** What ends a phrase that was left open: OR, a parenthesis, an operator or another mark. */
const END_REGEXP = new RegExp(
  String.raw`(?<=\s)(?:(?:OR|AND)(?![^\s(])|-?[A-Za-z_]+:|-(?=\S))|[()${MARKS}]`,
  "g",
);

/** With more marks than these without a partner, nobody can tell what was meant. */
const MOST_MENDED = 20;

/** A mark without a partner, with the words to which it belongs between the two places. */
function mend(
  text: string,
  at: number,
  opens: boolean,
  ends: readonly RegExpExecArray[],
): OddSign | undefined {
  const takenOut = (start: number, end: number, text: string): OddSign => ({
    code: "stray-quote",
    start,
    end,
    text,
  });
  if (opens) {
    const end = ends.find(({ index }) => index > at)?.index ?? text.length;
    const words = text.slice(at + 1, end).trim();
    if (!/\s/.test(words)) return takenOut(at, at + 1, "");
    // To the end of the query: whether all of it was meant, nobody can tell.
    return end === text.length ? undefined : takenOut(at, at + 1 + words.length, `"${words}"`);
  }
  const last = ends.filter(({ index, 0: part }) => index + part.length <= at).at(-1);
  // An operator's own value is no part of the phrase; a minus sign is before it.
  let from = last ? last.index + last[0].length : 0;
  if (last && /[:-]$/.test(last[0])) {
    while (from < at && /\S/.test(text[from])) from++;
  }
  while (/\s/.test(text[from])) from++;
  const words = text.slice(from, at).trim();
  if (!/\s/.test(words)) return takenOut(at, at + 1, "");
  return takenOut(from, at + 1, `"${words}"`);
}

/**
 * Quotation marks without a partner, such as the one in `coke" OR pepsi OR "7 up"`: read from left
 * to right, as X does, they make phrases of what stands between others. Marks that could be either
 * are left to be read as X does.
 */
export function oddQuotes(text: string): OddSign[] {
  const odd: { at: number; opens?: boolean }[] = [];
  let open: number | undefined;
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isMark(text[at])) continue;
    marks++;
    const shape = shapeOf(text, at);
    if (shape === undefined) return [];
    if (shape === "stands alone") odd.push({ at });
    else if (shape === "opens") {
      if (open !== undefined) odd.push({ at: open, opens: true });
      open = at;
    } else if (open === undefined) odd.push({ at, opens: false });
    else open = undefined;
  }
  if (open !== undefined) odd.push({ at: open, opens: true });
  // Two that stand alone, as in " a ", are a phrase of X's.
  if (odd.filter(({ opens }) => opens === undefined).length > marks % 2) return [];
  // The value of an operator that is never closed is told as that.
  if (odd.some(({ at, opens }) => opens && text[at - 1] === ":")) return [];
  if (odd.length === 0 || odd.length > MOST_MENDED) return [];
  const ends = [...text.matchAll(END_REGEXP)];
  const signs: OddSign[] = [];
  for (const { at, opens } of odd.toSorted((a, b) => a.at - b.at)) {
    const sign = opens === undefined
      ? { code: "stray-quote" as const, ...removal(text, { start: at, end: at + 1 }) }
      : mend(text, at, opens, ends);
    if (sign === undefined || sign.start < (signs.at(-1)?.end ?? 0)) return [];
    signs.push(sign);
  }
  return signs;
}
