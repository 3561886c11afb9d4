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
const MOST_ROUNDS = 8;

/** A query with its fixes applied, as far as each round leaves no more errors than there were. */
export function mendQuery(
  query: string,
  check: (query: string) => readonly QueryProblem[],
): string {
  const errors = (problems: readonly QueryProblem[]) =>
    problems.filter(({ level }) => level === "error").length;
  let problems = check(query);
  let best = { query, errors: errors(problems) };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const mended = applyFixes(query, problems);
    if (mended === query) break;
    query = mended;
    problems = check(query);
    if (errors(problems) <= best.errors) best = { query, errors: errors(problems) };
  }
  return best.query;
}
