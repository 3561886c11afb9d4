import { budgetReached, type Network } from "../access/mod.ts";
import { MILLS, refusalOf } from "../money/mod.ts";
import { checkNames, raise } from "../problems/mod.ts";
import { type Count, Counts } from "./counts.ts";
import { toCount } from "./join_page.ts";
import { type CheckFirst, checkFirst, OLD_NAMES, type Warn } from "./check_first.ts";
import { takeOldNames } from "./old_names.ts";
import { type TimeWindow, toBudget, toChoice, toTimestamp } from "./parameters.ts";

/** What a count may be told. */
export interface CountOptions extends TimeWindow, CheckFirst {
  /** The length of a span. @default "hour" */
  granularity?: "minute" | "hour" | "day";
  /** What this count may cost at most, in USD, above 0. @default no limit */
  budget?: number;
  /** Ends the count. */
  signal?: AbortSignal;
}

const DOING = "count";

const OPTIONS: Record<Exclude<keyof CountOptions, "check">, true> = {
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

/**
 * Counts the posts of the last 7 days that match, without buying them: USD 0.005 a request.
 *
 * @param network The way out.
 * @param query In X's search language.
 * @param given See {@linkcode CountOptions}.
 * @param warn Told of a query that X takes, but may not say what is meant.
 * @throws {AccessError} What went wrong; `unsupported-authentication` if only the four-part
 * password signs in, because X counts for a Bearer Token only.
 */
export async function count(
  network: Network,
  query: string,
  given: CountOptions = {},
  warn?: Warn,
): Promise<Counts> {
  const options = takeOldNames(given, OLD_NAMES, DOING);
  checkNames(options, OPTIONS, DOING);
  checkFirst(query, options, DOING, warn);
  const granularity =
    toChoice(options.granularity, ["minute", "hour", "day"], "granularity", DOING) ?? "hour";
  const budget = toBudget(options.budget, DOING);
  const refusal = refusalOf({ span: "call", budget, spent: 0, next: MILLS.countsRecent });
  if (refusal) throw budgetReached(DOING, refusal);
  if (!network.canSign("app")) {
    throw raise("unsupported-authentication", {
      doing: DOING,
      found: "X counts for a Bearer Token only",
      nextSteps: ["Set X_BEARER_TOKEN, or X_API_KEY and X_API_SECRET."],
    });
  }
  const { body, charge } = await network.get({
    path: "tweets/counts/recent",
    params: {
      query,
      granularity,
      start_time: toTimestamp(options.since, "since", DOING),
      end_time: toTimestamp(options.until, "until", DOING),
    },
    doing: DOING,
    as: "app",
    signal: options.signal,
    expects: isCount,
  });
  const rows = spansIn(body).map((row): Count => ({
    start: String(row.start),
    end: String(row.end),
    count: countOf(row)!,
  }));
  const total = totalOf(body) ?? rows.reduce((sum, row) => sum + row.count, 0);
  return new Counts(rows, { query, granularity, total, charge, practice: network.practice });
}
