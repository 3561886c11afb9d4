import { giveFaces, sheetFaces } from "../display/mod.ts";
import type { PriceRange } from "../money/mod.ts";
import { type AccessError, checkNames, type ProblemId } from "../problems/mod.ts";
import type { Ended, Post, Posts } from "../search/mod.ts";
import type { CheckId, CheckLine, Outcome } from "./check_line.ts";
import { forStrangers, type ReportFacts, reportSheet } from "./report_faces.ts";

/** One line of a report, as JSON. */
export interface CheckLineData {
  /** Which check it is. */
  check: CheckId;
  /** The same for people. */
  label: string;
  /** What became of it. */
  state: Outcome["state"];
  /** One line, for the person who sits here; it may hold a path of a `.env`. */
  text: string;
  /** When the server answered, ISO 8601; only where it was asked. */
  at?: string;
  /** The problem behind a note or a failure. */
  problem?: ProblemId;
  /** What a note means and how to mend it. */
  notes?: string[];
}

/**
 * A report, as JSON. Names and meanings stay as they are while `version` is 1; new ones may come.
 * It never holds a key.
 */
export interface AccessReportData {
  /** Of this schema. */
  version: 1;
  /** Whether nothing failed. */
  ok: boolean;
  /** When the checks ended, ISO 8601. */
  at: string;
  /** Whether a practice room answered. */
  practice: boolean;
  /** The host that was asked. */
  host?: string;
  /** Every check, in order. */
  checks: CheckLineData[];
  /** The first failure, in full. */
  error?: AccessError;
  /** The query of the sample search, where one was run. */
  query?: string;
  /** Its rows. */
  posts?: Post[];
  /** What it cost, in USD, low and high. */
  cost?: PriceRange;
  /** Why it ended. */
  ended?: Ended;
}

/** What `toReport` may be told. */
export interface ToReportOptions {
  /** Also who you are, if that was checked by `connect({ prove: "identity" })`. @default false */
  identity?: boolean;
}

/**
 * What `checkAccess` found: a line for each check. In a notebook and a terminal it shows itself as
 * a sheet, with the first failure in full below. It never holds a key.
 *
 * @example
 * ```ts
 * import { checkAccess } from "@library-card/access";
 * import { equal, ok } from "node:assert/strict";
 *
 * const report = await checkAccess({ practice: true });
 * equal(report.ok, true);
 * equal(report.checks[0].check, "deno");
 * ok(report.toReport().includes("Library Card"));
 * ```
 */
export class AccessReport {
  readonly #facts: ReportFacts;

  static {
    giveFaces(AccessReport.prototype, (report) => sheetFaces(reportSheet(report.#facts)));
  }

  /** @internal Made by `checkAccess`. */
  constructor(facts: ReportFacts) {
    this.#facts = facts;
  }

  /** Whether nothing failed. */
  get ok(): boolean {
    return this.error === undefined;
  }

  /** Every check, in order. */
  get checks(): readonly CheckLine[] {
    return [...this.#facts.lines];
  }

  /** The first failure, if there is one. */
  get error(): AccessError | undefined {
    return this.#facts.lines.find((line) => line.state === "failed")?.error;
  }

  /** The posts of the sample search, if it was asked for and worked. */
  get posts(): Posts | undefined {
    return this.#facts.posts;
  }

  /** Whether a practice room answered. */
  get practice(): boolean {
    return this.#facts.practice !== false;
  }

  /**
   * The report for a forum or a teacher, as Markdown: versions, platform, and every check with its
   * state and problem. It holds no key, no path of your machine, no name, and nothing that the
   * server said in its own words.
   *
   * @param options `identity: true` adds who you are.
   */
  toReport(options: ToReportOptions = {}): string {
    checkNames(options, { identity: true }, "write the report");
    return forStrangers(this.#facts, options.identity ?? false);
  }

  /** The report as plain data, for programs. See {@linkcode AccessReportData}. */
  toJSON(): AccessReportData {
    const { at, host, lines, posts } = this.#facts;
    const { practice } = this;
    return {
      version: 1,
      ok: this.ok,
      at: at.toISOString(),
      practice,
      host,
      checks: lines.map(toData),
      error: this.error,
      query: posts?.query,
      posts: posts && [...posts],
      cost: posts?.cost,
      ended: posts?.ended,
    };
  }
}

function toData(line: CheckLine): CheckLineData {
  const { check, label, state, text } = line;
  return {
    check,
    label,
    state,
    text,
    at: "at" in line ? line.at?.toISOString() : undefined,
    problem: "problem" in line ? line.problem : undefined,
    notes: "notes" in line ? line.notes : undefined,
  };
}
