import {
  fromMills,
  type LimitedBy,
  MILLS,
  MONTHLY_CAP,
  MOST_REFERENCES,
  type PriceRange,
  secondsOfWaiting,
  toMills,
} from "../money/mod.ts";
import { checkNames } from "../problems/mod.ts";
import { Estimate, type EstimatePart } from "./estimate.ts";
import { type CheckFirst, checkFirst, OLD_NAMES, type Warn } from "./check_first.ts";
import { takeOldNames } from "./old_names.ts";
import { type Extras, type TimeWindow, toLimit, toTimestamp } from "./parameters.ts";
import { LARGEST_PAGE, SMALLEST_PAGE } from "./read_pages.ts";

/** What an estimate may be told: what the search would be told. */
export interface EstimateOptions extends Extras, TimeWindow, CheckFirst {
  /** How many posts. @default 10 */
  limit?: number;
}

/** What is known beside the options. */
export interface EstimateKnowledge {
  /** Posts that X counted, and what the counting cost. */
  counted?: { total: number; cost: PriceRange };
  /** Posts that may still be read in this billing cycle. */
  left?: number;
  /** How the search would be signed. @default "app" */
  signedAs?: LimitedBy;
  practice?: boolean;
  /** Sentences for the reader. */
  notes?: string[];
}

const DOING = "estimate";

const OPTIONS: Record<Exclude<keyof EstimateOptions, "check">, true> = {
  limit: true,
  since: true,
  until: true,
  authors: true,
  references: true,
  media: true,
  places: true,
  checkQuery: true,
};

const NOTHING: PriceRange = { low: 0, high: 0 };

/**
 * Each kind of object, from its least to its most. What comes along may be billed or not: X's
 * documents leave it open. It is reckoned as at the door, where a budget is kept.
 */
function partsFor(posts: number, { authors, references }: Extras): EstimatePart[] {
  const referenced = posts * MOST_REFERENCES;
  const along = (what: EstimatePart["what"], low: number, high: number, price: number) => ({
    what,
    count: { low, high },
    cost: fromMills(0, high * price),
  });
  const price = posts * MILLS.post;
  return [
    { what: "posts", count: { low: posts, high: posts }, cost: fromMills(price, price) },
    ...(authors ? [along("authors", Math.min(1, posts), posts, MILLS.user)] : []),
    ...(references ? [along("referenced posts", 0, referenced, MILLS.post)] : []),
    ...(authors && references
      ? [along("authors of referenced posts", 0, referenced, MILLS.user)]
      : []),
  ];
}

function total(parts: EstimatePart[]): PriceRange {
  const sum = (end: "low" | "high") =>
    parts.reduce((mills, { cost }) => mills + toMills(cost[end]), 0);
  return fromMills(sum("low"), sum("high"));
}

/** Checks the options of an estimate, and gives them back by their present names. */
export function checkEstimate<Options extends EstimateOptions>(
  query: string,
  given: Options,
  warn?: Warn,
): Options {
  const options = takeOldNames(given, OLD_NAMES, DOING);
  checkNames(options, OPTIONS, DOING);
  checkFirst(query, options, DOING, warn);
  toLimit(options.limit ?? 10, DOING);
  toTimestamp(options.since, "since", DOING);
  toTimestamp(options.until, "until", DOING);
  return options;
}

interface Noted extends Extras {
  limit: number;
  wanted: number;
  counted?: { total: number };
  cost: PriceRange;
  left: number;
}

function notesOn(
  { limit, wanted, counted, cost, left, authors, references, media, places }: Noted,
): string[] {
  const posts = wanted.toLocaleString("en");
  const notes: [when: boolean, note: string][] = [
    [!counted, `Nothing was counted: this is for ${posts} posts; if X has fewer, it costs less.`],
    [counted?.total === 0, "No post matches, so the search would cost nothing."],
    [limit < SMALLEST_PAGE && wanted > limit, "X sells at least 10 posts at a time."],
    [wanted > left, "That is more than X lets you read before the billing cycle begins anew."],
    [Boolean(media || places), "X names no price for photos, videos, polls and places."],
    [
      cost.low < cost.high,
      "At least: if X charges for the posts only, and none was read before today (UTC). At most: if it also charges for everything that " +
      `comes along${authors ? ", every author is another one" : ""}` +
      `${references ? ", and every post refers to two others" : ""}.`,
    ],
    [
      wanted > 0,
      "A page of X is not always full, and the next can then bring a few posts too many; " +
      `budget: ${cost.high} in the search allows no more than this.`,
    ],
  ];
  return notes.filter(([when]) => when).map(([, note]) => note);
}

/** Makes an estimate from what is known. */
export function makeEstimate(
  query: string,
  options: EstimateOptions,
  { counted, left, signedAs = "app", practice = false, notes = [] }: EstimateKnowledge = {},
): Estimate {
  const { limit = 10 } = options;
  const wanted = Math.min(Math.max(limit, SMALLEST_PAGE), counted?.total ?? Infinity);
  const parts = partsFor(wanted, options);
  const cost = total(parts);
  const requests = Math.max(1, Math.ceil(wanted / LARGEST_PAGE));
  const capLeft = { posts: left ?? MONTHLY_CAP.posts, known: left !== undefined };
  return new Estimate({
    query,
    posts: counted?.total,
    limit,
    wanted,
    parts,
    cost,
    requests,
    seconds: secondsOfWaiting(requests, "/2/tweets/search/recent", signedAs),
    shareOfCap: wanted / Math.max(1, capLeft.posts),
    capLeft,
    countingCost: counted?.cost ?? NOTHING,
    practice,
    notes: [
      ...notes,
      ...notesOn({ limit, wanted, counted, cost, left: capLeft.posts, ...options }),
    ],
  });
}

/**
 * Free: what a search would cost, low and high, before it is bought. It sends nothing and needs no
 * keys, so it reckons with as many posts as `limit` says; `card.estimate` counts them first.
 *
 * @param query In X's search language.
 * @param options The options that the search would have.
 * @throws {AccessError} `bad-option`, or what is wrong with the query.
 *
 * @example
 * ```ts
 * import { estimate } from "@library-card/access";
 * import { deepEqual } from "node:assert/strict";
 *
 * const { cost, requests } = estimate("library lang:en", { limit: 500, authors: true });
 * deepEqual(cost, { low: 2.5, high: 7.5 });
 * deepEqual(requests, 5);
 * ```
 */
export function estimate(query: string, options: EstimateOptions = {}): Estimate {
  const notes: string[] = [];
  checkEstimate(query, options, ({ problems }) => {
    notes.push(...problems.map(({ message }) => message));
  });
  return makeEstimate(query, options, { notes });
}
