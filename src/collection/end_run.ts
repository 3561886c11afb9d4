import { AccessError, problemOf, sayHere } from "../problems/mod.ts";
import { indexWords, tidyIndexes } from "./page_rows.ts";
import type { Wanted } from "./question.ts";
import type { Read } from "./read_slices.ts";
import type { RunRow } from "./run_row.ts";
import { markSurplus } from "./run_totals.ts";
import type { Store } from "./store.ts";
import { WriteFailure, written } from "./write_failure.ts";

/** Of a sample, what came beyond the limit is no older than the rest: it is chance's, and stays. */
export const mostOf = ({ seed }: RunRow, { limit }: Wanted) => seed === null ? limit : Infinity;

/** What is said of a problem; where it may repeat an id or a name, its name alone. */
const wordsOf = (problem: AccessError, { pseudonyms }: Store): string =>
  `${pseudonyms ? problemOf(problem.problem).name : problem.message}.`;

/**
 * Writes down how it ended.
 *
 * @returns Why that could not be written, where it could not: what ended it, if that was the same.
 */
export function endRun(
  store: Store,
  run: RunRow,
  read: Read,
  wanted: Wanted,
  seconds: number,
): WriteFailure | undefined {
  try {
    markSurplus(store, run.id, mostOf(run, wanted));
    written(() => indexWords(store.database));
    const { ended, problem } = read;
    if (read.pages > 0 && (ended === "limit" || ended === "no more posts")) {
      tidyIndexes(store.database, read.pages);
    }
    store.updateRun(run.id, {
      ended,
      problem: problem?.problem ?? null,
      said: problem && ended !== "stopped" ? wordsOf(problem, store) : null,
      ended_at: new Date().toISOString(),
      seconds: run.seconds + seconds,
    });
    store.settle();
  } catch (error) {
    if (!(error instanceof WriteFailure)) throw error;
    return read.problem instanceof WriteFailure ? read.problem : error;
  }
}

/** Writes down that it ended before there was anything to read, and throws that. */
export function endEarly(store: Store, { id }: RunRow, error: unknown, now: number): never {
  const problem = error instanceof AccessError ? error : undefined;
  store.updateRun(id, {
    ended: !problem || problem.problem === "cancelled" ? "stopped" : "problem",
    problem: problem?.problem ?? null,
    said: problem && problem.problem !== "cancelled" ? wordsOf(problem, store) : null,
    ended_at: new Date(now).toISOString(),
  });
  throw error;
}

/** Says where the posts are, beside what ended it. */
export const whereItIs = (error: AccessError, file: string, posts: number) =>
  error.adding(
    `The ${posts.toLocaleString("en")} posts that had come are in ${file}: ${
      sayHere({
        terminal:
          "deno task export writes them for other programs, and the same line goes on there.",
        elsewhere: "openCollection(file) reads them, and the same call goes on there.",
      })
    }`,
  );
