/** What can go wrong, and how it is told. */
export { AccessError, type ProblemCause } from "./access_error.ts";
export { PROBLEMS } from "./catalogue.ts";
export { type Problem, type ProblemId } from "./problem.ts";
export { isBilled } from "./cost_of.ts";
export { checkNames } from "./check_names.ts";
export { CONSOLE } from "./console_labels.ts";
export { diagnose, findProblem, noteOn, problemOf, raise } from "./diagnose.ts";
export { type Evidence, NOTHING_KNOWN, readAnswer } from "./evidence.ts";
export { SIGNATURE_MINUTES } from "./key_problems.ts";
