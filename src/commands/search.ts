import { connect, type ScenarioId, type SearchOptions } from "../../mod.ts";
import { type Output, toJson } from "./output.ts";

/** What `search` may be told. */
export interface SearchFlags
  extends Omit<SearchOptions, "signal" | "onProgress" | "checkQuery" | "check"> {
  json?: boolean;
  csv?: boolean;
  jsonl?: boolean;
  practice?: boolean;
  scenario?: ScenarioId;
  /** False where the query is sent without a look at it. */
  check?: boolean;
}

/**
 * `search`: posts for a query, as a table or for a program. Where it ended too early, what came is
 * the result all the same, and one document only.
 *
 * @returns Whether nothing failed on the way.
 */
export async function search(
  query: string,
  flags: SearchFlags,
  output: Output,
): Promise<boolean> {
  const { json, csv, jsonl, practice, scenario, check: checkQuery, ...options } = flags;
  const card = await connect({ practice, scenario });
  const posts = await card.search(query, { ...options, checkQuery });
  const { cost, ended, notes, problem, practice: madeUp } = posts;
  if (json) {
    const result = { query, practice: madeUp, cost, ended, notes, problem, posts: [...posts] };
    output.result(toJson(result));
  } else if (csv) output.result(posts.toCsv().replace(/\r\n$/, ""));
  else if (jsonl) output.result(posts.toJsonl().replace(/\n$/, ""));
  else output.result(String(posts));
  const failed = ended === "problem";
  if (failed && !json) output.aside(String(problem));
  return !failed;
}
