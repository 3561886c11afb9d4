import { estimate as reckon, type EstimateOptions, type ScenarioId } from "../../mod.ts";
import { cardFor, give, type Output } from "./output.ts";

/** What `estimate` may be told. */
export interface EstimateFlags extends EstimateOptions {
  json?: boolean;
  practice?: boolean;
  scenario?: ScenarioId;
  /** Seconds that a request may wait in all. */
  patience?: number;
  /** False where nothing is to be sent. */
  count?: boolean;
}

/** `estimate`: what a search would cost, before it is bought. */
export async function estimate(
  query: string,
  { json: _, practice, scenario, patience, count = true, ...options }: EstimateFlags,
  output: Output,
): Promise<void> {
  const result = count
    ? await (await cardFor({ practice, scenario, patience }, output)).estimate(query, options)
    : reckon(query, options);
  give(output, result, () => String(result));
}
