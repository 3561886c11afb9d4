import { budgetReached, type Network, type RateLimit } from "../access/mod.ts";
import { type Charge, NO_CHARGE, refusalOf, sumCharges, toMills } from "../money/mod.ts";
import { AccessError, type ProblemId, raise } from "../problems/mod.ts";
import { toRow } from "./columns.ts";
import { type Asking, asksForReferencedAuthors, authorFields, wantedOf } from "./dialect.ts";
import {
  absentAuthors,
  isLookedUp,
  isPage,
  joinPage,
  leavesOpenWhetherMore,
  type Missing,
  nextTokenOf,
  objects,
  readMissing,
  withPeople,
} from "./join_page.ts";
import { ByIds, MOST_IDS, type Paging } from "./paging.ts";
import type { Post } from "./post.ts";
import type { Ended } from "./posts.ts";

/** So many empty pages in a row, each of which names another, and nothing more is asked. */
export const MOST_EMPTY_PAGES = 10;

// In milliseconds: 40 seconds in all.
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 8000;

/**
 * How long to wait before the next page, after so many empty ones in a row: all pauses together are
 * no longer than the patience of whoever asks.
 *
 * @param patience In seconds.
 * @returns Milliseconds.
 */
export function pauseAfter(empty: number, patience: number): number {
  let left = patience * 1000;
  let pause = 0;
  for (let page = 0; page < empty; page++) {
    pause = Math.min(FIRST_PAUSE * 2 ** page, LONGEST_PAUSE, left);
    left -= pause;
  }
  return pause;
}

/** How far a search, or another call that brings posts, has come. */
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
  params: Record<string, string | undefined>;
  /** How its pages are asked for. */
  paging: Paging;
  /** What stands in the column `query` of every row. */
  query: string;
  /** What is being done, as it reads after "Cannot". */
  doing: string;
  /** How many posts. */
  limit: number;
  /** What all pages may cost at most, and one post with all that comes along: in mills. */
  budget: number;
  pricePerPost: number;
  /** What was paid for this call before its first page: it counts, also in its budget. */
  before?: Charge;
  /** What comes along, and in which vocabulary it is asked for. */
  asking: Asking;
  /** How it must be signed. @default as the app where it can be, else as the person */
  as?: "app";
  /** Milliseconds from one request to the next, at least. @default 0 */
  pace?: number;
  /** Whether a good answer has the shape that it must have. @default a page */
  expects?: (body: Record<string, unknown>) => boolean;
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

/** A page as it came, and what kept the rest of it away. */
interface Came {
  body: Record<string, unknown>;
  charge: Charge;
  /** The page itself is here and paid for. */
  failed?: { error: unknown };
}

/**
 * Adds the authors of what a page refers to, where the dialect does not bring them: they are asked
 * for by their ids. A failure takes nothing away from the page, which is paid for.
 */
export async function addAuthors(
  network: Network,
  page: Came,
  reading: Pick<Reading, "asking" | "doing" | "signal" | "as">,
): Promise<Came> {
  const { doing, signal, as } = reading;
  const absent = asksForReferencedAuthors(reading.asking) ? absentAuthors(page.body) : [];
  let { body, charge } = page;
  try {
    for (let at = 0; at < absent.length; at += MOST_IDS) {
      const ids = absent.slice(at, at + MOST_IDS).join(",");
      const params = { ids, ...authorFields() };
      const answer = await network.get({
        ...{ path: "users", params, doing, signal, as, expects: isLookedUp },
        onLost: (lost) => charge = sumCharges([charge, lost]),
      });
      body = withPeople(body, objects(answer.body.data));
      charge = sumCharges([charge, answer.charge]);
    }
    return { body, charge };
  } catch (error) {
    return { body, charge, failed: { error } };
  }
}

/**
 * Reads page after page until there are as many posts as were asked for, or something ends it.
 * What fails after the first page ends it early, so that no post that was paid for is lost.
 *
 * @throws {AccessError} If not even the first page could be read.
 */
export async function readPages(network: Network, reading: Reading): Promise<PagesRead> {
  const { path, params, paging, query, doing, limit, budget, pricePerPost } = reading;
  const {
    before: paid = NO_CHARGE,
    asking,
    as,
    pace = 0,
    expects = isPage,
    signal,
    onProgress,
    now,
  } = reading;
  const rows = new Map<string, Post>();
  const missing: Missing[] = [];
  const trail = new Trail();
  let nameless = 0;
  let charge = paid;
  let rateLimit: RateLimit | undefined;
  let pages = 0;
  const end = (ended: Ended, problem?: AccessError): PagesRead => {
    const all = [...rows.values()];
    const [wanted, alsoBought] = [all.slice(0, limit), all.slice(limit)];
    const came = { rows: wanted, alsoBought, nameless, missing, charge, pages };
    return { ...came, ended, problem, rateLimit };
  };
  const endBy = (error: unknown): PagesRead =>
    error instanceof AccessError
      ? end(ENDINGS[error.problem] ?? "problem", error)
      : { ...end("stopped"), thrown: { error } };

  const nextPage = async () => {
    const spent = toMills(charge.cost.high);
    const affordable = Math.min(network.left, budget - spent) / pricePerPost;
    const { size, params: place } = paging.next(limit - rows.size, affordable);
    const refusal = refusalOf({ span: "call", budget, spent, next: size * pricePerPost });
    if (refusal) throw budgetReached(doing, refusal, paging instanceof ByIds ? "ids" : "posts");
    await network.pause(
      Math.max(pauseAfter(trail.empty, network.patience), pages ? pace : 0),
      doing,
      signal,
    );
    return await network.get({
      ...{ path, params: { ...params, ...place }, doing, as, signal, expects },
      onLost: (lost) => charge = sumCharges([charge, lost]),
    });
  };

  while (rows.size < limit) {
    let answer;
    try {
      answer = await nextPage();
    } catch (error) {
      if (pages === 0) throw error;
      return endBy(error);
    }
    pages += 1;
    rateLimit = answer.rateLimit;
    const { body, charge: cost, failed } = await addAuthors(network, answer, reading);
    charge = sumCharges([charge, cost]);
    const { madeUp: practice } = network;
    const page = { query, page: pages, retrievedAt: now().toISOString(), practice };
    const before = rows.size;
    const { data } = body;
    const came = Array.isArray(data) ? data.length : 0;
    const joined = joinPage(body, wantedOf(asking));
    nameless += came - joined.length;
    try {
      missing.push(...readMissing(body));
      for (const each of joined) {
        const row = toRow(each, page);
        if (!rows.has(row.id)) rows.set(row.id, row);
      }
      await onProgress?.({ posts: Math.min(rows.size, limit), limit, pages, charge });
    } catch (error) {
      return { ...end("stopped"), thrown: { error } };
    }
    if (failed) return endBy(failed.error);
    const token = nextTokenOf(body);
    const goesOn = paging.goesOn(token);
    if (rows.size >= limit) break;
    if (came > 0 && joined.length === 0) {
      return end("problem", withoutIds(came, doing));
    }
    const open = goesOn || paging instanceof ByIds ? undefined : leavesOpenWhetherMore(body, doing);
    if (open) return end("problem", open);
    if (!goesOn) return end("no more posts");
    const astray = token === undefined ? undefined : trail.astray(token, came, rows.size - before);
    if (astray) return end("problem", raise(astray, { doing }));
  }
  return end("limit");
}
