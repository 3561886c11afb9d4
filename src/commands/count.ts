import { connect, type CountOptions, type ScenarioId } from "../../mod.ts";
import { type Output, toJson } from "./output.ts";

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
  { json, practice, scenario, patience, check: checkQuery, ...options }: CountFlags,
  output: Output,
): Promise<void> {
  const card = await connect({ practice, scenario, patience });
  const counts = await card.count(query, { ...options, checkQuery });
  const { total, cost, practice: madeUp } = counts;
  const result = { query, practice: madeUp, total, cost, counts: [...counts] };
  output.result(json ? toJson(result) : String(counts));
}
