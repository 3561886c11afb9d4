import { refuseKeys } from "../keys/mod.ts";
import { checkQuery as check, type CheckQueryOptions, type QueryReport } from "../query/mod.ts";

/**
 * Checks a query before it is sent: what X would refuse, what it would read otherwise than you
 * mean, where, and how to mend it; and says in plain English what it finds. It asks nobody, costs
 * nothing, and takes any query without throwing, but for one in which a key stands.
 *
 * @param query The query, as you would search for it.
 * @param options Which search it is for; by default that of the last seven days.
 * @returns The report. Shown in a notebook or a terminal, it marks the problems in the query.
 * @throws {AccessError} `bad-option` if an option does not exist, or if the query holds what looks
 * like a key: the report would repeat it.
 *
 * @example What X would not take, and the query mended
 * ```ts
 * import { checkQuery } from "@library-card/access";
 * import { deepEqual, equal } from "node:assert/strict";
 *
 * const report = checkQuery("(cats OR dogs) AND min_faves:10");
 * equal(report.ok, false);
 * deepEqual(report.problems.map(({ code, start }) => [code, start]), [
 *   ["and-word", 15],
 *   ["web-only", 19],
 * ]);
 * equal(report.fixed, "(cats OR dogs) min_likes:10");
 * ```
 *
 * @example What a query says
 * ```ts
 * import { checkQuery } from "@library-card/access";
 * import { equal } from "node:assert/strict";
 *
 * equal(
 *   checkQuery("(cat OR dog) lang:en -is:retweet").reading,
 *   "posts that contain “cat” or “dog”, are in English, and are not reposts",
 * );
 * ```
 */
export function checkQuery(query: string, options: CheckQueryOptions = {}): QueryReport {
  refuseKeys({ query, ...options }, "check the query");
  return check(query, options);
}
