/** What a check of access gives: every check a line. The checks stand in `later.ts`. */
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
export { SAMPLE_QUERY } from "./sample.ts";
