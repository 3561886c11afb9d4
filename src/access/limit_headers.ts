import type { Headers } from "./client_library.ts";

/** A window of requests, as X's headers tell of it. */
export interface RequestWindow {
  /** How many requests the whole window holds. */
  limit?: number;
  /** Still left in it. */
  remaining?: number;
  /** When the next one opens, by this computer's clock; absent where X says nothing credible. */
  resetAt?: Date;
}

/** What the headers of an answer say of how much may be asked, and when again. */
export interface LimitHeaders extends RequestWindow {
  /** A limit of 24 hours is used up: `resetAt` is its end, and not the quarter of an hour's. */
  dayLimit?: true;
  /** What `Retry-After` says, by this computer's clock. */
  retryAfter?: Date;
  /** Minutes by which this computer's clock is ahead of the server's (negative: behind). */
  clockAhead?: number;
}

const SECOND = 1000;
const HOUR = 3_600 * SECOND;
// X's longest window is 24 hours, its longest cap a billing cycle. What lies further off is a
// number gone wrong, and so is a window that ended before the answer was written.
const LONGEST_WINDOW = 25 * HOUR;
const LONGEST_PAUSE = 32 * 24 * HOUR;

const numberOf = (text: Headers[string]): number | undefined => {
  const value = Number(text === undefined || String(text).trim() === "" ? NaN : text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
};

/** How far this computer's clock is ahead of the server's `Date` header, in milliseconds. */
function clockAheadOf(date: Headers[string], now: number): number | undefined {
  const theirs = Date.parse(String(date));
  return Number.isNaN(theirs) ? undefined : now - theirs;
}

/** Rounded up, for an end that is told or waited for too early is refused once more. */
const toSecond = (milliseconds: number) => new Date(Math.ceil(milliseconds / SECOND) * SECOND);

/**
 * Reads how much may still be asked, and from when on.
 *
 * The server's clock and this computer's need not agree, so what counts is the time from the
 * answer's `Date` to the moment that it names; it is then told, and waited for, by this computer's
 * clock. Without a `Date`, the two are taken to agree.
 *
 * Source: docs.x.com, rate limits (`x-rate-limit-*`); the 24-hour headers, public threads; RFC 9110
 * (`Retry-After`: seconds or a date).
 *
 * @param headers Those of the answer.
 * @param now This computer's clock, milliseconds since 1970.
 */
export function readLimits(headers: Headers, now: number): LimitHeaders {
  const ahead = clockAheadOf(headers.date, now);
  const theirs = now - (ahead ?? 0);
  /** A moment of the server's, in seconds or in milliseconds, whichever is credible. */
  const endOf = (given: number | undefined): Date | undefined => {
    if (given === undefined) return undefined;
    const waits = [given * SECOND, given].map((moment) => moment - theirs);
    const wait = waits.find((each) => each >= 0 && each <= LONGEST_WINDOW);
    return wait === undefined ? undefined : toSecond(now + wait);
  };
  const windowOf = (name: string): RequestWindow => ({
    limit: numberOf(headers[`${name}-limit`]),
    remaining: numberOf(headers[`${name}-remaining`]),
    resetAt: endOf(numberOf(headers[`${name}-reset`])),
  });
  const usedUp = ["x-user-limit-24hour", "x-app-limit-24hour"].map(windowOf)
    .find(({ remaining }) => remaining === 0);
  return {
    ...windowOf("x-rate-limit"),
    ...(usedUp && { ...usedUp, dayLimit: true }),
    retryAfter: retryAfterOf(headers["retry-after"], theirs, now),
    clockAhead: ahead === undefined ? undefined : ahead / 60_000,
  };
}

function retryAfterOf(given: Headers[string], theirs: number, now: number): Date | undefined {
  const seconds = numberOf(given);
  // `Date.parse` takes a bare number for a year.
  const isDate = given !== undefined && /[a-z]{3}/i.test(String(given));
  const wait = seconds !== undefined
    ? seconds * SECOND
    : isDate
    ? Date.parse(String(given)) - theirs
    : NaN;
  return wait >= 0 && wait <= LONGEST_PAUSE ? toSecond(now + wait) : undefined;
}

/** How many requests X takes in the present 15-minute window. */
export interface RateLimit {
  /** In the whole window. */
  limit: number;
  /** Still left in it. */
  remaining: number;
  /** When the next window opens. */
  resetAt: Date;
}

/** What the headers say of the window, where they say all of it. */
export function readRateLimit(headers: Headers, now: number): RateLimit | undefined {
  const { limit, remaining, resetAt } = readLimits(headers, now);
  return limit !== undefined && remaining !== undefined && resetAt
    ? { limit, remaining, resetAt }
    : undefined;
}
