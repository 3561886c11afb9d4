import type { Command } from "npm:commander@15.1.0";
import { asWord, nearest, quoted } from "../problems/mod.ts";
import {
  isFileName,
  nearestOption,
  placeholderOf,
  sortWords,
  takesQuery,
  type TypedOption,
} from "./line_words.ts";

/** Why a line cannot be run as it was typed, and the line that was meant where that is sure. */
export interface Correction {
  why: string;
  line?: string;
}

/** What was typed, as it is put together anew. */
interface Meant {
  verb: Command;
  options: TypedOption[];
  /** What is no option. */
  plain: string[];
}

const SPACES = "a name or a value with a space wants quotation marks. Type it like this";

const isMinusWord = (word: string) => word.startsWith("-");

const typed = ({ word, value }: TypedOption) => [word, ...(value === undefined ? [] : [value])];

/** The whole line: options first, and a query as one word, after `--` if it begins with a minus. */
function lineOf({ verb, options, plain }: Meant): string {
  const text = plain.join(" ");
  const rest = !takesQuery(verb) ? plain.map(asWord) : text === "" ? [] : [quoted(text)];
  const end = (takesQuery(verb) ? [text] : plain).some(isMinusWord) ? ["--"] : [];
  return ["deno task", verb.name(), ...options.flatMap(typed).map(asWord), ...end, ...rest]
    .join(" ");
}

/** How many of the words after an option's value go on with it, its quotation marks left out. */
function goingOn(verb: Command, { option, word, value }: TypedOption, next: string[]): number {
  const given = value ?? word.split("=")[1];
  if (given === undefined) return 0;
  switch (placeholderOf(option)) {
    case "file":
    case "key":
      return isFileName(given) ? 0 : next.findIndex(isFileName) + 1;
    case "moment":
      return /^\d{4}-\d\d-\d\d$/.test(given) && /^\d\d?:\d\d/.test(next[0] ?? "") ? 1 : 0;
    case "query":
      return verb.registeredArguments.length === 0 ? next.length : 0;
    default:
      return 0;
  }
}

/** Names of files of which a shell made several words, put together again; nothing if that is unsure. */
function joinNames(verb: Command, words: string[]): string[] | undefined {
  const wanted = verb.registeredArguments.length;
  if (words.length <= wanted || verb.registeredArguments[0]?.name() !== "file") return undefined;
  const names: string[] = [];
  let name: string[] = [];
  for (const word of words) {
    name.push(word);
    if (!isFileName(word) && !word.endsWith("/")) continue;
    names.push(name.join(" "));
    name = [];
  }
  return name.length === 0 && names.length === wanted ? names : undefined;
}

/** Words that a value may be where it may be left out; anything else is taken for the query. */
const VALUES: Record<string, (value: string) => boolean> = {
  key: isFileName,
  by: (value) => nearest(value, ["counts", "hour", "day"]) !== undefined,
};

/** An option that took the query for its value. */
function swallowed({ options, plain }: Meant): TypedOption | undefined {
  if (plain.length > 0 || options.some(({ word }) => word === "--resume")) return undefined;
  return options.find(({ option, value }) =>
    option.optional && value !== undefined && !VALUES[placeholderOf(option) ?? ""]?.(value)
  );
}

/** Tells a word that is typed as an option and is none. */
function tellUnknown(verb: Command, word: string): Correction {
  const near = nearestOption(verb, word);
  return {
    why: `unknown option ${word}${near ? `, did you mean ${near}?` : "."}` +
      (takesQuery(verb) && !word.startsWith("--")
        ? ' To leave a word out of what is found, put all of the query in quotation marks: "cats -dogs".'
        : "") +
      ` deno task ${verb.name()} --help lists the options.`,
  };
}

/**
 * What was meant by a line that a shell has torn apart: a query or a name without its quotation
 * marks, or a query that begins with a minus, which is handed over like an option. Options that are
 * misspelt come first: no line with one of them is offered.
 *
 * @param verb The verb that was typed.
 * @param words What was typed after it.
 * @returns Why, with the whole line to type; nothing where it can be run as it is.
 */
export function correctedLine(verb: Command | undefined, words: string[]): Correction | undefined {
  if (verb === undefined) return undefined;
  const { open, after, unknown } = sortWords(verb, words);
  if (unknown !== undefined) return tellUnknown(verb, unknown);
  const meant: Meant = { verb, options: [], plain: [] };
  let isJoined = false;
  for (let i = 0; i < open.length; i++) {
    const each = open[i];
    if (typeof each === "string") {
      meant.plain.push(each);
      continue;
    }
    const until = open.findIndex((next, at) => at > i && typeof next !== "string");
    const next = open.slice(i + 1, until < 0 ? undefined : until) as string[];
    const more = next.slice(0, goingOn(verb, each, next));
    isJoined ||= more.length > 0;
    i += more.length;
    const [last, ...name] = typed(each).reverse();
    const value = [last, ...more].join(" ");
    meant.options.push(name.length > 0 ? { ...each, value } : { ...each, word: value });
  }
  meant.plain.push(...after);
  if (isJoined) return { why: SPACES, line: lineOf(meant) };
  const names = joinNames(verb, meant.plain);
  if (names) return { why: SPACES, line: lineOf({ ...meant, plain: names }) };
  return takesQuery(verb) ? aboutQuery(meant, after) : undefined;
}

/** What was meant where a verb takes a query. */
function aboutQuery(meant: Meant, after: string[]): Correction | undefined {
  const { verb, options, plain } = meant;
  const missing = verb.options.find(({ long, mandatory }) =>
    mandatory && !options.some(({ option }) => option.long === long)
  );
  const file = missing && plain.find(isFileName);
  if (missing && file) {
    const to = { option: missing, word: missing.long!, value: file };
    return {
      why: `the name of the file goes behind ${missing.long}. Type it like this`,
      line: lineOf({ verb, options: [...options, to], plain: plain.filter((w) => w !== file) }),
    };
  }
  const taker = swallowed(meant);
  if (taker) {
    const left = options.map((each) => each === taker ? { ...each, value: undefined } : each);
    const line = ["deno task", verb.name(), quoted(taker.value!)];
    return {
      why: `${taker.word} took ${quoted(taker.value!)} for its own, so the query is missing. ` +
        "If that is the query, put it first, like this",
      line: [...line, ...left.flatMap(typed).map(asWord)].join(" "),
    };
  }
  const hasMinus = plain.slice(0, plain.length - after.length).some(isMinusWord);
  if (!hasMinus && plain.length < 2) return undefined;
  return {
    why: hasMinus
      ? "a word that begins with - is taken for an option. Type the query like this"
      : "the query is more than one word: put it in quotation marks, like this",
    line: lineOf(meant),
  };
}
