/** Checking access: every check a line, failures explained, nothing thrown. */
export {
  AccessReport,
  type AccessReportData,
  type CheckLineData,
  type ToReportOptions,
} from "./access_report.ts";
export type {
  Accepted,
  CheckId,
  CheckLine,
  Failed,
  Known,
  Noted,
  NotTried,
  Outcome,
  Said,
} from "./check_line.ts";
export { checkDenoVersion } from "./check_environment.ts";
export {
  type CheckRun,
  type CheckTarget,
  type Found,
  SAMPLE_QUERY,
  sampleOf,
} from "./check_run.ts";
export { runChecks } from "./run_checks.ts";
