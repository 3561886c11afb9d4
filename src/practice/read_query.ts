import { compileQuery } from "./compile_query.ts";
import { invalid } from "./invalid_request.ts";
import type { Matcher } from "./query_matcher.ts";
import { QueryRefusal } from "./query_refusal.ts";
import type { Parameters } from "./read_parameters.ts";

/**
 * Reads the query of a search or a count.
 *
 * @throws {InvalidRequest} if it is refused: then the request is.
 */
export function readQuery(parameters: Parameters): Matcher {
  const query = parameters.get("query") ?? "";
  try {
    return compileQuery(query);
  } catch (error) {
    if (error instanceof QueryRefusal) throw invalid("query", query, error.message);
    throw error;
  }
}
