import type { Waiting } from "../access/mod.ts";
import { type InPlace, inPlace } from "../display/mod.ts";

const REASONS: Record<string, string> = {
  "rate-limited": "the next window of X's rate limit",
  "small-window": "the next window of X's rate limit",
  "one-request-a-second": "X, which takes one request a second here",
};

const inWords = (seconds: number) =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;

/**
 * Shows every wait as a countdown in place, and what was waited for when it is over.
 *
 * @param open Opens the line that changes where it stands.
 */
export function countdown(open: () => InPlace = inPlace): (waiting: Waiting) => void {
  let line: InPlace | undefined;
  return ({ error, seconds, secondsLeft, nextTry }) => {
    const { problem, message } = error;
    const whatFor = REASONS[problem];
    line ??= open();
    if (secondsLeft > 0) {
      const why = whatFor ? `Waiting for ${whatFor}` : `${message}. Trying again (${nextTry})`;
      line.say(`${why}: ${inWords(secondsLeft)} left. Stop ends the wait.`);
      return;
    }
    line.end(`Waited ${inWords(seconds)} for ${whatFor ?? "trouble to pass"}.`);
    line = undefined;
  };
}
