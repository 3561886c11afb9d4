import { checkQuery, type CheckQueryOptions } from "../../mod.ts";
import { type Output, toJson } from "./output.ts";

/** What `query` may be told. */
export interface QueryFlags extends CheckQueryOptions {
  json?: boolean;
}

/**
 * `query`: what a query says, and what is wrong with it. Sends nothing.
 *
 * @returns Whether X would take it.
 */
export function query(text: string, { json, ...options }: QueryFlags, output: Output): boolean {
  const report = checkQuery(text, options);
  output.result(json ? toJson(report) : String(report));
  return report.ok;
}
