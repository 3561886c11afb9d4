import * as account from "./account_problems.ts";
import * as key from "./key_problems.ts";
import * as other from "./other_problems.ts";
import * as own from "./own_problems.ts";
import type { ProblemRow } from "./problem_row.ts";
import * as question from "./question_problems.ts";
import * as silence from "./silence_problems.ts";

/**
 * The id of a problem, for programs, such as `"credits-depleted"`. docs/problems.md in the
 * repository explains each of them.
 */
// Read off the rows. Through the modules, because documentation may name no private constant.
export type ProblemId =
  | (typeof account)["ACCOUNT_PROBLEMS"][number]["id"]
  | (typeof key)["KEY_PROBLEMS"][number]["id"]
  | (typeof other)["OTHER_PROBLEMS"][number]["id"]
  | (typeof own)["OWN_PROBLEMS"][number]["id"]
  | (typeof question)["QUESTION_PROBLEMS"][number]["id"]
  | (typeof silence)["SILENCE_PROBLEMS"][number]["id"];

/** One thing that can go wrong, with what it is called, how it is recognised and what mends it. */
export interface Problem extends ProblemRow {
  id: ProblemId;
}

/**
 * Everything that can go wrong. Adding a problem is adding a row: which one fits best is told by
 * its clues, and only between equals by the order, the most special first.
 *
 * Error bodies are those of the X API as observed and documented up to 2026-08-22.
 */
export const PROBLEMS: readonly Problem[] = [
  ...silence.SILENCE_PROBLEMS,
  ...account.ACCOUNT_PROBLEMS,
  ...question.QUESTION_PROBLEMS,
  ...key.KEY_PROBLEMS,
  ...other.OTHER_PROBLEMS,
  ...own.OWN_PROBLEMS,
];

/** The row of an id. */
export const problemOf = (id: ProblemId): Problem => PROBLEMS.find((row) => row.id === id)!;

/**
 * Whether a request that failed may have been billed all the same. X does not bill what it refuses:
 * an answer with a status of 400 or more cost nothing, whatever else it is.
 */
export const mayBeBilled = (id: ProblemId, status: number | undefined): boolean =>
  problemOf(id).cost === "perhaps" && !(status !== undefined && status >= 400);
