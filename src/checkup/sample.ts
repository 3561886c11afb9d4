import { raise } from "../problems/mod.ts";

/** The search that shows that access works: at most 10 posts. */
export const SAMPLE_QUERY = "library lang:en";

/** A sample search. */
export interface Sample {
  query: string;
  limit: number;
}

/**
 * Reads the options `search` and `limit`.
 *
 * @returns The sample search, if one was asked for.
 * @throws {AccessError} `bad-option`
 */
export function sampleOf(
  { search = false, limit = 10 }: { search?: boolean | string; limit?: number },
): Sample | undefined {
  const refuse = (found: string) => raise("bad-option", { doing: "check access", found });
  if (!(Number.isInteger(limit) && limit > 0)) {
    throw refuse("limit must be a whole number, 1 or more");
  }
  if (typeof search !== "boolean" && (typeof search !== "string" || search.trim() === "")) {
    throw refuse("search must be true, false or a query");
  }
  if (search === false) return undefined;
  return { query: search === true ? SAMPLE_QUERY : search, limit };
}
