import { parseQuery } from "../query/mod.ts";
import { type Matcher, queryMatcher } from "./query_matcher.ts";
import { refusalOf } from "./query_refusal.ts";

/**
 * Reads a query and gives a test for posts.
 *
 * @throws {QueryRefusal} if X would not take the query.
 */
export function compileQuery(text: string): Matcher {
  const refusal = refusalOf(text);
  if (refusal) throw refusal;
  const { tree } = parseQuery(text);
  return tree ? queryMatcher(tree) : () => false;
}
