import { giveFaces, type Marked, marksFaces } from "../display/mod.ts";
import { findQueryProblems } from "./checks/find_query_problems.ts";
import { asksForAll } from "./checks/meant_join.ts";
import { mendQuery } from "./checks/mend_query.ts";
import { explainQuery } from "./explain_query.ts";
import { parseQuery } from "./parse_query.ts";
import { type CheckQueryOptions, lengthOf, limitFor } from "./query_length.ts";
import type { QueryProblem } from "./query_problem.ts";
import type { QueryNode } from "./query_tree.ts";

/** A report, as JSON. */
export interface QueryReportData {
  /** The query. */
  query: string;
  /** Whether nothing in it is an error. */
  ok: boolean;
  /** What is wrong, in the order of the text. */
  problems: QueryProblem[];
  /** Its length, in characters. */
  length: number;
  /** The longest that X takes here. */
  limit: number;
  /** What it finds, in plain English. */
  reading: string;
  /** The query with every fix applied, where X would then take it; else the query as it is. */
  fixed: string;
}

/**
 * What `checkQuery` found. In a notebook and a terminal it shows the query with its problems
 * marked, and what it says in plain English.
 *
 * @example
 * ```ts
 * import { checkQuery } from "@library-card/access";
 * import { equal } from "node:assert/strict";
 *
 * const report = checkQuery("cats AND dogs");
 * equal(report.ok, false);
 * equal(report.problems[0].code, "and-word");
 * equal(report.fixed, "cats dogs");
 * ```
 */
export class QueryReport {
  /** The query. */
  readonly query: string;
  /** What is wrong, in the order of the text; empty when all is well. */
  readonly problems: readonly QueryProblem[];
  readonly #options: CheckQueryOptions;
  readonly #tree: QueryNode | null;

  static {
    giveFaces(QueryReport.prototype, (report) => marksFaces(reportMarks(report)));
  }

  /** @internal Made by `checkQuery`. */
  constructor(
    query: string,
    options: CheckQueryOptions,
    tree: QueryNode | null,
    problems: readonly QueryProblem[],
  ) {
    this.query = query;
    this.problems = problems;
    this.#options = options;
    this.#tree = tree;
  }

  /** Whether X takes the query, as far as is known: nothing in it is an error. */
  get ok(): boolean {
    return this.problems.every(({ level }) => level !== "error");
  }

  /** Its length as X counts it: in characters, spaces and operators included. */
  get length(): number {
    return lengthOf(this.query);
  }

  /** The longest query that X takes here. */
  get limit(): number {
    return limitFor(this.#options);
  }

  /** What the query finds, in plain English, as X reads it. */
  get reading(): string {
    return explainQuery(this.#tree);
  }

  /**
   * The query with every fix applied, where X would then take it and it does not ask for nearly
   * all of X; else the query as it is. What the messages say to give as an option is not in it.
   */
  get fixed(): string {
    return mendQuery(
      this.query,
      (query) => findQueryProblems(query, this.#options),
      (query, problems) => {
        const { tree } = parseQuery(query);
        return problems.every(({ level }) => level !== "error") && tree !== null &&
          !asksForAll(tree);
      },
    );
  }

  /** The report as plain data, for programs. */
  toJSON(): QueryReportData {
    const { query, ok, problems, length, limit, reading, fixed } = this;
    return { query, ok, problems: [...problems], length, limit, reading, fixed };
  }
}

const counted = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;

function verdict(problems: readonly QueryProblem[]): string {
  const errors = problems.filter(({ level }) => level === "error").length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return "No problem was found";
  return [errors && counted(errors, "error"), warnings && counted(warnings, "warning")]
    .filter(Boolean).join(", ");
}

/** A report as a text with marks. */
function reportMarks(report: QueryReport): Marked {
  const { query, ok, problems, length, limit, reading, fixed } = report;
  const say = (number: number) => number.toLocaleString("en");
  return {
    title: "Query",
    verdict: `${ok ? "✓" : "✗"} ${verdict(problems)}`,
    text: query,
    marks: problems.map(({ start, end, level, message, fix }) => ({
      start,
      end,
      tone: level === "error" ? "bad" : "note",
      note: message,
      tip: fix?.label,
    })),
    notes: [
      { label: "It asks for", text: reading },
      ...(fixed === query ? [] : [{ label: "With all fixes", text: fixed, code: true }]),
      { label: "Length", text: `${say(length)} of ${say(limit)} characters` },
    ],
  };
}
