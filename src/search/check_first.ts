import { caretRows } from "../display/mod.ts";
import { type AccessError, atPlace, type ProblemId, raise } from "../problems/mod.ts";
import { checkQuery, type QueryProblemCode, QueryReport } from "../query/mod.ts";
import { toSwitch } from "./parameters.ts";

/** Whether a query is looked at before anything is sent. */
export interface CheckFirst {
  /**
   * Look at the query before anything is sent or bought: an error stops the call, a warning is
   * shown once. `false` sends it as it is. @default true
   */
  checkQuery?: boolean;
  /** @deprecated Now `checkQuery`. */
  check?: boolean;
}

/** What options of `CheckFirst` were called before. */
export const OLD_NAMES = { check: "checkQuery" } as const;

/** Who is told of a query that is taken, but may not say what is meant. */
export type Warn = (report: QueryReport) => void;

/** Where X refuses the same with words of its own, it is the same problem. */
const SAME_AT_X: Partial<Record<QueryProblemCode, ProblemId>> = {
  "too-long": "query-too-long",
  "and-word": "query-ambiguous",
  "no-standalone": "query-not-standalone",
  "only-negated": "query-not-standalone",
  "unknown-operator": "query-operator-unknown",
  "unknown-value": "query-operator-unknown",
  "web-only": "query-operator-unknown",
  "stream-only": "query-operator-unknown",
  "unclosed-quote": "query-unreadable",
  "unclosed-group": "query-unreadable",
  "stray-close": "query-unreadable",
  "stray-quote": "query-unreadable",
  "pasted-escape": "query-unreadable",
  "typographic-quotes": "query-unreadable",
  "single-quotes": "query-in-quotes",
};

const WIDTH = 66;
const MARGIN = " ".repeat(7);

function refuse({ query, problems, fixed }: QueryReport, doing: string): AccessError {
  const errors = problems.filter(({ level }) => level === "error");
  const rows = caretRows(query, errors, WIDTH).map((row) => `${MARGIN}${row}`);
  return raise(SAME_AT_X[errors[0].code] ?? "bad-query", {
    doing,
    found: errors.length === 1
      ? "the query has an error, and X would refuse it"
      : `the query has ${errors.length} errors, and X would refuse it`,
    nextSteps: (told) => [
      `Look at the marks under your query:\n\n${rows.join("\n")}\n`,
      ...errors.map(({ message, fix }) => fix ? `${message} (${fix.label}.)` : message),
      ...(fixed === query ? [] : [`With these mended it reads: ${fixed}`]),
      ...atPlace(told, {
        code:
          "Nothing was sent, and nothing was charged. To send it as it is all the same: checkQuery: false.",
        terminal:
          "Nothing was sent, and nothing was charged. To send it as it is all the same: --no-check.",
        elsewhere: "Nothing was sent, and nothing was charged.",
      }),
    ],
  });
}

/**
 * Looks at a query before anything is sent.
 *
 * @param doing What is being done, as it reads after "Cannot".
 * @param warn Told of warnings.
 * @throws {AccessError} `bad-option` where there is no query; where X would refuse it, the problem
 * as which X's refusal would be told.
 */
export function checkFirst(
  query: string,
  { checkQuery: asked = true, archive }: CheckFirst & { archive?: boolean },
  doing: string,
  warn: Warn = () => {},
): string {
  if (typeof query !== "string" || query.trim() === "") {
    throw raise("bad-option", { doing, found: "the query is empty" });
  }
  if (!toSwitch(asked, "checkQuery", doing)) return query;
  const report = checkQuery(query, { archive: archive === true });
  if (!report.ok) throw refuse(report, doing);
  if (report.problems.length > 0) warn(report);
  return query;
}
