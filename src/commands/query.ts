import { checkQuery, type CheckQueryOptions } from "../../mod.ts";
import { give, type Output } from "./output.ts";

/** What `query` may be told. */
export interface QueryFlags extends CheckQueryOptions {
  json?: boolean;
}

/**
 * `query`: what a query says, and what is wrong with it. Sends nothing.
 *
 * @returns Whether X would take it.
 */
export function query(text: string, { json: _, ...options }: QueryFlags, output: Output): boolean {
  const report = checkQuery(text, options);
  give(output, report, () => String(report));
  return report.ok;
}
