/** Checking access: failures explained, nothing thrown; loaded when somebody checks. */
export { checkDenoVersion } from "./check_environment.ts";
export type { CheckRun, CheckTarget, Found } from "./check_run.ts";
export { runChecks } from "./run_checks.ts";
export { sampleOf } from "./sample.ts";
