import { ACCOUNT_PROBLEMS } from "./account_problems.ts";
import { KEY_PROBLEMS } from "./key_problems.ts";
import { OTHER_PROBLEMS } from "./other_problems.ts";
import { OWN_PROBLEMS } from "./own_problems.ts";
import { QUESTION_PROBLEMS } from "./question_problems.ts";
import { SILENCE_PROBLEMS } from "./silence_problems.ts";
import type { Problem } from "./problem.ts";

export {
  ACCOUNT_PROBLEMS,
  KEY_PROBLEMS,
  OTHER_PROBLEMS,
  OWN_PROBLEMS,
  QUESTION_PROBLEMS,
  SILENCE_PROBLEMS,
};

/**
 * Everything that can go wrong, the most special first. Adding a problem is adding a row.
 *
 * Error bodies are those of the X API as observed and documented up to 2026-08-22.
 */
export const PROBLEMS: readonly Problem[] = [
  ...SILENCE_PROBLEMS,
  ...ACCOUNT_PROBLEMS,
  ...QUESTION_PROBLEMS,
  ...KEY_PROBLEMS,
  ...OTHER_PROBLEMS,
  ...OWN_PROBLEMS,
];
