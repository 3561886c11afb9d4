/** A sitting over access: every check a line, failures explained, nothing thrown. */
export {
  AccessReport,
  type AccessReportData,
  type CheckLineData,
  type ToReportOptions,
} from "./access_report.ts";
export {
  type Accepted,
  type CheckId,
  type CheckLine,
  type Failed,
  type Known,
  type Noted,
  type NotTried,
  type Outcome,
  type Said,
} from "./check_line.ts";
export { checkDenoVersion } from "./deno_version.ts";
export { SAMPLE_QUERY, sampleOf } from "./sample.ts";
export { sit } from "./sit.ts";
export { type Found, type Sitting, type Visit } from "./sitting.ts";
