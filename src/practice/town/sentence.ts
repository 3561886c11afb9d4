import type { Random } from "./random.ts";

/** The English article before a vowel; "a" is a word in Spanish, Portuguese and Italian too. */
const withAn = (text: string) => text.replace(/\b([Aa]) (?=[aeiou])/g, "$1n ");

/** Fills the `{gaps}` of a sentence; a gap that comes twice is filled alike. */
export function sentence(
  template: string,
  words: Readonly<Record<string, readonly string[]>>,
  chance: Random,
  lang: string = "en",
): string {
  const chosen: Record<string, string> = {};
  const filled = template
    .replace(/\{([^}]+)\}/g, (_, gap) => chosen[gap] ??= chance.pick(words[gap]));
  return (lang === "en" ? withAn(filled) : filled)
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

/** How many sentences are remembered: about three pages of posts. */
const LENGTH = 40;

/** Remembers the latest sentences, so that posts next to each other rarely are alike. */
export class Memory {
  #latest: string[] = [];

  /** Picks a sentence that was not picked lately, if there is one. */
  fresh(templates: readonly string[], chance: Random): string {
    let template = chance.pick(templates);
    for (let i = 0; i < 8 && this.#latest.includes(template); i++) {
      template = chance.pick(templates);
    }
    this.#latest.push(template);
    if (this.#latest.length > LENGTH) this.#latest.shift();
    return template;
  }
}
