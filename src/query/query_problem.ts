import type { Span } from "./query_tree.ts";

/** The id of a problem with the writing of a query. */
export type QueryProblemCode =
  | "empty"
  | "unclosed-quote"
  | "unclosed-value"
  | "empty-value"
  | "empty-phrase"
  | "unclosed-group"
  | "stray-close"
  | "empty-group"
  | "dangling-or"
  | "dangling-minus"
  | "double-minus"
  | "too-deep";

/** What can be wrong with how a query is written; one sentence each. */
const SENTENCES: Readonly<Record<QueryProblemCode, string>> = {
  "empty": "The query is empty.",
  "unclosed-quote": "This quotation mark is never closed.",
  "unclosed-value": "The value after this colon is never closed.",
  "empty-value": "A value must follow the colon, without a space.",
  "empty-phrase": "There is nothing between these quotation marks.",
  "unclosed-group": "This parenthesis is never closed.",
  "stray-close": "This parenthesis closes nothing.",
  "empty-group": "There is nothing between these parentheses.",
  "dangling-or": "OR needs a term on both sides.",
  "dangling-minus": "This minus sign has nothing to negate.",
  "double-minus": "One minus sign is enough.",
  "too-deep": "Parentheses are nested too deeply.",
};

/** One problem with the writing of a query, and where it is. */
export interface QueryProblem extends Span {
  /** Which problem: an id for programs. */
  code: QueryProblemCode;
  /** The same in one sentence. */
  message: string;
}

/** Makes a problem at a place of the query. */
export function queryProblem(code: QueryProblemCode, { start, end }: Span): QueryProblem {
  return { code, start, end, message: SENTENCES[code] };
}
