import { guessCountry } from "../countries.ts";
import { guessLanguage } from "../languages.ts";
import type { Operator } from "../operators.ts";
import type { OperatorNode } from "../query_tree.ts";
import type { ValueFault } from "./check_value.ts";

/** With these the names of places begin that have more than one word. */
const FIRST_WORDS = new Set(
  ("abu addis buenos cape costa den el fort great hong kuala la las le los mexico new north port " +
    "puerto rio saint salt san santa sao são saudi south sri st st. tel united west east").split(
      " ",
    ),
);

const WORD = String.raw`[ \t]+(?!(?:OR|AND|NOT|or|and)[ \t])[\p{L}\p{M}\p{N}'’.\-]+(?=[\s)]|$)`;
const WORDS_REGEXP = new RegExp(`(?:${WORD}){1,4}`, "uy");

/** The words after a value, as long as nothing else stands between. */
function wordsAfter(text: string, at: number): string[] {
  WORDS_REGEXP.lastIndex = at;
  return WORDS_REGEXP.exec(text)?.[0].match(/[ \t]+\S+/g) ?? [];
}

/** How many words belong to a name: those in capitals, or one after "new" and its like. */
function namedBy(value: string, after: string[]): number {
  if (/^\p{Lu}/u.test(value)) {
    const other = after.findIndex((word) => !/^[ \t]+\p{Lu}/u.test(word));
    return other < 0 ? after.length : other;
  }
  if (!FIRST_WORDS.has(value.toLowerCase()) || after.length === 0) return 0;
  return /^[ \t]+(?:city|state|county|island)$/.test(after[1] ?? "") ? 2 : 1;
}

/** The value of an operator that goes on after a space, without quotation marks: place:New York. */
export function splitValue(
  text: string,
  { value, written, valueSpan }: OperatorNode,
  { argument, form }: Operator,
): ValueFault | undefined {
  if (written !== "plain" || value === "") return;
  const after = wordsAfter(text, valueSpan.end);
  const upTo = (count: number) => value + after.slice(0, count).join("");
  const fault = (count: number, put: string): ValueFault => ({
    code: "split-value",
    words: [form],
    text: put,
    end: valueSpan.start + upTo(count).length,
  });
  if (argument === "place" || argument === "name") {
    const count = namedBy(value, after);
    return count > 0 ? fault(count, `"${upTo(count)}"`) : undefined;
  }
  const guess = argument === "country"
    ? guessCountry
    : argument === "language"
    ? guessLanguage
    : undefined;
  for (let count = after.length; guess && count > 0; count--) {
    const code = guess(upTo(count).replace(/\s+/g, " "));
    if (code !== undefined) return fault(count, code);
  }
}
