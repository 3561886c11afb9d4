import type { QueryProblem } from "../query_problem.ts";

/** Applies all fixes that are not in each other's way, the small ones first. */
function applyFixes(query: string, problems: readonly QueryProblem[]): string {
  const fixes = problems.flatMap(({ fix }) => fix ? [fix] : [])
    .sort((a, b) => (a.end - a.start) - (b.end - b.start));
  const taken = new Uint8Array(query.length + 1);
  const chosen = fixes.filter(({ start, end }) => {
    if (taken.subarray(start, Math.max(end, start + 1)).includes(1)) return false;
    taken.fill(1, start, Math.max(end, start + 1));
    return true;
  });
  let from = 0;
  let mended = "";
  for (const { start, end, text } of chosen.sort((a, b) => a.start - b.start)) {
    mended += query.slice(from, start) + text;
    from = end;
  }
  return mended + query.slice(from);
}

/** One fix can show the next problem; more rounds than this are no mending. */
const MOST_ROUNDS = 12;

/**
 * A query with all its fixes applied, and those that they make room for; as it is where that would
 * not pass. What `passes` is asked once, of a query to which no fix can be applied any more.
 */
export function mendQuery(
  query: string,
  check: (query: string) => readonly QueryProblem[],
  passes: (query: string, problems: readonly QueryProblem[]) => boolean,
): string {
  let mended = query;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const problems = check(mended);
    const next = applyFixes(mended, problems);
    if (next === mended) return passes(mended, problems) ? mended : query;
    mended = next;
  }
  return query;
}
