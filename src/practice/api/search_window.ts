import {
  compileQuery,
  type MadeUpWorld,
  type Matcher,
  QueryRefusal,
  type SearchablePost,
} from "../match/mod.ts";
import { REACH } from "../town/mod.ts";
import { invalid, InvalidRequest, isNewer } from "../wire/mod.ts";
import type { Parameters } from "./parameters.ts";

/** How far back is looked: a week, or to the first post. */
export type Reach = "recent" | "archive";

/**
 * Reads the query of a search or a count.
 *
 * @throws {InvalidRequest} if it is refused: then the request is.
 */
export function readQuery(parameters: Parameters, reach: Reach): Matcher {
  const query = parameters.get("query") ?? "";
  try {
    return compileQuery(query, { archive: reach === "archive" });
  } catch (error) {
    if (error instanceof QueryRefusal) throw invalid("query", query, error.message);
    throw error;
  }
}

const MINUTE = 60_000;

/** Which posts a search or a count is about. Times in milliseconds since 1970. */
export interface SearchWindow {
  /** Inclusive. */
  from: number;
  /** Exclusive. */
  to: number;
  sinceId?: string;
  untilId?: string;
}

/** The first post of all is from that day. Observed on X, 2022. */
const FIRST_POST = Date.UTC(2006, 2, 21);

/** Without a start, the archive is searched so far back. Source: docs.x.com, 2026-08-22. */
const ARCHIVE_DEFAULT = 30 * 86_400_000;

const seconds = (time: number) => Math.floor(time / 1000) * 1000;
const toMinute = (time: number) => `${new Date(time).toISOString().slice(0, 16)}Z`;

/**
 * Reads times and ids by X's rules: within the last seven days or the archive, ending 10 seconds ago
 * or earlier, ids or times but not both.
 *
 * @param held From when to when posts are held, in a room that replays a collection.
 * @param end The end to take if none was given; 30 seconds ago if that is missing, too.
 * @throws {InvalidRequest} if a rule is broken.
 */
export function searchWindow(
  parameters: Parameters,
  { now, reach, end, held }: {
    now: number;
    reach: Reach;
    end?: number;
    held?: MadeUpWorld["held"];
  },
): SearchWindow {
  const start_time = parameters.get("start_time");
  const end_time = parameters.get("end_time");
  const sinceId = parameters.get("since_id");
  const untilId = parameters.get("until_id");
  const times = { start_time, end_time };
  const given = Object.entries(times).filter((each): each is [string, string] => !!each[1]);
  if ((sinceId || untilId) && given.length > 0) {
    throw new InvalidRequest([{
      parameters: Object.fromEntries(given.map(([name, value]) => [name, [value]])),
      message: "Invalid use of 'since_id' or 'until_id' in conjunction with 'start_time' or " +
        "'end_time'. Use ids or times, not both.",
    }]);
  }
  const to = end_time ? seconds(Date.parse(end_time)) : end ?? seconds(now - 30_000);
  // A collection is of any age: all of it is recent, and nothing lies beyond it.
  const recent = reach === "recent" && !held;
  const earliest = recent ? Math.floor((now - REACH) / MINUTE) * MINUTE : FIRST_POST;
  const usual = recent
    ? seconds(now - REACH)
    : sinceId || held
    ? FIRST_POST
    : Math.max(FIRST_POST, seconds((end_time ? to : now) - ARCHIVE_DEFAULT));
  const from = start_time ? seconds(Date.parse(start_time)) : usual;
  for (const [name, value] of given) {
    const time = name === "start_time" ? from : to;
    if (time < earliest) {
      const message =
        `Invalid '${name}':'${value}'. '${name}' must be on or after ${toMinute(earliest)}. ` +
        `Please use a '${name}' that is on or after ${toMinute(earliest)}`;
      throw invalid(name, value, message);
    }
  }
  if (end_time && to > now - 10_000) {
    const message = `Invalid 'end_time':'${end_time}'. ` +
      "'end_time' must be a minimum of 10 seconds prior to the request time.";
    throw invalid("end_time", end_time, message);
  }
  if (from >= to) {
    const [name, value] = given[0];
    const message = `Invalid '${name}':'${value}'. 'start_time' must be before 'end_time'.`;
    throw invalid(name, value, message);
  }
  if (!held) return { from, to, sinceId, untilId };
  const first = Math.max(from, Math.floor(held.from / MINUTE) * MINUTE);
  return { from: first, to: Math.max(first, Math.min(to, held.to)), sinceId, untilId };
}

/** The posts of a window that fit a query, newest first. */
export function postsFound(
  town: MadeUpWorld,
  { query, matches, window, reach }: {
    query: string;
    matches: Matcher;
    window: SearchWindow;
    reach: Reach;
  },
): SearchablePost[] {
  const found = reach === "recent"
    ? town.matching(query, matches)
    : town.matchingBetween(query, matches, window.from, window.to);
  return found.filter((post) => inWindow(post, window));
}

/** Whether a post lies in a window. */
function inWindow({ at, id }: SearchablePost, window: SearchWindow): boolean {
  const { from, to, sinceId, untilId } = window;
  if (at < from || at >= to) return false;
  return (!sinceId || isNewer(id, sinceId)) && (!untilId || isNewer(untilId, id));
}
