import { connect, PRICES, SAMPLE_QUERY, type ScenarioId } from "../../mod.ts";
import { type Output, toJson } from "./output.ts";

/** What `check` may be told. */
export interface CheckFlags {
  json?: boolean;
  practice?: boolean;
  scenario?: ScenarioId;
  query?: string;
  limit?: number;
}

/** `check`: finds the keys, signs in, and runs the sample search with them. */
export async function check(
  { json, practice, scenario, query = SAMPLE_QUERY, limit = 10 }: CheckFlags,
  output: Output,
): Promise<void> {
  const card = await connect({ practice, scenario });
  if (!json) output.result(`${card}\n`);
  const most = Math.max(limit, 10);
  const price = `up to ${most} posts, USD ${(most * PRICES.post / 1000).toFixed(2)}`;
  output.aside(`Sample search: ${query} (${card.practice ? "made-up posts, free" : price})\n`);
  const posts = await card.search(query, { limit });
  if (json) {
    output.result(toJson({ card, query, posts: [...posts], cost: posts.cost, ended: posts.ended }));
    return;
  }
  output.result(String(posts));
  output.aside(`
Access works. Next:
  deno task search "your own words" --limit 10
  or in a notebook: import { connect } from "../mod.ts"`);
}
