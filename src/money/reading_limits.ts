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
 * Requests that X takes in a window of 15 minutes, by path and by how they are signed; ids and names
 * in a path stand as `:id`. Full-archive search takes one a second, too.
 *
 * Source: docs.x.com/x-api/fundamentals/rate-limits, 2026-08-22.
 */
const RATE_LIMITS: Readonly<Record<string, Partial<Record<LimitedBy, number>>>> = {
  "/2/tweets/search/recent": { app: 450, user: 300 },
  "/2/tweets/search/all": { app: 300 },
  "/2/tweets/counts/recent": { app: 300 },
  "/2/tweets/counts/all": { app: 300 },
  "/2/tweets": { app: 3500, user: 5000 },
  "/2/users": { app: 300, user: 900 },
  "/2/users/by": { app: 300, user: 900 },
  "/2/users/:id/tweets": { app: 10_000, user: 900 },
  "/2/users/:id/mentions": { app: 450, user: 300 },
  "/2/users/me": { user: 75 },
  "/2/usage/tweets": { app: 50 },
};

/** Where X takes one request a second, whatever its window says. */
const ONE_A_SECOND = ["/2/tweets/search/all"];

/**
 * Seconds that X's rate limits make so many requests wait in all, at least; the requests' own time
 * is not in it.
 */
export function secondsOfWaiting(requests: number, path: string, by: LimitedBy): number {
  const pattern = path.replace(/^(\/2\/\w+)\/\d+(?=\/|$)/, "$1/:id");
  const limit = RATE_LIMITS[pattern]?.[by];
  if (limit === undefined || requests === 0) return 0;
  const windows = Math.floor((requests - 1) / limit);
  const inOneWindow = requests - windows * limit - 1;
  const pace = ONE_A_SECOND.includes(pattern) ? inOneWindow : 0;
  return windows * WINDOW + pace;
}
