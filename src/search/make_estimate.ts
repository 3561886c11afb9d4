import {
  formatUsd,
  fromMills,
  type LimitedBy,
  MILLS,
  MONTHLY_CAP,
  MOST_REFERENCES,
  MOST_VERSIONS,
  type PriceRange,
  secondsOfWaiting,
  toMills,
} from "../money/mod.ts";
import { checkNames, type Practice, sayHere } from "../problems/mod.ts";
import { Estimate, type EstimatePart } from "./estimate.ts";
import { type CheckFirst, checkFirst, OLD_NAMES, type Warn } from "./check_first.ts";
import { takeOldNames } from "./old_names.ts";
import {
  type Asking,
  asksForReferencedAuthors,
  fieldsFor,
  toDialect,
  toExtras,
} from "./dialect.ts";
import { SMALLEST_PAGE } from "./paging.ts";
import { type TimeWindow, toLimit, toSwitch, toWindow } from "./parameters.ts";
import { reachOf } from "./reach.ts";

/** What an estimate may be told: what the search would be told. */
export interface EstimateOptions extends Asking, TimeWindow, CheckFirst {
  /** How many posts. @default 10 */
  limit?: number;
  /** For a search of the archive. @default false */
  archive?: boolean;
}

/** What is known beside the options. */
export interface EstimateKnowledge {
  /** Posts that X counted, and what the counting cost. */
  counted?: { total: number; cost: PriceRange };
  /** Posts that may still be read in this billing cycle. */
  left?: number;
  /** Credits that are left, in USD. */
  credits?: number;
  /** How the search would be signed. @default "app" */
  signedAs?: LimitedBy;
  practice?: Practice;
  /** Sentences for the reader. */
  notes?: string[];
}

const DOING = "estimate";

const OPTIONS: Record<Exclude<keyof EstimateOptions, "check">, true> = {
  limit: true,
  archive: true,
  since: true,
  until: true,
  authors: true,
  references: true,
  media: true,
  places: true,
  dialect: true,
  checkQuery: true,
};

const NOTHING: PriceRange = { low: 0, high: 0 };

/**
 * Each kind of object, from its least to its most. What comes along may be billed or not: X's
 * documents leave it open. It is reckoned as at the door, where a budget is kept.
 */
function partsFor(posts: number, asking: Asking): EstimatePart[] {
  const expansions = fieldsFor(asking).expansions?.split(",") ?? [];
  const brings = (...names: string[]) => names.some((name) => expansions.includes(name));
  const referenced = posts * MOST_REFERENCES;
  const along = (what: EstimatePart["what"], low: number, high: number, price: number) => ({
    what,
    count: { low, high },
    cost: fromMills(0, high * price),
  });
  const price = posts * MILLS.post;
  return [
    { what: "posts", count: { low: posts, high: posts }, cost: fromMills(price, price) },
    ...(brings("author_id") ? [along("authors", Math.min(1, posts), posts, MILLS.user)] : []),
    ...(brings("in_reply_to_user_id") ? [along("people replied to", 0, posts, MILLS.user)] : []),
    ...(brings("referenced_tweets.id", "referenced_posts")
      ? [along("referenced posts", 0, referenced, MILLS.post)]
      : []),
    ...(brings("referenced_tweets.id.author_id") || asksForReferencedAuthors(asking)
      ? [along("authors of referenced posts", 0, referenced, MILLS.user)]
      : []),
    ...(brings("edit_history_post_ids")
      ? [along("earlier versions", 0, posts * MOST_VERSIONS, MILLS.post)]
      : []),
  ];
}

function total(parts: EstimatePart[]): PriceRange {
  const sum = (end: "low" | "high") =>
    parts.reduce((mills, { cost }) => mills + toMills(cost[end]), 0);
  return fromMills(sum("low"), sum("high"));
}

/**
 * Checks the options of an estimate, where it is known what time it is at X also against that, and gives them back by their present names.
 */
export function checkEstimate<Options extends EstimateOptions>(
  query: string,
  given: Options,
  warn?: Warn,
  now?: number,
): Options {
  const options = takeOldNames(given, OLD_NAMES, DOING);
  checkNames(options, OPTIONS, DOING);
  checkFirst(query, options, DOING, warn);
  toLimit(options.limit ?? 10, DOING);
  toSwitch(options.archive, "archive", DOING);
  toDialect(options.dialect, DOING);
  toExtras(options, DOING);
  toWindow(options, DOING, now);
  return options;
}

interface Noted extends Asking {
  credits?: number;
  limit: number;
  wanted: number;
  counted?: { total: number };
  cost: PriceRange;
  left: number;
}

function notesOn(
  { limit, wanted, counted, cost, left, credits, authors, references, media, places }: Noted,
): string[] {
  const posts = wanted.toLocaleString("en");
  const notes: [when: boolean, note: string][] = [
    [!counted, `Nothing was counted: this is for ${posts} posts; if X has fewer, it costs less.`],
    [counted?.total === 0, "No post matches, so the search would cost nothing."],
    [limit < SMALLEST_PAGE && wanted > limit, "X sells at least 10 posts at a time."],
    [wanted > left, "That is more than X lets you read before the billing cycle begins anew."],
    [
      credits !== undefined && cost.low > credits,
      `That is more than the credits that are left (${
        formatUsd(credits ?? 0)
      }): buy credits first, or X ends ` +
      "the search on the way.",
    ],
    [
      credits !== undefined && cost.low <= credits && cost.high > credits,
      `If X also charges for what comes along, the credits that are left (${
        formatUsd(credits ?? 0)
      }) do not ` +
      "last for it.",
    ],
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
      sayHere({
        terminal: `--budget ${cost.high} with the search allows no more than this.`,
        elsewhere: `budget: ${cost.high} in the search allows no more than this.`,
      }),
    ],
  ];
  return notes.filter(([when]) => when).map(([, note]) => note);
}

/** Makes an estimate from what is known. */
export function makeEstimate(
  query: string,
  options: EstimateOptions,
  { counted, left, credits, signedAs = "app", practice = false, notes = [] }: EstimateKnowledge =
    {},
): Estimate {
  const { limit = 10, archive = false } = options;
  const reach = reachOf(archive);
  const wanted = Math.min(Math.max(limit, SMALLEST_PAGE), counted?.total ?? Infinity);
  const parts = partsFor(wanted, options);
  const cost = total(parts);
  const requests = Math.max(1, Math.ceil(wanted / reach.pages.largest));
  const capLeft = { posts: left ?? MONTHLY_CAP.posts, known: left !== undefined };
  return new Estimate({
    query,
    posts: counted?.total,
    limit,
    wanted,
    parts,
    cost,
    requests,
    seconds: secondsOfWaiting(requests, `/2/${reach.search}`, signedAs),
    shareOfCap: wanted / Math.max(1, capLeft.posts),
    capLeft,
    credits,
    countingCost: counted?.cost ?? NOTHING,
    practice,
    notes: [
      ...notes,
      ...notesOn({ limit, wanted, counted, cost, left: capLeft.posts, credits, ...options }),
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
