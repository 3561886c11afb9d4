import type { Network } from "../access/mod.ts";
import { checkNames } from "../problems/mod.ts";
import { type CheckFirst, checkFirst, OLD_NAMES, type Warn } from "./check_first.ts";
import { BUY_OPTIONS, type BuyOptions, buyPosts, type BuyWorld, checkBuying } from "./buy_posts.ts";
import { takeOldNames } from "./old_names.ts";
import { ByToken } from "./paging.ts";
import { type TimeWindow, toChoice, toId, toLimit, toSwitch, toWindow } from "./parameters.ts";
import type { Posts, Question } from "./posts.ts";
import { FIRST_DAY, openReach, type Reach, timeAt } from "./reach.ts";

/** What a search may be told. */
export interface SearchOptions extends BuyOptions, TimeWindow, CheckFirst {
  /** How many posts; X charges for each. @default 10 */
  limit?: number;
  /**
   * Search all posts since 2006, where the keys open that: it takes a Bearer Token. Without `since`
   * X looks back 30 days. @default false: the last 7 days
   */
  archive?: boolean;
  /** Only posts newer than the one with this id. */
  sinceId?: string;
  /** Only posts older than the one with this id. */
  untilId?: string;
  /** Newest first, or what X holds most relevant. @default "recency" */
  order?: "recency" | "relevancy";
}

const DOING = "search";

const OPTIONS: Record<Exclude<keyof SearchOptions, "check">, true> = {
  limit: true,
  since: true,
  until: true,
  archive: true,
  sinceId: true,
  untilId: true,
  order: true,
  checkQuery: true,
  ...BUY_OPTIONS,
};

/** What a search needs beside its question. */
export interface SearchWorld extends BuyWorld {
  /** Told of a query that X takes, but may not say what is meant. */
  warn?: Warn;
}

/** What a search asks for, in words. */
function questionOf(query: string, { usual, as }: Reach, isBounded: boolean): Question {
  const where = as && isBounded ? "in the time that was asked for" : `of ${usual}`;
  const further = as && !isBounded
    ? ` X looked at ${usual}; since: "${FIRST_DAY}" goes back to the first post.`
    : "";
  return {
    query,
    inTitle: `for ${query}`,
    none: `No post ${where} matches "${query}".${further} Try fewer or other words`,
    noMore: (count) => `There are no more: X had ${count} posts for this query.${further}`,
  };
}

/**
 * Searches the posts of the last 7 days, or of the archive, page by page, and stops at exactly
 * `limit`.
 *
 * @param network The way out.
 * @param query In X's search language.
 * @param given See {@linkcode SearchOptions}.
 * @param world The clock, and who is told: that it begins, what came before a stop, what is doubtful.
 * @throws {AccessError} As {@linkcode buyPosts}; if the query has an error; if the keys do not open
 * the archive.
 */
export async function search(
  network: Network,
  query: string,
  given: SearchOptions = {},
  world: SearchWorld = {},
): Promise<Posts> {
  const options = takeOldNames(given, OLD_NAMES, DOING);
  checkNames(options, OPTIONS, DOING);
  checkBuying(options, DOING);
  const limit = toLimit(options.limit ?? 10, DOING);
  const archive = toSwitch(options.archive, "archive", DOING);
  const { since, until } = toWindow(
    options,
    DOING,
    timeAt(network, (world.now?.() ?? new Date()).getTime()),
  );
  const params = {
    query: checkFirst(query, options, DOING, world.warn),
    start_time: since,
    end_time: until,
    since_id: toId(options.sinceId, "sinceId", DOING),
    until_id: toId(options.untilId, "untilId", DOING),
    sort_order: toChoice(options.order, ["recency", "relevancy"], "order", DOING),
  };
  const reach = openReach(network, archive, DOING);
  const isBounded = params.start_time !== undefined || params.since_id !== undefined;
  return await buyPosts(
    network,
    {
      path: reach.search,
      question: questionOf(query, reach, isBounded),
      doing: DOING,
      limit,
      params,
      paging: new ByToken(reach.pages),
      requests: Math.ceil(limit / reach.pages.largest),
      as: reach.as,
      pace: reach.pace,
    },
    options,
    world,
  );
}
