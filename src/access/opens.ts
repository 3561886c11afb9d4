import type { Network } from "./network.ts";

/**
 * What the keys open, derived from which keys they are.
 *
 * Source: X's OpenAPI file 2.166 and its authentication mapping, 2026-08-22.
 */
export interface Opens {
  /** Posts of the last 7 days: a Bearer Token or the four-part password. */
  recentSearch: boolean;
  /** How many posts there were: a Bearer Token only. */
  counts: boolean;
  /** What the account has used: a Bearer Token only. */
  usage: boolean;
  /** Posts since 2006: a Bearer Token only, and pay-per-use or Enterprise. */
  fullArchive: boolean;
  /** Who you are: the four-part password only. */
  identity: boolean;
}

/**
 * Derives what the keys open.
 *
 * @param network Where the keys are.
 * @param bearer Whether there is a Bearer Token, or one can be minted.
 */
export function whatOpens(network: Network, bearer: boolean): Opens {
  const user = network.canSign("user");
  return {
    recentSearch: bearer || user,
    counts: bearer,
    usage: bearer,
    fullArchive: bearer,
    identity: user,
  };
}
