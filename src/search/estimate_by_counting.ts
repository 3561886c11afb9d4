import type { Network } from "../access/mod.ts";
import { AccessError } from "../problems/mod.ts";
import { SMALLEST_PAGE } from "./paging.ts";
import { openReach, timeAt } from "./reach.ts";
import { count, type CountWorld } from "./count.ts";
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
  tell: CountWorld["tell"],
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
    }, { enough, tell });
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
 * What a search would cost, by counting first: for USD 0.005, in the archive 0.010 for every 31 days
 * that it takes to find as many posts as are wanted.
 *
 * @param network The way out.
 * @param query In X's search language.
 * @param given The options that the search would have.
 * @param world Who is told of a query that X takes but may not say what is meant, and, before
 * anything is sent, of what a count of several requests costs.
 * @throws {AccessError} What went wrong.
 */
export async function estimateByCounting(
  network: Network,
  query: string,
  { signal, ...given }: CountedEstimateOptions = {},
  { warn, tell }: Pick<CountWorld, "warn" | "tell"> = {},
): Promise<Estimate> {
  const options = checkEstimate(query, given, warn, timeAt(network, Date.now()));
  const known = await countFirst(network, query, { ...options, signal }, tell);
  // Asked anew where X told before; whom it does not tell is not kept waiting.
  const credits = network.usage?.creditsLeft === undefined
    ? undefined
    : await network.creditsLeft(signal);
  const { used, cap } = network.usage ?? {};
  const left = used === undefined || cap === undefined ? undefined : Math.max(0, cap - used);
  const { signsAs: signedAs, room: practice } = network;
  return makeEstimate(query, options, { ...known, left, credits, signedAs, practice });
}
