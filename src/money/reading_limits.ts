/** Posts that a pay-per-use account may read in one billing cycle. */
export const MONTHLY_CAP = {
  posts: 3_000_000,
  asOf: "2026-08-13",
  source: "https://docs.x.com/x-api/getting-started/pricing",
} as const;

/** How a request is signed, as far as X's limits go by it. */
export type LimitedBy = "app" | "user";

/** The length of X's windows, in seconds. */
const WINDOW = 15 * 60;

/**
 * Requests that X takes in a window of 15 minutes, by path and by how they are signed.
 *
 * Source: docs.x.com/x-api/fundamentals/rate-limits, 2026-08-22.
 */
const RATE_LIMITS: Readonly<Record<string, Partial<Record<LimitedBy, number>>>> = {
  "/2/tweets/search/recent": { app: 450, user: 300 },
  "/2/tweets/search/all": { app: 300 },
  "/2/tweets/counts/recent": { app: 300 },
  "/2/tweets/counts/all": { app: 300 },
  "/2/users/me": { user: 75 },
  "/2/usage/tweets": { app: 50 },
};

/**
 * Seconds that X's rate limit makes so many requests wait in all, at least; the requests' own time
 * is not in it.
 */
export function secondsOfWaiting(requests: number, path: string, by: LimitedBy): number {
  const limit = RATE_LIMITS[path]?.[by];
  return limit === undefined || requests === 0 ? 0 : Math.floor((requests - 1) / limit) * WINDOW;
}
