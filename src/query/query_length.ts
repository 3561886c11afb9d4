import { type QueryProblem, queryProblem } from "./query_problem.ts";

/** What a query is checked for. */
export interface CheckQueryOptions {
  /** For the full archive instead of the last seven days. @default false */
  archive?: boolean;
  /** For an Enterprise contract. @default false */
  enterprise?: boolean;
}

/**
 * The longest queries, in characters, spaces and operators included.
 * Source: https://docs.x.com/x-api/posts/search/integrate/build-a-query, as of 2026-08-22.
 */
const QUERY_LIMITS = { recent: 512, archive: 1024, enterprise: 4096 } as const;

/** The longest query for a search. */
export function limitFor({ archive, enterprise }: CheckQueryOptions): number {
  if (enterprise) return QUERY_LIMITS.enterprise;
  return archive ? QUERY_LIMITS.archive : QUERY_LIMITS.recent;
}

/** A query's length as X counts it: characters, not the halves of which JavaScript makes an emoji. */
export function lengthOf(query: string): number {
  let length = 0;
  for (const _ of query) length++;
  return length;
}

/** Tells of what stands beyond the longest query that X takes. */
export function checkLength(text: string, options: CheckQueryOptions): QueryProblem[] {
  const limit = limitFor(options);
  const length = lengthOf(text);
  if (length <= limit) return [];
  let start = 0;
  for (let i = 0; i < limit; i++) start += text.codePointAt(start)! > 0xFFFF ? 2 : 1;
  const words = [length, limit].map((number) => number.toLocaleString("en"));
  return [queryProblem("too-long", { start, end: text.length }, { words })];
}
