import { type CsvOptions, giveFaces, tableFaces, toCsv } from "../../../display/mod.ts";
import { type ProblemId, problemOf } from "../../../problems/mod.ts";
import type { Account } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import type { ScenarioId } from "../../scenarios/mod.ts";

/** How far one student has come. Holds no key and no query; moments are ISO 8601, UTC. */
export interface StudentRow {
  /** What the student typed on joining. No two of a class are alike. */
  name: string;
  /** When an app was made. */
  createdApp: string | null;
  /**
   * When the keys were enough: the Access Token and its secret were made, or something signed in
   * without them, as with a Bearer Token.
   */
  madeKeys: string | null;
  /** When a request with good keys came first. */
  signedIn: string | null;
  /** When a search found posts first: that proves the access. */
  gotPosts: string | null;
  /** Play money, in US dollars. */
  balance: number;
  /** The problem at which the student is stuck: an id of the catalogue. */
  problem: ProblemId | null;
  /** The same in plain words. */
  problemName: string | null;
  /** Where the student met it: a path of the API, or a way to sign in. */
  problemAt: string | null;
  /** Since when. */
  problemSince: string | null;
  /** What goes wrong on purpose, for this student or for all. */
  scenario: ScenarioId | null;
  /** The id of the account, for `rehearse` and `topUp`. */
  account: string;
}

/** What the sheet has. A spreadsheet would round an id of 19 digits, and nobody needs it there. */
const COLUMNS = [
  "name",
  "createdApp",
  "madeKeys",
  "signedIn",
  "gotPosts",
  "balance",
  "problem",
  "problemName",
  "problemAt",
  "problemSince",
  "scenario",
] as const satisfies (keyof StudentRow)[];

const moment = (at: number | null | undefined) => at == null ? null : new Date(at).toISOString();

/** The row of a student. */
function studentRow(account: Account, scenario: ScenarioId | undefined): StudentRow {
  const { id, name, balance, progress, stuck } = account;
  return {
    name,
    createdApp: moment(progress.createdApp),
    madeKeys: moment(progress.madeKeys),
    signedIn: moment(progress.signedIn),
    gotPosts: moment(progress.gotPosts),
    balance: balance / 1000,
    problem: stuck?.problem ?? null,
    problemName: stuck ? problemOf(stuck.problem).name : null,
    problemAt: stuck?.until ?? null,
    problemSince: moment(stuck?.at),
    scenario: scenario ?? null,
    account: id,
  };
}

/** The rows of the class of a room. */
export function studentsOf({ registry, scenarios }: PracticeWorld): Students {
  return new Students(
    registry.students.map((account) => studentRow(account, scenarios.current(account.id))),
  );
}

/** The hour and the minute, by the clock of whoever looks. */
const clock = (iso: string | null) =>
  iso && new Date(iso).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/**
 * The students of a class, in the order in which they came. Shows itself as a table.
 *
 * @example
 * ```ts
 * import { startPractice } from "@library-card/access";
 * import { equal } from "node:assert/strict";
 *
 * await using room = await startPractice({ class: 30 });
 * equal(room.students.length, 0); // nobody has joined yet
 * equal(room.students.proven, 0);
 * ```
 */
export class Students extends Array<StudentRow> {
  /** Methods like `filter` and `map` give plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  static {
    giveFaces(Students.prototype, (students) =>
      tableFaces({
        title: "The class",
        stamp: "PRACTICE",
        columns: [
          { title: "Name", grow: true },
          { title: "App" },
          { title: "Keys" },
          { title: "Signed in" },
          { title: "Got posts" },
          { title: "USD", align: "right" },
          { title: "Stuck at" },
        ],
        rows: Array.from(students, (row) => [
          row.name,
          clock(row.createdApp),
          clock(row.madeKeys),
          clock(row.signedIn),
          clock(row.gotPosts),
          row.balance.toFixed(2),
          row.problemName && `${row.problemName} (${row.problemAt})`,
        ]),
        notes: [students.summary],
      }));
  }

  /** @internal Made by the room. */
  constructor(rows: Iterable<StudentRow> = []) {
    super();
    for (const row of rows) this.push(row);
  }

  /** How many have proven their access: a search of theirs found posts. */
  get proven(): number {
    return this.filter(({ gotPosts }) => gotPosts !== null).length;
  }

  /** The same as a sentence, such as `"18 of 30 students have proven their access"`. */
  get summary(): string {
    return `${this.proven} of ${this.length} ${
      this.length === 1 ? "student has" : "students have"
    }` +
      " proven their access";
  }

  /**
   * The sheet as CSV, a row a student. Students choose their names: for a spreadsheet take
   * `spreadsheet: true`, or it may run one as a formula.
   */
  toCsv(options?: CsvOptions): string {
    return toCsv(this, COLUMNS, options);
  }
}
