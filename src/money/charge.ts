import { fromMills, type PriceRange } from "./price_range.ts";
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
  /** In USD, low and high. */
  cost: PriceRange;
}

/** Nothing, yet. */
export const NO_CHARGE: Charge = {
  requests: 0,
  posts: 0,
  users: 0,
  referencedPosts: 0,
  cost: { low: 0, high: 0 },
};

const list = (value: unknown): unknown[] => Array.isArray(value) ? value : [];
const mills = (usd: number) => Math.round(usd * 1000);

/**
 * What an answer of the X API costs.
 *
 * @param path The path that was asked, such as `"/2/tweets/search/recent"`.
 * @param body The answer, as parsed JSON.
 */
export function chargeFor(path: string, body: unknown): Charge {
  const answer = (body ?? {}) as Record<string, unknown>;
  const includes = (answer.includes ?? {}) as Record<string, unknown>;
  if (path.includes("/tweets/counts/")) {
    const price = path.endsWith("/all") ? PRICES.countsAll : PRICES.countsRecent;
    return { ...NO_CHARGE, requests: 1, cost: fromMills(price, price) };
  }
  if (path.includes("/tweets/search/")) {
    const posts = list(answer.data).length;
    const users = list(includes.users).length;
    const referencedPosts = list(includes.tweets ?? includes.posts).length;
    const low = posts * PRICES.post;
    const high = low + referencedPosts * PRICES.post + users * PRICES.user;
    return { requests: 1, posts, users, referencedPosts, cost: fromMills(low, high) };
  }
  if (path.endsWith("/users/me")) {
    return { ...NO_CHARGE, requests: 1, users: 1, cost: fromMills(PRICES.user, PRICES.user) };
  }
  return { ...NO_CHARGE, requests: 1 };
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
    cost: fromMills(
      total((charge) => mills(charge.cost.low)),
      total((charge) => mills(charge.cost.high)),
    ),
  };
}
