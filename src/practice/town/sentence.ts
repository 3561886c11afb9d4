import type { Random } from "./random.ts";

/** Fills the `{gaps}` of a sentence; a gap that comes twice is filled alike. */
export function sentence(
  template: string,
  words: Readonly<Record<string, readonly string[]>>,
  chance: Random,
): string {
  const chosen: Record<string, string> = {};
  return template
    .replace(/\{([^}]+)\}/g, (_, gap) => chosen[gap] ??= chance.pick(words[gap]))
    .replace(/\b([Aa]) (?=[aeiou])/g, "$1n ")
    .replace(/(^|[.!?]”? )(\p{Ll})/gu, (_, before, letter) => before + letter.toUpperCase());
}

/** Cuts a text to so many code points, between words where it can, and marks the cut with "…". */
export function cut(text: string, limit: number): string {
  const points = [...text];
  if (points.length <= limit) return text;
  const head = points.slice(0, limit - 1).join("");
  const space = head.lastIndexOf(" ");
  return `${space > limit / 2 ? head.slice(0, space) : head}…`;
}
