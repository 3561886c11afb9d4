import { pricedPath } from "./priced_paths.ts";
import { fromMills, MILLS, type PriceRange, toMills } from "./prices.ts";

/** One object of an answer that X may charge for. */
export interface Item {
  kind: "post" | "user";
  /** Absent where the answer gives none. */
  id?: string;
  /** Whether it was asked for; else it came along with what was. */
  asked: boolean;
}

/** What is to be paid for one answer, before it is known what was read before. */
export interface Bill {
  /** For the request itself, in thousandths of a US dollar. */
  request: number;
  items: Item[];
}

type Json = Record<string, unknown>;

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

function items(values: unknown, kind: Item["kind"], asked: boolean): Item[] {
  return list(values).map((value) => {
    const id = (value as Json | null)?.id;
    const isId = typeof id === "string" || typeof id === "number";
    return { kind, id: isId ? String(id) : undefined, asked };
  });
}

/**
 * What is to be paid for an answer of the X API.
 *
 * @param path The path that was asked, such as `"/2/tweets/search/recent"`.
 * @param body The answer, as parsed JSON.
 */
export function billFor(path: string, body: unknown): Bill {
  const { data, includes } = (body ?? {}) as { data?: unknown; includes?: Json };
  const row = pricedPath(path);
  if (row?.by === "request") return { request: row.price, items: [] };
  if (row?.by !== "post" && row?.by !== "user") return { request: 0, items: [] };
  return {
    request: 0,
    items: [
      ...items(data, row.by, true),
      ...items(includes?.tweets ?? includes?.posts, "post", false),
      ...items(includes?.users, "user", false),
    ],
  };
}

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
  /** In USD, low and high; see `PriceRange` for what the low end cannot know. */
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
    high += MILLS[kind];
    if (asked && !again) low += MILLS[kind];
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
