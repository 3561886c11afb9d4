import type { Bill, Item } from "./bill.ts";
import { fromMills, type PriceRange, toMills } from "./price_range.ts";
import { PRICES } from "./prices.ts";

/** What one or more answers brought, and what they cost. */
export interface Charge {
  /** Requests that X answered. */
  requests: number;
  /** Posts that matched. */
  posts: number;
  /** Distinct users that came along. */
  users: number;
  /** Distinct posts that came along because others refer to them. */
  referencedPosts: number;
  /**
   * Posts and users among these that had been read before on the same day (UTC). X charges for
   * them once a day and does not promise it: they count in `cost.high`, and not in `cost.low`.
   */
  duplicates: number;
  /** In USD, low and high. */
  cost: PriceRange;
}

/** Nothing, yet. */
export const NO_CHARGE: Charge = {
  requests: 0,
  posts: 0,
  users: 0,
  referencedPosts: 0,
  duplicates: 0,
  cost: { low: 0, high: 0 },
};

/**
 * What an answer costs. At least: what was asked for and not read before today. At most: every
 * object, also those that came along, also those that were read before.
 *
 * @param bill What is to be paid for.
 * @param isAgain Whether an object was read before on the same day; asked once for each.
 */
export function chargeFor(bill: Bill, isAgain: (item: Item) => boolean = () => false): Charge {
  const charge = { ...NO_CHARGE, requests: 1 };
  let low = bill.request;
  let high = bill.request;
  for (const item of bill.items) {
    const { kind, asked } = item;
    const again = isAgain(item);
    if (again) charge.duplicates += 1;
    if (kind === "user") charge.users += 1;
    else if (asked) charge.posts += 1;
    else charge.referencedPosts += 1;
    high += PRICES[kind];
    if (asked && !again) low += PRICES[kind];
  }
  return { ...charge, cost: fromMills(low, high) };
}

/** Adds charges up, exactly. */
export function sumCharges(charges: Charge[]): Charge {
  const total = (pick: (charge: Charge) => number) =>
    charges.reduce((sum, charge) => sum + pick(charge), 0);
  return {
    requests: total((charge) => charge.requests),
    posts: total((charge) => charge.posts),
    users: total((charge) => charge.users),
    referencedPosts: total((charge) => charge.referencedPosts),
    duplicates: total((charge) => charge.duplicates),
    cost: fromMills(
      total((charge) => toMills(charge.cost.low)),
      total((charge) => toMills(charge.cost.high)),
    ),
  };
}
