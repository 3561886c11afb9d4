import type { Command, CommanderError } from "npm:commander@15.1.0";
import { SAMPLE_QUERY } from "../../mod.ts";
import { terminalLine } from "../problems/mod.ts";
import { sortWords } from "./line_words.ts";

/** A value that works, by what the help of an option calls it. */
const EXAMPLES: Record<string, string> = {
  posts: "10",
  usd: "0.50",
  seconds: "60",
  lanes: "4",
  by: "day",
  number: "7",
  port: "8787",
  students: "30",
};

/** As commander words it: the name of the option, what it takes, and the value that it cannot be. */
const INVALID_REGEXP = /option '(--[\w-]+) [<[](\w+)[>\]]' argument '([^]*)' is invalid/;

/** Words with more options, which go before `--`. */
function withOptions(words: readonly string[], options: readonly string[]): string[] {
  const end = words.indexOf("--");
  return end < 0
    ? [...words, ...options]
    : [...words.slice(0, end), ...options, ...words.slice(end)];
}

/** A line that collects, where the query was not typed. */
export const lineWithQuery = (to: string): string =>
  terminalLine("collect", [SAMPLE_QUERY, "--to", to]);

/**
 * The line that was typed, with a value that works in place of what was wrong or missing in it.
 *
 * @param error What commander found.
 * @param verb The verb that was typed.
 * @param words What was typed after it.
 * @returns Nothing where no such line is known.
 */
export function exampleLine(
  error: CommanderError,
  verb: Command,
  words: readonly string[],
): string | undefined {
  if (error.code === "commander.missingMandatoryOptionValue") {
    const { open, after } = sortWords(verb, words);
    const asks = [...open, ...after].some((each) => typeof each === "string");
    return asks || words.includes("--resume")
      ? terminalLine(verb.name(), withOptions(words, ["--to", "library.sqlite"]))
      : lineWithQuery("library.sqlite");
  }
  const [, option, takes, given] = INVALID_REGEXP.exec(error.message) ?? [];
  const example = EXAMPLES[takes];
  if (example === undefined) return undefined;
  const at = words.findIndex((word, i) =>
    word === `${option}=${given}` || (word === given && words[i - 1] === option)
  );
  if (at < 0) return undefined;
  const value = words[at] === given ? example : `${option}=${example}`;
  return terminalLine(verb.name(), words.with(at, value));
}
