import * as table from "./query_problems.ts";
import type { Span } from "./query_tree.ts";

/** The id of a problem with a query, such as `"and-word"`. */
// Read off the rows. Through the module, because documentation may name no private constant.
export type QueryProblemCode = keyof (typeof table)["QUERY_PROBLEMS"];

/** A change of the query that mends one problem: put `text` in the place from `start` to `end`. */
export interface QueryFix extends Span {
  /** What it does, such as `"Write OR"`. */
  label: string;
  /** What stands there afterwards. */
  text: string;
}

/** One problem of a query, and where it is. */
export interface QueryProblem extends Span {
  /** Which problem: an id for programs. */
  code: QueryProblemCode;
  /** An `error` is refused by X; with a `warning` X may find something else than you mean. */
  level: "error" | "warning";
  /** What is wrong and what to do, in whole sentences. */
  message: string;
  /** How to mend it, where one way is plain. */
  fix?: QueryFix;
}

/** What fills the gaps of a problem's message, and the change that mends it. */
export interface ProblemDetails {
  /** For `{0}`, `{1}`, … in the table. */
  words?: readonly string[];
  /** Where to change what; the label stands in the table. */
  edit?: Span & { text: string };
}

const MOST_SHOWN = 80;

/** A piece of a query, short enough for a sentence. */
function clip(text: string): string {
  return text.length <= MOST_SHOWN
    ? text
    : `${text.slice(0, MOST_SHOWN).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Makes a problem at a place of the query, in the words of the table. */
export function queryProblem(
  code: QueryProblemCode,
  { start, end }: Span,
  { words = [], edit }: ProblemDetails = {},
): QueryProblem {
  const [level, message, fix] = table.QUERY_PROBLEMS[code];
  // A function, since "$&" in a query must stay what it is.
  const fill = (text: string) => text.replace(/\{(\d)\}/g, (_, i) => clip(words[Number(i)] ?? ""));
  const problem: QueryProblem = { code, level, start, end, message: fill(message) };
  if (edit && fix) problem.fix = { ...edit, label: labelOf(fix, edit.text) };
  return problem;
}

function labelOf(label: string, text: string): string {
  if (!label.includes("{}")) return label;
  if (text.trim() === "") return "Take it out";
  const said = label.replace("{}", () => clip(text));
  // The end of a sentence after it would read as part of it.
  return /[:.,;!?]$/.test(said) ? `${said} in its place` : said;
}
