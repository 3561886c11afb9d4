import { isBilled } from "../money/mod.ts";
import { type AccessError, mayBeBilled, problemOf } from "../problems/mod.ts";

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
  now: () => Date.now(),
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
// X's windows end on whole seconds, and not all its machines at once.
const AFTER_RESET = 1000;
// Who is refused for haste once more after waiting waits twice as long, whatever the answer says.
const FIRST_WAIT = 1000;

/**
 * How long to wait before a request is sent again, in milliseconds; `undefined` where waiting does
 * not help, could be charged twice, or takes longer than may be waited.
 *
 * Again is tried only what a moment mends (trouble at X, a connection that was cut, more than one
 * request a second), with pauses that double, by chance up to half shorter, so that a class does
 * not come back all at once, and never before the answer allows it. A rate limit is waited for
 * until the moment that X names, and if X then still refuses, twice as long each time. A cap or
 * empty credits never are.
 */
export function pauseBefore(failed: Failed, { now, random }: Timers): number | undefined {
  const { error, path, tries, sent, left } = failed;
  const { remedy } = problemOf(error.problem);
  const fitting = (pause: number) => pause <= left ? pause : undefined;
  const allowed = error.retryAt === undefined ? undefined : error.retryAt.getTime() - now();
  const again = 2 ** (tries - 1);
  if (remedy === "wait") {
    if (allowed === undefined) return undefined;
    return fitting(Math.max(allowed + AFTER_RESET, FIRST_WAIT * again));
  }
  const chargedTwice = mayBeBilled(error.problem, error.status) && sent && isBilled(path);
  if (remedy !== "retry" || chargedTwice || tries >= MOST_TRIES) return undefined;
  const least = error.status === 429 ? FIRST_WAIT * again : 0;
  return fitting(Math.max(allowed ?? 0, least + FIRST_PAUSE * again * (0.5 + random() / 2)));
}

/** A wait, as it is told to who watches. */
export interface Waiting {
  /** Why, such as `"X has had as many requests as it takes"`. */
  error: AccessError;
  /** Whole seconds that are left; 0 while it is tried again. */
  secondsLeft: number;
  /** Whole seconds that were really waited so far, in all waits of this request. */
  waited: number;
  /** Which try comes next: 2, 3, … */
  nextTry: number;
  /** How it ended, and with it the last word on it: the request has its answer, or was stopped. */
  over?: "answered" | "stopped";
}

/**
 * Waits, and tells every second how long still. Ends early when the signal says so.
 *
 * @param pause In milliseconds.
 * @param about Why, and which try comes next; `before`: milliseconds that earlier waits took.
 * @returns What was told last.
 */
export async function waitVisibly(
  pause: number,
  { before, ...about }: Pick<Waiting, "error" | "nextTry"> & { before: number },
  tell: (waiting: Waiting) => void,
  signal: AbortSignal,
  { now, sleep }: Timers,
): Promise<Waiting> {
  const start = now();
  const end = start + pause;
  const sofar = (secondsLeft: number): Waiting => ({
    ...about,
    waited: Math.round((before + now() - start) / 1000),
    secondsLeft,
  });
  for (let left = pause; left > 0 && !signal.aborted; left = end - now()) {
    tell(sofar(Math.ceil(left / 1000)));
    await sleep(Math.min(left, left % 1000 || 1000), signal);
  }
  const last = sofar(0);
  if (!signal.aborted) tell(last);
  return last;
}
