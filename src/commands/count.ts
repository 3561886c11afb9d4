import { type CountOptions, type ScenarioId } from "../../mod.ts";
import { cardFor, give, type Output } from "./output.ts";

/** What `count` may be told. */
export interface CountFlags extends Omit<CountOptions, "signal" | "checkQuery" | "check"> {
  json?: boolean;
  practice?: boolean;
  scenario?: ScenarioId;
  /** Seconds that a request may wait in all. */
  patience?: number;
  /** False where the query is sent without a look at it. */
  check?: boolean;
}

/** `count`: how many posts match a query. */
export async function count(
  query: string,
  { json: _, practice, scenario, patience, check: checkQuery, ...options }: CountFlags,
  output: Output,
): Promise<void> {
  const card = await cardFor({ practice, scenario, patience }, output);
  const counts = await card.count(query, { ...options, checkQuery });
  const { total, cost, practice: madeUp } = counts;
  const result = { query, practice: madeUp, total, cost, counts: [...counts] };
  give(output, result, () => String(counts));
}
