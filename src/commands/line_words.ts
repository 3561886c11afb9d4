import type { Command, Option } from "npm:commander@15.1.0";
import { nearest } from "../problems/mod.ts";

/** An option as it was typed, with what follows it as its value. */
export interface TypedOption {
  option: Option;
  /** Its name, with a value behind `=` if there is one. */
  word: string;
  /** A value that is a word of its own. */
  value?: string;
}

/** A line, sorted as its verb would read it. */
export interface LineWords {
  /** Options and other words before `--`, in their order. */
  open: (TypedOption | string)[];
  /** What stands after `--`. */
  after: string[];
  /** The first word that is typed as an option, and is none of this verb. */
  unknown?: string;
}

/** An ending by which a word is taken for the name of a file. */
const FILE_REGEXP = /[^.]\.(sqlite3?|db3?|csv|tsv|parquet|jsonl?|txt|xlsx|key|ipynb)$/i;

export const isFileName = (word: string): boolean => FILE_REGEXP.test(word);

/** What an option takes, as its help calls it, such as `"file"`. */
export const placeholderOf = ({ flags }: Option): string | undefined =>
  /[<[](\w+)/.exec(flags)?.[1];

/** What a query begins with where a verb takes one. */
export const takesQuery = (verb: Command): boolean =>
  verb.registeredArguments[0]?.name() === "query";

// Text programs put a dash for a minus, or for two of them.
const SIGN_REGEXP = /^[-\u2010-\u2015\u2212]+/;

/** The option that a word is nearest to, such as `--limit` for `-limit`, `--limt` or a dash. */
export function nearestOption(verb: Command, word: string): string | undefined {
  const name = word.split("=")[0].replace(SIGN_REGEXP, "").toLowerCase();
  const names = [...verb.options.map(({ long }) => long!.slice(2)), "help"];
  const longer = names.filter((each) => name.length > 2 && each.startsWith(name));
  const near = nearest(name, names) ?? (longer.length === 1 ? longer[0] : undefined);
  return near && `--${near}`;
}

/**
 * Whether a word is typed as an option. A query may have words with a minus; they are options only
 * where one is meant, or where they are one letter.
 */
function isMeantAsOption(verb: Command, word: string): boolean {
  if (word.startsWith("--")) return true;
  if (!SIGN_REGEXP.test(word) || word === "-") return false;
  if (word.startsWith("-") && (!takesQuery(verb) || /^-\p{Letter}$/u.test(word))) return true;
  return nearestOption(verb, word) !== undefined;
}

/** Sorts the words after a verb. */
export function sortWords(verb: Command, words: readonly string[]): LineWords {
  const end = words.indexOf("--");
  const [before, after] = end < 0 ? [words, []] : [words.slice(0, end), words.slice(end + 1)];
  const sorted: LineWords = { open: [], after: [...after] };
  for (let i = 0; i < before.length; i++) {
    const word = before[i];
    const option = verb.options.find(({ long }) => long === word.split("=")[0]);
    if (option === undefined) {
      const isHelp = word === "-h" || word === "--help";
      if (!isHelp && isMeantAsOption(verb, word)) sorted.unknown ??= word.split("=")[0];
      if (!isHelp) sorted.open.push(word);
      continue;
    }
    const next: string | undefined = before[i + 1];
    // A value that may be left out is one where no other option follows.
    const takesNext = option.required || (option.optional && !next?.startsWith("-"));
    if (!takesNext || word.includes("=") || next === undefined) {
      sorted.open.push({ option, word });
    } else {
      sorted.open.push({ option, word, value: next });
      i++;
    }
  }
  return sorted;
}
