import { budgetReached, type Network, type RateLimit } from "../access/mod.ts";
import { type Charge, NO_CHARGE, refusalOf, sumCharges, toMills } from "../money/mod.ts";
import { AccessError, type ProblemId } from "../problems/mod.ts";
import { toRow } from "./columns.ts";
import { isListed, joinPage, type Missing, nextTokenOf, readMissing } from "./join_page.ts";
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
  rows: Post[];
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
  // A server that leads in a circle must not be followed for ever.
  const seen = new Set<string>();
  let charge = NO_CHARGE;
  let token: string | undefined;
  let rateLimit: RateLimit | undefined;
  let pages = 0;
  const end = (ended: Ended, problem?: AccessError): PagesRead => {
    return { rows: [...rows.values()], missing, charge, pages, ended, problem, rateLimit };
  };

  const nextPage = () => {
    const spent = toMills(charge.cost.high);
    const affordable = Math.min(network.left, budget - spent) / pricePerPost;
    const size = pageSize(limit - rows.size, affordable);
    const refusal = refusalOf({ span: "call", budget, spent, next: size * pricePerPost });
    if (refusal) throw budgetReached(doing, refusal);
    const page = { ...params, max_results: size, next_token: token };
    return network.get({ path, params: page, doing, signal, expects: isListed });
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
    missing.push(...readMissing(answer.body));
    charge = sumCharges([charge, answer.charge]);
    const { query } = params;
    const { practice } = network;
    const page = { query, page: pages, retrievedAt: now().toISOString(), practice };
    const before = rows.size;
    try {
      for (const joined of joinPage(answer.body)) {
        const row = toRow(joined, page);
        if (rows.size < limit) rows.set(row.id, row);
      }
      await onProgress?.({ posts: rows.size, limit, pages, charge });
    } catch (error) {
      return { ...end("stopped"), thrown: { error } };
    }
    token = nextTokenOf(answer.body);
    if (token === undefined || seen.has(token)) break;
    // Nor one that sells the same posts again and again, or posts that nobody can tell apart.
    if (answer.charge.posts > 0 && rows.size === before) break;
    seen.add(token);
  }
  return end(rows.size < limit ? "no more posts" : "limit");
}
