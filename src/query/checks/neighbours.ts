import type { Span } from "../query_tree.ts";

const blank = (char: string | undefined) => char !== undefined && /\s/.test(char);

/** Whether a term stands right before and right after a place, in the same parentheses. */
export function neighbours(
  text: string,
  { start, end }: Span,
): { before: boolean; after: boolean } {
  let left = start - 1;
  while (blank(text[left])) left--;
  let right = end;
  while (blank(text[right])) right++;
  // An OR joins, and is no term.
  const orBefore = text.slice(Math.max(0, left - 1), left + 1) === "OR" &&
    /^[\s()"]?$/.test(text[left - 2] ?? "");
  const orAfter = text.slice(right, right + 2) === "OR" && /^[\s()"]?$/.test(text[right + 2] ?? "");
  return {
    before: left >= 0 && text[left] !== "(" && text[left] !== "-" && !orBefore,
    after: right < text.length && text[right] !== ")" && !orAfter,
  };
}

/** The change that takes a place out, with one of the spaces around it. */
export function removal(text: string, { start, end }: Span): Span & { text: string } {
  while (blank(text[end])) end++;
  if (end === text.length) { while (blank(text[start - 1])) start--; }
  return { start, end, text: "" };
}
