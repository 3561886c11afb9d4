import type { Network } from "../access/mod.ts";
import { worstCase } from "../money/mod.ts";
import { atPlace, checkNames, placeHere } from "../problems/mod.ts";
import { type CheckFirst, checkFirst, OLD_NAMES, type Warn } from "./check_first.ts";
import { takeOldNames } from "./old_names.ts";
import {
  checkHooks,
  type Extras,
  fieldsFor,
  type TimeWindow,
  toBudget,
  toChoice,
  toId,
  toLimit,
  toTimestamp,
} from "./parameters.ts";
import type { Post } from "./post.ts";
import { Posts } from "./posts.ts";
import { readPages, type SearchProgress } from "./read_pages.ts";

/** What a search may be told. */
export interface SearchOptions extends Extras, TimeWindow, CheckFirst {
  /** How many posts; X charges for each. @default 10 */
  limit?: number;
  /** Only posts newer than the one with this id. */
  sinceId?: string;
  /** Only posts older than the one with this id. */
  untilId?: string;
  /** Newest first, or what X holds most relevant. @default "recency" */
  order?: "recency" | "relevancy";
  /**
   * What this search may cost at most, in USD, above 0. Pages are made smaller to fit; when not
   * even the smallest fits, the search ends with what it has. @default no limit
   */
  budget?: number;
  /** Ends the search. */
  signal?: AbortSignal;
  /** Called after each page; the next one waits until it is done. What it throws ends the search. */
  onProgress?: (progress: SearchProgress) => void | Promise<void>;
}

/** Whether not one post has what every post has and was asked for. */
const leavesFieldsOut = (posts: Post[]): boolean =>
  posts.length > 0 &&
  posts.every(({ created_at, author_id, like_count }) =>
    created_at === null && author_id === null && like_count === null
  );

const DOING = "search";
const PATH = "tweets/search/recent";

const OPTIONS: Record<Exclude<keyof SearchOptions, "check">, true> = {
  limit: true,
  since: true,
  until: true,
  sinceId: true,
  untilId: true,
  order: true,
  authors: true,
  references: true,
  media: true,
  places: true,
  budget: true,
  checkQuery: true,
  signal: true,
  onProgress: true,
};

/** What one post costs at most with all that comes along, in thousandths of a US dollar. */
function priceOfPost(extras: Extras): number {
  const { expansions } = fieldsFor(extras);
  const parameters = { query: "", max_results: "1", expansions };
  return worstCase({ path: `/2/${PATH}`, parameters })!;
}

/** What a search needs beside its question. */
export interface SearchWorld {
  /** The clock. */
  now?: () => Date;
  /** Called when all options are good, before anything is asked. */
  begin?: () => void;
  /** Takes the posts that a search had when it was stopped. */
  keep?: (posts: Posts) => void;
  /** Where they are then, as it reads after "they are". @default "in card.lastPosts" */
  keptWhere?: string;
  /** Told of a query that X takes, but may not say what is meant. */
  warn?: Warn;
}

/**
 * Searches the posts of the last 7 days, page by page, and stops at exactly `limit`.
 *
 * @param network The way out.
 * @param query In X's search language.
 * @param given See {@linkcode SearchOptions}.
 * @param world The clock, and who is told: that it begins, what came before a stop, what is doubtful.
 * @throws {AccessError} If nothing could be read, if the query has an error, if the first page
 * does not fit the budget, or if it was stopped: then what had come is kept. Any other failure
 * after the first page ends the search early instead, so that no post that was paid for is lost;
 * `posts.problem` then tells it.
 */
export async function search(
  network: Network,
  query: string,
  given: SearchOptions = {},
  world: SearchWorld = {},
): Promise<Posts> {
  const { now = () => new Date(), begin = () => {}, keep = () => {}, warn } = world;
  const { keptWhere = "in card.lastPosts" } = world;
  const options = takeOldNames(given, OLD_NAMES, DOING);
  checkNames(options, OPTIONS, DOING);
  checkHooks(options, DOING);
  const limit = toLimit(options.limit ?? 10, DOING);
  const reading = {
    path: PATH,
    params: {
      query: checkFirst(query, options, DOING, warn),
      start_time: toTimestamp(options.since, "since", DOING),
      end_time: toTimestamp(options.until, "until", DOING),
      since_id: toId(options.sinceId, "sinceId", DOING),
      until_id: toId(options.untilId, "untilId", DOING),
      sort_order: toChoice(options.order, ["recency", "relevancy"], "order", DOING),
      ...fieldsFor(options),
    },
    doing: DOING,
    limit,
    budget: toBudget(options.budget, DOING),
    pricePerPost: priceOfPost(options),
    signal: options.signal,
    onProgress: options.onProgress,
    now,
  };
  begin();
  const read = await readPages(network, reading);
  const { rows, ended, problem, thrown } = read;
  const { practice } = network;
  const facts = { ...read, query, limit, fieldsLeftOut: leavesFieldsOut(rows), practice };
  const posts = new Posts(rows, facts);
  if (ended !== "stopped") return posts;
  keep(posts);
  if (thrown) throw thrown.error;
  throw problem!.adding(
    ...atPlace({ place: placeHere() }, {
      code: `The ${posts.length} posts that had come are not lost: they are ${keptWhere}.`,
      elsewhere: `The ${posts.length} posts that had come are not lost.`,
    }),
  );
}
