import type { Waiting } from "../access/mod.ts";
import { type InPlace, inPlace } from "../display/mod.ts";
import { type Place, placeHere } from "../problems/mod.ts";

const REASONS: Record<string, string> = {
  "rate-limited": "the next window of X's rate limit",
  "small-window": "the next window of X's rate limit",
  "day-limit-reached": "the next day of X's rate limit",
  "too-many-at-once": "X, which takes no more for the moment",
  "shielded": "what stands before X to let more through",
  "one-request-a-second": "X, which takes one request a second here",
};

/** What ends a wait, where it is told. */
const STOP: Record<Place, string> = {
  notebook: "Stop",
  program: "Ctrl-C",
  terminal: "Ctrl-C",
  room: "Stop",
};

const inWords = (seconds: number) =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;

/**
 * Shows every wait as a countdown in place, and when its request is over, how long was really waited
 * for what: one line, however many waits there were.
 *
 * @param open Opens the line that changes where it stands.
 */
export function countdown(open: () => InPlace = inPlace): (waiting: Waiting) => void {
  let line: InPlace | undefined;
  return ({ error, waited, secondsLeft, nextTry, over }) => {
    const { problem, message } = error;
    const whatFor = REASONS[problem];
    const sofar = `Waited ${inWords(waited)} for ${whatFor ?? "trouble to pass"}`;
    line ??= open();
    if (over) {
      line.end(over === "stopped" ? `${sofar}, then was stopped.` : `${sofar}.`);
      line = undefined;
    } else if (secondsLeft > 0) {
      const why = whatFor ? `Waiting for ${whatFor}` : `${message}. Trying again (${nextTry})`;
      line.say(`${why}: ${inWords(secondsLeft)} left. ${STOP[placeHere()]} ends the wait.`);
    } else line.say(`${sofar}. Trying again (${nextTry}).`);
  };
}
