import { budgetReached, type Network } from "../access/mod.ts";
import {
  type Charge,
  formatPrice,
  fromMills,
  MILLS,
  NO_CHARGE,
  refusalOf,
  sumCharges,
  toMills,
} from "../money/mod.ts";
import { AccessError, checkNames, type Practice, priceWords, raise } from "../problems/mod.ts";
import { type Count, Counts } from "./counts.ts";
import { nextTokenOf, toCount } from "./join_page.ts";
import { type CheckFirst, checkFirst, OLD_NAMES, type Warn } from "./check_first.ts";
import { takeOldNames } from "./old_names.ts";
import { type TimeWindow, toBudget, toChoice, toSwitch, toWindow } from "./parameters.ts";
import { plural } from "./post_table.ts";
import { openReach, timeAt } from "./reach.ts";

/** What a count may be told. */
export interface CountOptions extends TimeWindow, CheckFirst {
  /**
   * Count all posts since 2006, where the keys open that: USD 0.010 for every 31 days. Without
   * `since` X looks back 30 days. @default false: the last 7 days
   */
  archive?: boolean;
  /** The length of a span. @default "hour"; with `archive`, "day" */
  granularity?: "minute" | "hour" | "day";
  /** What this count may cost at most, in USD, above 0. @default no limit */
  budget?: number;
  /** Ends the count. */
  signal?: AbortSignal;
}

const DOING = "count";

const OPTIONS: Record<Exclude<keyof CountOptions, "check">, true> = {
  archive: true,
  granularity: true,
  since: true,
  until: true,
  budget: true,
  checkQuery: true,
  signal: true,
};

type Json = Record<string, unknown>;

const spansIn = ({ data }: Json): Json[] => Array.isArray(data) ? data : [];

// The names of X's OpenAPI files 2.166 and 2.167.
const countOf = (row: Json) => toCount(row.tweet_count ?? row.post_count);

function totalOf({ meta }: Json): number | undefined {
  const { total_tweet_count, total_post_count } = (meta ?? {}) as Json;
  return toCount(total_tweet_count ?? total_post_count);
}

/**
 * Whether an answer is a count: a number in every span, and a total or at least one span. An error
 * can come with status 200, and nobody must take it for a zero.
 */
function isCount(body: Json): boolean {
  const { data } = body;
  if (data !== undefined && data !== null && !Array.isArray(data)) return false;
  const spans = spansIn(body);
  return spans.every((row) => row && countOf(row) !== undefined) &&
    (totalOf(body) !== undefined || spans.length > 0);
}

/** What a count needs beside its question. */
export interface CountWorld {
  /** Told of a query that X takes, but may not say what is meant. */
  warn?: Warn;
  /** Told, before anything is bought, what more than one request costs. */
  tell?: (sentence: string) => void;
  /** So many posts are enough: what lies further back is not counted then. @default all */
  enough?: number;
}

/** X counts the archive in pages of 31 days. Source: docs.x.com, counts, 2026-08-22. */
const DAYS_OF_PAGE = 31;
const DAY = 86_400_000;

/** Requests that a count of the archive takes, if it goes all the way. */
function requestsFor(since: string | undefined, until: string | undefined): number {
  if (since === undefined) return 1;
  const end = until === undefined ? Date.now() : Date.parse(until);
  return Math.max(1, Math.ceil((end - Date.parse(since)) / DAY / DAYS_OF_PAGE));
}

/**
 * Counts the posts that match, without buying them: USD 0.005 for the last 7 days, in one request;
 * USD 0.010 for every 31 days of the archive.
 *
 * @param network The way out.
 * @param query In X's search language.
 * @param given See {@linkcode CountOptions}.
 * @param world Who is told, and how much is enough.
 * @throws {AccessError} What went wrong; `unsupported-authentication` if only the four-part
 * password signs in, because X counts for a Bearer Token only. A count that fails on the way gives
 * no number, since part of one would be read as the whole.
 */
export async function count(
  network: Network,
  query: string,
  given: CountOptions = {},
  { warn, tell = () => {}, enough = Infinity }: CountWorld = {},
): Promise<Counts> {
  const options = takeOldNames(given, OLD_NAMES, DOING);
  checkNames(options, OPTIONS, DOING);
  const archive = toSwitch(options.archive, "archive", DOING);
  checkFirst(query, options, DOING, warn);
  const granularity =
    toChoice(options.granularity, ["minute", "hour", "day"], "granularity", DOING) ??
      (archive ? "day" : "hour");
  const budget = toBudget(options.budget, DOING);
  const price = archive ? MILLS.countsAll : MILLS.countsRecent;
  const { since, until } = toWindow(options, DOING, timeAt(network, Date.now()));
  const params = {
    query,
    granularity,
    start_time: since,
    end_time: until,
  };
  const refusal = refusalOf({ span: "call", budget, spent: 0, next: price });
  if (refusal) throw budgetReached(DOING, refusal);
  const { counts: path } = openReach(network, archive, DOING);
  if (!network.canSign("app")) {
    throw raise("unsupported-authentication", {
      doing: DOING,
      found: "X counts for a Bearer Token only",
      nextSteps: ["Set X_BEARER_TOKEN, or X_API_KEY and X_API_SECRET."],
    });
  }
  const requests = archive ? requestsFor(params.start_time, params.end_time) : 1;
  const isToTheEnd = enough === Infinity;
  if (requests > 1) tell(tellPrice(requests, { price, isToTheEnd, practice: network.room }));
  const pages: Count[][] = [];
  let charge: Charge = NO_CHARGE;
  let total = 0;
  let token: string | undefined;
  const seen = new Set<string>();
  do {
    const spent = toMills(charge.cost.high);
    const further = refusalOf({ span: "call", budget, spent, next: price });
    if (further) throw unfinished(budgetReached(DOING, further), pages.length);
    const { body, charge: cost } = await network.get({
      path,
      params: { ...params, next_token: token },
      doing: DOING,
      as: "app",
      signal: options.signal,
      expects: isCount,
    }).catch((error: unknown) => {
      throw unfinished(error, pages.length);
    });
    charge = sumCharges([charge, cost]);
    const rows = spansIn(body).map((row): Count => ({
      start: String(row.start),
      end: String(row.end),
      count: countOf(row)!,
    }));
    pages.push(rows);
    total += totalOf(body) ?? rows.reduce((sum, row) => sum + row.count, 0);
    token = nextTokenOf(body);
    if (token !== undefined && seen.has(token)) {
      throw unfinished(raise("pages-in-a-circle", { doing: DOING }), pages.length);
    }
    if (token !== undefined) seen.add(token);
  } while (token !== undefined && total < enough);
  // X goes back in time from page to page, and forward within one.
  const rows = pages.reverse().flat();
  const { room: practice } = network;
  return new Counts(rows, {
    query,
    granularity,
    total,
    charge,
    practice,
    isWhole: token === undefined,
  });
}

function tellPrice(
  requests: number,
  { price, isToTheEnd, practice }: { price: number; isToTheEnd: boolean; practice: Practice },
): string {
  const cost = formatPrice(fromMills(requests * price, requests * price));
  const what = `${isToTheEnd ? "About" : "Counting takes up to"} ${
    requests.toLocaleString("en")
  } requests, one for every ${DAYS_OF_PAGE} days`;
  const most = isToTheEnd ? cost : `at most ${cost}`;
  return `${what}: ${priceWords(most, practice)}.`;
}

/** A count that ended on the way, told with what it took. */
function unfinished(error: unknown, pages: number): unknown {
  if (!(error instanceof AccessError) || pages === 0) return error;
  const paid = `${plural(pages, "request")} of this count ${pages === 1 ? "was" : "were"}`;
  return error.adding(
    `${paid} answered and paid for, and the rest was not: no number is given, since part of one ` +
      "would be read as the whole. Count shorter spans, with since and until.",
  );
}
