import type { Span } from "../query/mod.ts";

/** Why a query is refused, in words that carry the fragments by which X's own answers are known. */
export class QueryRefusal extends Error {
  override name = "QueryRefusal";
}

const at = (message: string, { start }: Pick<Span, "start">) =>
  new QueryRefusal(`${message} (at position ${start + 1})`);

/** The refusals, each for a place in the query. Positions count from 1. */
export const REFUSALS = {
  invalidOperator: (name: string, span: Span) =>
    at(
      `Reference to invalid operator '${name}'. Operator is not available in current product or ` +
        "product packaging. Please check the spelling against X's list of operators.",
      span,
    ),
  notYet: (name: string, span: Span) =>
    at(
      `Reference to invalid operator '${name}'. Operator is not available in current product or ` +
        "product packaging. X has it; this practice room does not have it yet.",
      span,
    ),
  standalone: (name: string, span: Span) =>
    at(
      `Operator '${name}' cannot be used as a standalone operator. Add a word, a #hashtag or ` +
        "another operator that can stand alone.",
      span,
    ),
  onlyNegated: (span: Span) =>
    at("A query needs at least one positive clause: it cannot only say what to leave out.", span),
  ambiguousAnd: (span: Span) =>
    at(
      "Ambiguous use of and as a keyword. A space already joins two terms; to look for the word " +
        'itself, write "and" in quotation marks.',
      span,
    ),
  missingClose: (span: Span) => at("A parenthesis has no partner: missing EOF at ')'", span),
  noAlternative: (text: string, span: Span) =>
    at(`The query cannot be read here: no viable alternative at input '${text}'`, span),
  noCharacter: (span: Span) =>
    at(
      "The query cannot be read here: no viable alternative at character. Only straight double " +
        "quotation marks are known.",
      span,
    ),
  tooLong: (length: number, limit: number) =>
    new QueryRefusal(`Raw query length ${length} exceeds max allowed ${limit}`),
  empty: () => new QueryRefusal("The `query` query parameter can not be empty"),
};

/** The refusals as a parameter. */
export type Refusals = typeof REFUSALS;
