import type { Network } from "../access/mod.ts";
import { AccessError } from "../problems/mod.ts";
import type { Warn } from "./check_first.ts";
import { SMALLEST_PAGE } from "./paging.ts";
import { openReach } from "./reach.ts";
import { count } from "./count.ts";
import type { Estimate } from "./estimate.ts";
import {
  checkEstimate,
  type EstimateKnowledge,
  type EstimateOptions,
  makeEstimate,
} from "./make_estimate.ts";

/** What an estimate that counts may be told. */
export interface CountedEstimateOptions extends EstimateOptions {
  /** Ends the counting. */
  signal?: AbortSignal;
}

const CANNOT_COUNT = "These keys cannot count: X counts for a Bearer Token only, which X_API_KEY " +
  "and X_API_SECRET also get.";

/** Counts the posts, or says why it cannot; not to be able to is no reason to fail. */
async function countFirst(
  network: Network,
  query: string,
  { since, until, archive, limit = 10, signal }: CountedEstimateOptions,
): Promise<EstimateKnowledge> {
  openReach(network, archive ?? false, "estimate");
  if (network.signsAs !== "app") return { notes: [CANNOT_COUNT] };
  try {
    const enough = archive ? Math.max(limit, SMALLEST_PAGE) : undefined;
    const { total, cost, isWhole } = await count(network, query, {
      since,
      until,
      archive,
      signal,
      granularity: "day",
      checkQuery: false,
    }, { enough });
    const notes = isWhole ? [] : [
      "Counted back only as far as the limit reaches: X has more posts for this query than that.",
    ];
    return { counted: { total, cost }, notes };
  } catch (error) {
    const overBudget = error instanceof AccessError && error.problem === "budget-reached";
    if (!overBudget) throw error;
    return { notes: [`The budget does not allow to count. ${error.message}.`] };
  }
}

/**
 * For USD 0.005: what a search would cost, by counting first.
 *
 * @param network The way out.
 * @param query In X's search language.
 * @param given The options that the search would have.
 * @param warn Told of a query that X takes, but may not say what is meant.
 * @throws {AccessError} What went wrong.
 */
export async function estimateByCounting(
  network: Network,
  query: string,
  { signal, ...given }: CountedEstimateOptions = {},
  warn?: Warn,
): Promise<Estimate> {
  const options = checkEstimate(query, given, warn);
  const known = await countFirst(network, query, { ...options, signal });
  // Asked anew where X told before; whom it does not tell is not kept waiting.
  const credits = network.usage?.creditsLeft === undefined
    ? undefined
    : await network.creditsLeft(signal);
  const { used, cap } = network.usage ?? {};
  const left = used === undefined || cap === undefined ? undefined : Math.max(0, cap - used);
  const { signsAs: signedAs, room: practice } = network;
  return makeEstimate(query, options, { ...known, left, credits, signedAs, practice });
}
