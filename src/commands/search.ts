import { connect, type ScenarioId, type SearchOptions } from "../../mod.ts";
import { type Output, toJson } from "./output.ts";

/** What `search` may be told. */
export interface SearchFlags extends Omit<SearchOptions, "signal" | "onProgress"> {
  json?: boolean;
  csv?: boolean;
  jsonl?: boolean;
  practice?: boolean;
  scenario?: ScenarioId;
}

/** `search`: posts for a query, as a table or for a program. */
export async function search(query: string, flags: SearchFlags, output: Output): Promise<void> {
  const { json, csv, jsonl, practice, scenario, ...options } = flags;
  const card = await connect({ practice, scenario });
  const posts = await card.search(query, {
    ...options,
    onProgress: ({ posts, limit }) => output.aside(`${posts} of ${limit} posts`),
  });
  const { cost, ended, notes, practice: madeUp } = posts;
  if (json) {
    output.result(toJson({ query, practice: madeUp, cost, ended, notes, posts: [...posts] }));
  } else if (csv) output.result(posts.toCsv().replace(/\r\n$/, ""));
  else if (jsonl) output.result(posts.toJsonl().replace(/\n$/, ""));
  else output.result(String(posts));
  if (posts.ended === "problem") throw posts.problem!;
}
