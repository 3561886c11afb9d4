import type { Endpoint } from "./endpoint.ts";
import { RECENT_COUNTS } from "./recent_counts.ts";
import { RECENT_SEARCH } from "./recent_search.ts";
import { USAGE } from "./usage.ts";
import { USERS_ME } from "./users_me.ts";

/**
 * The endpoints that the practice room has, beside `POST /oauth2/token` and `POST /2/tweets`.
 * Source of limits, ways of signing in and parameters:
 * https://docs.x.com/x-api/fundamentals/rate-limits, 2026-08-22.
 */
export const ENDPOINTS: readonly Endpoint[] = [RECENT_SEARCH, RECENT_COUNTS, USERS_ME, USAGE];
