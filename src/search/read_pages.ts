import { budgetReached, type Network, type RateLimit } from "../access/mod.ts";
import { type Charge, NO_CHARGE, refusalOf, sumCharges, toMills } from "../money/mod.ts";
import { AccessError, type ProblemId, raise } from "../problems/mod.ts";
import { toRow } from "./columns.ts";
import { isPage, joinPage, type Missing, nextTokenOf, readMissing } from "./join_page.ts";
import type { Post } from "./post.ts";
import type { Ended } from "./posts.ts";

// Source: X's OpenAPI file 2.166, `max_results` of recent search.
export const SMALLEST_PAGE = 10;
export const LARGEST_PAGE = 100;

/**
 * How large the next page should be, so that exactly what is wanted is bought. X's smallest page
 * is 10, so a rest below 10 is avoided by making the page before it smaller.
 *
 * @param wanted Posts that are still wanted, at least 1.
 * @param affordable Posts that the budget allows at their worst price.
 */
function pageSize(wanted: number, affordable = Infinity): number {
  if (affordable < wanted) {
    return Math.max(SMALLEST_PAGE, Math.min(pageSize(wanted), Math.floor(affordable)));
  }
  if (wanted <= LARGEST_PAGE) return Math.max(SMALLEST_PAGE, wanted);
  return wanted < LARGEST_PAGE + SMALLEST_PAGE ? wanted - SMALLEST_PAGE : LARGEST_PAGE;
}

/** So many empty pages in a row, each of which names another, and nothing more is asked. */
const MOST_EMPTY_PAGES = 10;

// In milliseconds: 40 seconds in all.
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 8000;

/** How long to wait before the next page, after so many empty ones in a row; in milliseconds. */
const pauseAfter = (empty: number): number =>
  empty === 0 ? 0 : Math.min(FIRST_PAUSE * 2 ** (empty - 1), LONGEST_PAUSE);

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

/** What is asked, page by page. */
export interface Reading {
  path: string;
  /** The parameters of every page. */
  params: Record<string, string | undefined> & { query: string };
  /** What is being done, as it reads after "Cannot". */
  doing: string;
  /** How many posts. */
  limit: number;
  /** What all pages may cost at most, and one post with all that comes along: in mills. */
  budget: number;
  pricePerPost: number;
  signal?: AbortSignal;
  onProgress?: (progress: SearchProgress) => void | Promise<void>;
  now: () => Date;
}

/** What came. */
export interface PagesRead {
  /** As many as were asked for, at most. */
  rows: Post[];
  /** What had to be bought beyond them. */
  alsoBought: Post[];
  /** Posts without an id, of which no row can be made. */
  nameless: number;
  missing: Missing[];
  charge: Charge;
  pages: number;
  ended: Ended;
  /** Why it ended early, after the first page. */
  problem?: AccessError;
  rateLimit?: RateLimit;
  /** What was thrown once posts were there, and is no problem of X: as by `onProgress`. */
  thrown?: { error: unknown };
}

/** Why a search ended, by what stopped it; a problem where it is not here. */
const ENDINGS: Partial<Record<ProblemId, Ended>> = {
  "cancelled": "stopped",
  "budget-reached": "budget",
};

const withoutIds = (posts: number, doing: string): AccessError =>
  raise("unexpected-answer", {
    doing,
    found: `a page of ${posts} came without a single id, and what has no id cannot be kept apart`,
    nextSteps: [
      "Check baseUrl, or the variable X_API_BASE_URL: something else than X may answer there.",
      "What came is counted in what was spent.",
    ],
  });

/** The trail from page to page: tells a server that leads astray from one that has no more. */
class Trail {
  readonly #tokens = new Set<string>();
  #empty = 0;

  /** Empty pages in a row. */
  get empty(): number {
    return this.#empty;
  }

  /**
   * Where a page leads astray; nothing if the next one may be asked.
   *
   * @param token Where the page says that the next one is.
   * @param came How many posts it brought.
   * @param fresh How many of them had not come before.
   */
  astray(token: string, came: number, fresh: number): ProblemId | undefined {
    this.#empty = came === 0 ? this.#empty + 1 : 0;
    const isCircle = this.#tokens.has(token) || (came > 0 && fresh === 0);
    this.#tokens.add(token);
    if (isCircle) return "pages-in-a-circle";
    return this.#empty >= MOST_EMPTY_PAGES ? "empty-pages-without-end" : undefined;
  }
}

/**
 * Reads page after page until there are as many posts as were asked for, or something ends it.
 * What fails after the first page ends it early, so that no post that was paid for is lost.
 *
 * @throws {AccessError} If not even the first page could be read.
 */
export async function readPages(network: Network, reading: Reading): Promise<PagesRead> {
  const { path, params, doing, limit, budget, pricePerPost, signal, onProgress, now } = reading;
  const rows = new Map<string, Post>();
  const missing: Missing[] = [];
  const trail = new Trail();
  let nameless = 0;
  let charge = NO_CHARGE;
  let token: string | undefined;
  let rateLimit: RateLimit | undefined;
  let pages = 0;
  const end = (ended: Ended, problem?: AccessError): PagesRead => {
    const all = [...rows.values()];
    const [wanted, alsoBought] = [all.slice(0, limit), all.slice(limit)];
    const came = { rows: wanted, alsoBought, nameless, missing, charge, pages };
    return { ...came, ended, problem, rateLimit };
  };

  const nextPage = async () => {
    const spent = toMills(charge.cost.high);
    const affordable = Math.min(network.left, budget - spent) / pricePerPost;
    const size = pageSize(limit - rows.size, affordable);
    const refusal = refusalOf({ span: "call", budget, spent, next: size * pricePerPost });
    if (refusal) throw budgetReached(doing, refusal);
    await network.pause(pauseAfter(trail.empty), doing, signal);
    const page = { ...params, max_results: size, next_token: token };
    return await network.get({ path, params: page, doing, signal, expects: isPage });
  };

  while (rows.size < limit) {
    let answer;
    try {
      answer = await nextPage();
    } catch (error) {
      if (pages === 0) throw error;
      if (!(error instanceof AccessError)) return { ...end("stopped"), thrown: { error } };
      return end(ENDINGS[error.problem] ?? "problem", error);
    }
    pages += 1;
    rateLimit = answer.rateLimit;
    charge = sumCharges([charge, answer.charge]);
    const { query } = params;
    const { practice } = network;
    const page = { query, page: pages, retrievedAt: now().toISOString(), practice };
    const before = rows.size;
    const { data } = answer.body;
    const came = Array.isArray(data) ? data.length : 0;
    const joined = joinPage(answer.body);
    nameless += came - joined.length;
    try {
      missing.push(...readMissing(answer.body));
      for (const each of joined) {
        const row = toRow(each, page);
        if (!rows.has(row.id)) rows.set(row.id, row);
      }
      await onProgress?.({ posts: Math.min(rows.size, limit), limit, pages, charge });
    } catch (error) {
      return { ...end("stopped"), thrown: { error } };
    }
    token = nextTokenOf(answer.body);
    if (rows.size >= limit) break;
    if (came > 0 && joined.length === 0) {
      return end("problem", withoutIds(came, doing));
    }
    if (token === undefined) return end("no more posts");
    const astray = trail.astray(token, came, rows.size - before);
    if (astray) return end("problem", raise(astray, { doing }));
  }
  return end("limit");
}
