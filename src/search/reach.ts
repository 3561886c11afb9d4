import type { Network } from "../access/mod.ts";
import { raise } from "../problems/mod.ts";
import { PAGE_RULES, type PageRule } from "./paging.ts";

/** How far back is looked, and what that takes. */
export interface Reach {
  /** Where posts are searched, and where they are counted. */
  search: string;
  counts: string;
  pages: PageRule;
  /** Milliseconds from one search to the next, at least. */
  pace: number;
  /** How it must be signed; any way where absent. */
  as?: "app";
  /** The time that is looked at where nobody says which, as it reads after "of". */
  usual: string;
}

/**
 * The last 7 days, and all posts since 2006.
 *
 * Source: docs.x.com, full-archive search and rate limits, 2026-08-22: Bearer Token only, pages of
 * 500, one request a second, the last 30 days where no time is given.
 */
const REACHES: Readonly<Record<"recent" | "archive", Reach>> = {
  recent: {
    search: "tweets/search/recent",
    counts: "tweets/counts/recent",
    pages: PAGE_RULES.recent,
    pace: 0,
    usual: "the last 7 days",
  },
  archive: {
    search: "tweets/search/all",
    counts: "tweets/counts/all",
    pages: PAGE_RULES.archive,
    pace: 1000,
    as: "app",
    usual: "the last 30 days",
  },
};

/** The day of the first post; X takes no earlier `since`. Observed on X, 2022. */
export const FIRST_DAY = "2006-03-21";

/** What a reach takes, whoever asks. */
export const reachOf = (archive: boolean): Reach => REACHES[archive ? "archive" : "recent"];

/**
 * What time it is at X, as far as it is known: a practice room may have a clock of its own.
 *
 * @param now By the clock here, in milliseconds since 1970.
 */
export function timeAt({ room, clockAhead }: Network, now: number): number | undefined {
  if (clockAhead === undefined && room !== false) return undefined;
  return now - (clockAhead ?? 0) * 60_000;
}

/**
 * What a reach takes, where the keys open it.
 *
 * @throws {AccessError} `unsupported-authentication` for the archive without a Bearer Token
 */
export function openReach(network: Network, archive: boolean, doing: string): Reach {
  if (archive && network.signsAs !== "app") {
    throw raise("unsupported-authentication", {
      doing,
      found: "X opens the archive to a Bearer Token only, and none can be had with these keys",
      nextSteps: [
        "Set X_BEARER_TOKEN, or X_API_KEY and X_API_SECRET.",
        "Or leave archive out: the last 7 days take any keys.",
        "Nothing was sent.",
      ],
    });
  }
  return reachOf(archive);
}
