/**
 * What reading costs, in thousandths of a US dollar (so that sums are exact), pay-per-use.
 *
 * Source: docs.x.com/x-api/getting-started/pricing. X may change its prices at any time; the
 * current ones stand in the developer console.
 *
 * @example
 * ```ts
 * import { PRICES } from "@library-card/access";
 * import { equal } from "node:assert/strict";
 *
 * equal(100 * PRICES.post / 1000, 0.5); // USD for 100 posts
 * ```
 */
export const PRICES = {
  asOf: "2026-08-22",
  source: "https://docs.x.com/x-api/getting-started/pricing",
  /** Each post that is returned; perhaps also each that comes along, as with `references`. */
  post: 5,
  /** Each user that is returned, as by `users/me`; perhaps also each that comes along, as with `authors`. */
  user: 10,
  /** Each request to recent counts. */
  countsRecent: 5,
  /** Each request to full-archive counts. */
  countsAll: 10,
} as const;

/** Posts that a pay-per-use account may read in one billing cycle. */
export const MONTHLY_CAP = {
  posts: 3_000_000,
  asOf: "2026-08-13",
  source: "https://docs.x.com/x-api/getting-started/pricing",
} as const;
