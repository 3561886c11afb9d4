import { type AccessError, type ProblemId, withoutPracticeMark } from "../problems/mod.ts";

/** The checks, in their order. */
export type CheckId =
  | "deno"
  | "environment"
  | "env-file"
  | "keys"
  | "shapes"
  | "reach"
  | "clock"
  | "app"
  | "user"
  | "usage"
  | "search";

/** What every outcome has. */
export interface Said {
  /** One line, for the person who sits here. */
  text: string;
  /** The same for a stranger: no path, no name and no number of yours; often less, or nothing. */
  shared: string;
}

/** The server was asked, and it is well. A tick never stands for less. */
export interface Accepted extends Said {
  /** Asked, and well. */
  state: "ok";
  /** When the server answered. */
  at: Date;
}

/** Only looked at here, and nothing is wrong with it. */
export interface Known extends Said {
  /** Looked at, here only. */
  state: "known";
}

/** Worth knowing; it stops nothing. */
export interface Noted extends Said {
  /** Worth knowing. */
  state: "note";
  /** What it means and how to mend it, as whole sentences. */
  notes: string[];
  /** The problem behind it, where the server named one. */
  problem?: ProblemId;
  /** When the server answered, if it was asked. */
  at?: Date;
}

/** It stops you. */
export interface Failed extends Said {
  /** Stops you. */
  state: "failed";
  /** Its id, for programs. */
  problem: ProblemId;
  /** The whole problem, with its steps. */
  error: AccessError;
}

/** No verdict: something before it failed, it was not asked for, or it does not apply. */
export interface NotTried extends Said {
  /** No verdict. */
  state: "not tried";
}

/** What one check found: a type for each outcome. */
export type Outcome = Accepted | Known | Noted | Failed | NotTried;

/** One line of a report. */
export type CheckLine = Outcome & {
  /** Which check it is, for programs. */
  check: CheckId;
  /** Which check it is, for people. */
  label: string;
};

/** What an error found; what was being done, and where, stands on the sheet already. */
const because = ({ message }: AccessError) =>
  withoutPracticeMark(message.replace(/^Cannot [^:]*: /, ""));

/** The server was asked, and it is well. */
export const accepted = (text: string, at: Date, shared = text): Accepted => ({
  state: "ok",
  text,
  shared,
  at,
});

/** Looked at here, and nothing is wrong. */
export const known = (text: string, shared = ""): Known => ({ state: "known", text, shared });

/** Worth knowing. */
export const noted = (text: string, notes: string[], more: Partial<Noted> = {}): Noted => ({
  state: "note",
  text,
  shared: "",
  notes,
  ...more,
});

/** It stops you. */
export const failed = (error: AccessError): Failed => ({
  state: "failed",
  text: because(error),
  shared: "",
  problem: error.problem,
  error,
});

/** No verdict. */
export const notTried = (text: string, shared = ""): NotTried => ({
  state: "not tried",
  text,
  shared,
});
