import {
  checkQuery,
  type CheckQueryOptions,
  lengthOf,
  parseQuery,
  type QueryProblem,
  type QueryProblemCode,
} from "../../query/mod.ts";
import { type Matcher, queryMatcher } from "./query_matcher.ts";

/** Why a query is refused, in words that carry the fragments by which X's own answers are known. */
export class QueryRefusal extends Error {
  override name = "QueryRefusal";
}

type Fragment = (part: string) => string;

const input: Fragment = (part) => `no viable alternative at input '${part}'`;
const character: Fragment = (part) => `no viable alternative at character '${[...part][0] ?? ""}'`;
const noEnd: Fragment = () => "missing EOF at ')'";
const ambiguous: Fragment = (part) => `Ambiguous use of ${part.toLowerCase()} as a keyword`;
const alone: Fragment = (part) => `Operator '${part}' cannot be used as a standalone operator`;
const onlyNegated: Fragment = () => "A query needs at least one positive clause";
const invalidOperator: Fragment = (part) => {
  const [name] = /^(?:is|has):/i.test(part) ? [part] : part.split(":");
  return `Reference to invalid operator '${name}'. Operator is not available in current product ` +
    "or product packaging";
};

/**
 * How X begins, where it is known from observations up to 2026-08-22; for the rest of what cannot
 * be read at all, the same is assumed. What X says of values is not known.
 */
const FRAGMENTS: Partial<Record<QueryProblemCode, Fragment>> = {
  "unclosed-quote": input,
  "unclosed-value": input,
  "empty-value": input,
  "grouped-value": input,
  "empty-phrase": input,
  "unclosed-group": noEnd,
  "stray-close": noEnd,
  "empty-group": input,
  "dangling-or": input,
  "dangling-minus": input,
  "double-minus": input,
  "too-deep": input,
  "stray-quote": input,
  "pasted-escape": character,
  "typographic-quotes": character,
  "single-quotes": character,
  "emoji-variant": character,
  "and-word": ambiguous,
  "only-punctuation": input,
  "stray-bracket": input,
  "unknown-operator": invalidOperator,
  "unknown-value": invalidOperator,
  "web-only": invalidOperator,
  "stream-only": invalidOperator,
  "no-standalone": alone,
  "only-negated": onlyNegated,
};

/** One problem in X's shape: its fragment, what the checker says of it, and where. */
function say(query: string, { code, start, end, message }: QueryProblem): string {
  const fragment = FRAGMENTS[code]?.(query.slice(start, end));
  // X counts characters, from 1, not the halves of which JavaScript makes an emoji.
  const position = lengthOf(query.slice(0, start)) + 1;
  return `${fragment ? `${fragment}. ` : ""}${message} (at position ${position})`;
}

/**
 * Why X refuses a query, if it does: everything that the checker calls an error is refused, and
 * nothing else. Of several problems at one place the first is told.
 *
 * @param search Which search it is for. @default that of the last seven days
 */
export function queryRefusal(
  query: string,
  search: CheckQueryOptions = {},
): QueryRefusal | undefined {
  const { problems, length, limit } = checkQuery(query, search);
  const errors = problems.filter(({ level }) => level === "error");
  if (errors.length === 0) return;
  if (errors.every(({ code }) => code === "empty")) {
    return new QueryRefusal("The `query` query parameter can not be empty");
  }
  if (errors.some(({ code }) => code === "too-long")) {
    return new QueryRefusal(`Raw query length ${length} exceeds max allowed ${limit}`);
  }
  const told = errors.filter(({ code }) => code !== "empty")
    .filter(({ start }, i, all) => start !== all[i - 1]?.start);
  return new QueryRefusal(told.map((problem) => say(query, problem)).join(", "));
}

/**
 * Reads a query and gives a test for posts.
 *
 * @throws {QueryRefusal} if X would not take the query.
 */
export function compileQuery(text: string, search: CheckQueryOptions = {}): Matcher {
  const refusal = queryRefusal(text, search);
  if (refusal) throw refusal;
  const { tree } = parseQuery(text);
  return tree ? queryMatcher(tree) : () => false;
}
