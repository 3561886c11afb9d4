import { checkNames } from "../problems/mod.ts";
import { readSigns } from "./checks/check_signs.ts";
import { findQueryProblems } from "./checks/find_query_problems.ts";
import { parseQuery } from "./parse_query.ts";
import type { CheckQueryOptions } from "./query_length.ts";
import { QueryReport } from "./query_report.ts";

const OPTIONS: Record<keyof CheckQueryOptions, true> = { archive: true, enterprise: true };

/**
 * Checks a query before it is sent: what X would refuse, what it would read otherwise than is meant,
 * where, and how to mend it; and says in plain English what it finds. It asks nobody, and takes any
 * query without throwing; whoever shows the report looks for keys in the query first.
 *
 * @param query The query, as one would search for it.
 * @param options Which search it is for; by default that of the last seven days.
 * @throws {AccessError} `bad-option` if an option does not exist.
 */
export function checkQuery(query: string, options: CheckQueryOptions = {}): QueryReport {
  checkNames(options, OPTIONS, "check the query");
  const text = String(query ?? "");
  const { archive = false, enterprise = false } = options;
  const chosen = { archive, enterprise };
  const problems = findQueryProblems(text, chosen);
  // What X refuses is read as it is meant, what it takes as it is written.
  const refused = problems.some(({ level }) => level === "error");
  const { tree } = parseQuery(refused ? readSigns(text).meant.text : text);
  return new QueryReport(text, chosen, tree, problems);
}
