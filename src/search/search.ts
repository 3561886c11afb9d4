import { budgetReached, type Network, type RateLimit } from "../access/mod.ts";
import { type Charge, NO_CHARGE, refusalOf, sumCharges, toMills, worstCase } from "../money/mod.ts";
import { AccessError, checkNames, type ProblemId } from "../problems/mod.ts";
import { toRow } from "./columns.ts";
import { type Extras, fieldsFor } from "./fields.ts";
import { isListed, joinPage } from "./joined.ts";
import {
  type Moment,
  toBudget,
  toChoice,
  toId,
  toLimit,
  toQuery,
  toTimestamp,
} from "./parameters.ts";
import { type Missing, readMissing } from "./missing.ts";
import { pageSize, readMeta } from "./pages.ts";
import type { Post } from "./post.ts";
import { type Ended, Posts } from "./posts.ts";

/** How far a search has come. */
export interface SearchProgress {
  /** Posts so far. */
  posts: number;
  /** Posts that were asked for. */
  limit: number;
  /** Pages so far. */
  pages: number;
  /** What it cost so far. */
  charge: Charge;
}

/** What a search may be told. */
export interface SearchOptions extends Extras {
  /** How many posts; X charges for each. @default 10 */
  limit?: number;
  /** From this moment on, inclusive. UTC. @default 7 days ago */
  since?: Moment;
  /** Up to this moment, exclusive. UTC. @default about 30 seconds ago */
  until?: Moment;
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
  /** Called after each page. */
  onProgress?: (progress: SearchProgress) => void;
}

/** Whether not one post has what every post has and was asked for. */
const leavesFieldsOut = (posts: Post[]): boolean =>
  posts.length > 0 &&
  posts.every(({ created_at, author_id, like_count }) =>
    created_at === null && author_id === null && like_count === null
  );

const DOING = "search";
const PATH = "tweets/search/recent";

const OPTIONS: Record<keyof SearchOptions, true> = {
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
  signal: true,
  onProgress: true,
};

/** Why a search ended, by what stopped it; a problem where it is not here. */
const ENDINGS: Partial<Record<ProblemId, Ended>> = {
  "cancelled": "stopped",
  "budget-reached": "budget",
};

/** What one post costs at most with all that comes along, in thousandths of a US dollar. */
export function priceOfPost(extras: Extras): number {
  const { expansions } = fieldsFor(extras);
  const parameters = { query: "", max_results: "1", expansions };
  return worstCase({ path: `/2/${PATH}`, parameters })!;
}

/** What a search needs beside its question. */
export interface SearchWorld {
  /** The clock. */
  now?: () => Date;
  /** Takes the posts that a search had when it was stopped. */
  keep?: (posts: Posts) => void;
}

/**
 * Searches the posts of the last 7 days, page by page, and stops at exactly `limit`.
 *
 * @param network The way out.
 * @param query In X's search language.
 * @param options See {@linkcode SearchOptions}.
 * @param world The clock, and who keeps the posts of a search that is stopped.
 * @throws {AccessError} If nothing could be read, or if it was stopped: then what had come is
 * kept; or if its first page does not fit the budget. Any other failure after the first page ends the search early instead, so that no post that
 * was paid for is lost; `posts.problem` then tells it.
 */
export async function search(
  network: Network,
  query: string,
  options: SearchOptions = {},
  { now = () => new Date(), keep = () => {} }: SearchWorld = {},
): Promise<Posts> {
  checkNames(options, OPTIONS, DOING);
  const limit = toLimit(options.limit ?? 10, DOING);
  const fixed = {
    query: toQuery(query, DOING),
    start_time: toTimestamp(options.since, "since", DOING),
    end_time: toTimestamp(options.until, "until", DOING),
    since_id: toId(options.sinceId, "sinceId", DOING),
    until_id: toId(options.untilId, "untilId", DOING),
    sort_order: toChoice(options.order, ["recency", "relevancy"], "order", DOING),
    ...fieldsFor(options),
  };
  const budget = toBudget(options.budget, DOING);
  const pricePerPost = priceOfPost(options);
  const rows = new Map<string, Post>();
  const missing: Missing[] = [];
  let charge = NO_CHARGE;
  let ended: Ended = "limit";
  let problem: AccessError | undefined;
  let token: string | undefined;
  // A server that leads in a circle must not be followed for ever.
  const seen = new Set<string>();
  let rateLimit: RateLimit | undefined;
  let pages = 0;
  while (rows.size < limit) {
    const spent = toMills(charge.cost.high);
    const affordable = Math.min(network.left, budget - spent) / pricePerPost;
    const size = pageSize(limit - rows.size, affordable);
    const refusal = refusalOf({ span: "call", budget, spent, next: size * pricePerPost });
    const asked = refusal ? Promise.reject(budgetReached(DOING, refusal)) : network.get({
      path: PATH,
      params: { ...fixed, max_results: size, next_token: token },
      doing: DOING,
      signal: options.signal,
      expects: isListed,
    });
    const answer = await asked.catch((error: unknown) => {
      if (pages === 0 || !(error instanceof AccessError)) throw error;
      problem = error;
    });
    if (!answer) {
      ended = ENDINGS[problem!.problem] ?? "problem";
      break;
    }
    pages += 1;
    rateLimit = answer.rateLimit;
    missing.push(...readMissing(answer.body));
    charge = sumCharges([charge, answer.charge]);
    const page = {
      query,
      page: pages,
      retrievedAt: now().toISOString(),
      practice: network.practice,
    };
    for (const joined of joinPage(answer.body)) {
      const row = toRow(joined, page);
      if (rows.size < limit) rows.set(row.id, row);
    }
    options.onProgress?.({ posts: rows.size, limit, pages, charge });
    const { nextToken } = readMeta(answer.body);
    if (nextToken === undefined || seen.has(nextToken)) {
      if (rows.size < limit) ended = "no more posts";
      break;
    }
    seen.add(nextToken);
    token = nextToken;
  }
  const posts = new Posts([...rows.values()], {
    query,
    limit,
    charge,
    pages,
    ended,
    problem,
    rateLimit,
    missing,
    fieldsLeftOut: leavesFieldsOut([...rows.values()]),
    practice: network.practice,
  });
  if (ended === "stopped") {
    keep(posts);
    throw problem!.adding(
      `The ${posts.length} posts that had come are not lost: they are in card.lastPosts.`,
    );
  }
  return posts;
}
