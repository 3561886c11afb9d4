import { isBilled } from "../money/mod.ts";
import { type AccessError, problemOf } from "../problems/mod.ts";

/** Time, and chance, as far as waiting needs them; a parameter so that tests are exact. */
export interface Timers {
  /** Milliseconds since 1970. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
  /** Waits so many milliseconds; ends early, without an error, when the signal says so. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The computer's own time and chance. */
export const REAL_TIMERS: Timers = {
  now: Date.now,
  random: Math.random,
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener("abort", end);
      if (signal.aborted) end();
    }),
};

/** A request that failed and may be sent again. */
export interface Failed {
  error: AccessError;
  /** The path that was asked. */
  path: string;
  /** How often it was sent. */
  tries: number;
  /** Whether the request may have arrived. */
  sent: boolean;
  /** Milliseconds that may still be spent on waiting. */
  left: number;
}

/** A request is sent this often at most; a wait for a known moment does not count. */
export const MOST_TRIES = 4;

const FIRST_PAUSE = 500;
// X's windows end on whole seconds; its clock and ours need not agree on them.
const AFTER_RESET = 1000;

/**
 * How long to wait before a request is sent again, in milliseconds; `undefined` where waiting does
 * not help, could be charged twice, or takes longer than may be waited.
 *
 * Again is tried only what a moment mends (trouble at X, a connection that was cut, more than one
 * request a second), with pauses that double, by chance up to half shorter, so that a class does
 * not come back all at once. A rate limit is waited for until the moment that X names. A cap or
 * empty credits never are.
 */
export function pauseBefore(failed: Failed, { now, random }: Timers): number | undefined {
  const { error, path, tries, sent, left } = failed;
  const { remedy, cost } = problemOf(error.problem);
  const fitting = (pause: number) => pause <= left ? pause : undefined;
  if (remedy === "wait") {
    return error.retryAt && fitting(Math.max(0, error.retryAt.getTime() - now()) + AFTER_RESET);
  }
  const chargedTwice = cost === "perhaps" && sent && isBilled(path);
  if (remedy !== "retry" || chargedTwice || tries >= MOST_TRIES) return undefined;
  const least = error.problem === "one-request-a-second" ? 1000 : 0;
  return fitting(least + FIRST_PAUSE * 2 ** (tries - 1) * (0.5 + random() / 2));
}

/** A wait, as it is told to who watches. */
export interface Waiting {
  /** Why, such as `"X has had as many requests as it takes"`. */
  error: AccessError;
  /** Whole seconds that are left; 0 when it is over. */
  secondsLeft: number;
  /** Whole seconds of the wait from its start to its end. */
  seconds: number;
  /** Which try comes next: 2, 3, … */
  nextTry: number;
}

/**
 * Waits, and tells every second how long still. Ends early when the signal says so.
 *
 * @param pause In milliseconds.
 */
export async function waitVisibly(
  pause: number,
  about: Pick<Waiting, "error" | "nextTry">,
  tell: (waiting: Waiting) => void,
  signal: AbortSignal,
  { now, sleep }: Timers,
): Promise<void> {
  const end = now() + pause;
  const seconds = Math.ceil(pause / 1000);
  for (let left = pause; left > 0 && !signal.aborted; left = end - now()) {
    tell({ ...about, seconds, secondsLeft: Math.ceil(left / 1000) });
    await sleep(Math.min(left, left % 1000 || 1000), signal);
  }
  tell({ ...about, seconds, secondsLeft: 0 });
}
