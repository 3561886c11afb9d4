/** The usual length of X's windows, in milliseconds. */
const WINDOW = 15 * 60_000;

/** What is left of an allowance, as X's headers say it. */
export interface Allowance {
  /** Requests per window. */
  limit: number;
  /** Requests that are left in this window. */
  remaining: number;
  /** When the next window begins: seconds since 1970. */
  reset: number;
  /** Whether this request is still within the limit. */
  allowed: boolean;
}

/** Counts requests per window; a window begins with its first request, as on X. */
export class RateLimits {
  #windows = new Map<string, { ends: number; used: number }>();

  /**
   * Counts one request.
   *
   * @param who Whose allowance, and for what.
   * @param limit Requests per window.
   * @param now Milliseconds since 1970.
   * @param length The length of the window, in milliseconds. @default 15 minutes
   */
  take(who: string, limit: number, now: number, length = WINDOW): Allowance {
    let window = this.#windows.get(who);
    if (!window || window.ends <= now) {
      // X tells the end in whole seconds, so it must be one; a second is none from its middle on.
      const ends = now + length;
      window = { ends: length < WINDOW ? ends : Math.ceil(ends / 1000) * 1000, used: 0 };
      this.#windows.set(who, window);
    }
    const allowed = window.used < limit;
    if (allowed) window.used++;
    return { limit, remaining: limit - window.used, reset: Math.ceil(window.ends / 1000), allowed };
  }
}
