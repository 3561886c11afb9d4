import type { Evidence } from "./evidence.ts";

/** The id of a problem, for programs. */
export type ProblemId =
  | "account-locked"
  | "app-not-enrolled"
  | "app-suspended"
  | "bad-key-pair"
  | "bad-option"
  | "bad-parameter"
  | "bad-query"
  | "blocked-on-the-way"
  | "cancelled"
  | "client-unavailable"
  | "clock-off"
  | "conflicting-names"
  | "credits-depleted"
  | "deno-too-old"
  | "end-time-too-late"
  | "env-file-unreadable"
  | "field-unknown"
  | "forbidden"
  | "ids-with-times"
  | "keys-not-sent"
  | "no-keys"
  | "not-found"
  | "old-endpoint"
  | "one-request-a-second"
  | "permission-too-low"
  | "query-ambiguous"
  | "query-not-standalone"
  | "query-operator-unknown"
  | "query-too-long"
  | "query-unreadable"
  | "rate-limited"
  | "redirected"
  | "server-trouble"
  | "spend-cap-reached"
  | "start-time-too-old"
  | "timed-out"
  | "token-revoked"
  | "unauthorized"
  | "unexpected-answer"
  | "unreachable"
  | "unsupported-authentication"
  | "usage-cap-reached"
  | "wrong-shape";

/** The clues by which a problem is recognised; all that are named must be there. */
export interface Signature {
  /** HTTP status, or any of several. */
  status?: number | number[];
  /** Last segment of the problem's `type`. */
  type?: string;
  /** X's `title`. */
  title?: string;
  /** X's `reason`. */
  reason?: string;
  /** X's legacy error code. */
  code?: number | number[];
  /** A pattern in any of X's sentences. */
  message?: RegExp;
  /** A pattern in the path that was asked. */
  path?: RegExp;
  /** What the body was. */
  body?: Evidence["body"];
  /** There are requests left in this window. */
  requestsLeft?: true;
  /** The name of a parameter that X complained about. */
  parameter?: string;
  /** The network's error code, or `"any"`. */
  network?: string[] | "any";
  /** This computer's clock is off by more than a signature may be. */
  clockOff?: true;
  /** The answer was a redirect. */
  redirected?: true;
}

/** One thing that can go wrong. */
export interface Problem {
  id: ProblemId;
  /** How it is recognised: any of these. Absent for what our own checks raise. */
  signature?: Signature | Signature[];
  /** What was found and why, as it reads after "Cannot …: ". */
  found: (evidence: Evidence) => string;
  /** What to do next, in order. */
  nextSteps: (evidence: Evidence) => string[];
  /** A page that explains more. */
  docs: string;
  /** Whether this answer proves that the keys are good. */
  keysWork?: boolean;
  /** Whether waiting mends it. */
  waitHelps?: boolean;
  /** Where the row comes from. */
  source: string;
}
