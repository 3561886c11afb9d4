import type { Network } from "../access/mod.ts";
import { AccessError, sayHere } from "../problems/mod.ts";
import { DOING, type Question } from "./question.ts";
import type { SliceRow } from "./run_row.ts";

// X takes no end that is less than 10 seconds ago; a search without one ends about 30 seconds ago.
const NEWEST = 30_000;

/** The end of a range that was given none, kept from then on: milliseconds to whole seconds, UTC. */
export function newestEnd(network: Network, now: number): string {
  const ahead = Math.max(0, network.clockAhead ?? 0) * 60_000;
  return toSeconds(now - NEWEST - ahead);
}

/**
 * Sets the end of a range anew of which no page came: the clock by which it was set may have been
 * wrong.
 */
export function endAnew(
  slices: readonly SliceRow[],
  { until }: Question,
  network: Network,
  now: number,
): Pick<SliceRow, "end"> | undefined {
  const [{ pages, end, counted }, ...others] = slices;
  const isOurs = until === undefined && end !== null && counted === null && others.length === 0;
  return isOurs && pages === 0 ? { end: newestEnd(network, now) } : undefined;
}

/** An error as it is told: where no end was asked for, it is the clock that set one too late. */
export function blameClock(error: unknown, { until }: Question, { clockAhead = 0 }: Network) {
  const isClock = error instanceof AccessError && error.problem === "end-time-too-late" &&
    until === undefined;
  if (!isClock) return error;
  const minutes = Math.round(clockAhead);
  const fast = minutes < 1 ? "fast" : `${minutes} ${minutes === 1 ? "minute" : "minutes"} fast`;
  const { problem, docs, status, cause } = error;
  return new AccessError(problem, {
    message: `Cannot ${DOING}: this computer's clock seems to be ${fast}, and by it the search ` +
      "would end at a moment that is still to come at X",
    nextSteps: [
      "Set the clock of this computer: let it set itself from the internet.",
      `Then run ${
        sayHere({ terminal: "the same line", elsewhere: "the same call" })
      } again: it goes on there.`,
    ],
    ...{ docs, status, cause },
  });
}

const toSeconds = (time: number): string =>
  new Date(Math.floor(time / 1000) * 1000).toISOString().replace(/\.\d+Z$/, "Z");
