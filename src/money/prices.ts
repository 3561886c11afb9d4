/** A cost in US dollars. X's documents leave open whether expanded objects are billed, so there are two ends. */
export interface PriceRange {
  /**
   * At least, in USD: the posts that were asked for, as far as is known. Those that another session
   * read on the same day (UTC), and that no shared ledger file tells of, may cost nothing.
   */
  low: number;
  /** At most, in USD: every object that came along. */
  high: number;
}

/**
 * What reading costs in USD, pay-per-use.
 *
 * Source: docs.x.com/x-api/getting-started/pricing. X may change its prices at any time; the
 * current ones stand in the developer console.
 *
 * @example
 * ```ts
 * import { PRICES } from "@library-card/access";
 * import { equal } from "node:assert/strict";
 *
 * equal(100 * PRICES.post, 0.5); // USD for 100 posts
 * ```
 */
export const PRICES: Readonly<{
  /** The day on which these prices were read. */
  asOf: string;
  source: string;
  /** Each post that is returned; perhaps also each that comes along, as with `references`. */
  post: number;
  /** Each user that is returned, as by `users/me`; perhaps also each that comes along, as with `authors`. */
  user: number;
  /** Each request to recent counts. */
  countsRecent: number;
  /** Each request to full-archive counts. */
  countsAll: number;
}> = Object.freeze({
  asOf: "2026-08-22",
  source: "https://docs.x.com/x-api/getting-started/pricing",
  post: 0.005,
  user: 0.010,
  countsRecent: 0.005,
  countsAll: 0.010,
});

/** USD as whole thousandths, in which sums are exact. */
export const toMills = (usd: number): number => Math.round(usd * 1000);

/** The same prices in thousandths of a US dollar, to reckon with. */
export const MILLS = {
  post: toMills(PRICES.post),
  user: toMills(PRICES.user),
  countsRecent: toMills(PRICES.countsRecent),
  countsAll: toMills(PRICES.countsAll),
} as const;

/** Makes a range from whole thousandths of a dollar. */
export function fromMills(low: number, high: number): PriceRange {
  return { low: low / 1000, high: high / 1000 };
}

const usd = (value: number) => {
  const mills = toMills(value);
  const digits = mills % 10 === 0 ? 2 : 3;
  return (mills / 1000).toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
};

/** Says an amount in USD, which may be nothing or a debt: `"USD 4.23"`, `"USD 0.00"`. */
export const formatUsd = (value: number): string =>
  value < 0 ? `USD -${usd(-value)}` : `USD ${usd(value)}`;

/** Says a range: `"USD 0.05"`, `"USD 0.05 to 0.15"`, `"nothing"`. */
export function formatPrice({ low, high }: PriceRange): string {
  if (high === 0) return "nothing";
  return low === high ? `USD ${usd(low)}` : `USD ${usd(low)} to ${usd(high)}`;
}
