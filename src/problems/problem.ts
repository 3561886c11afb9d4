import type { Evidence } from "./evidence.ts";

/** The id of a problem, for programs. */
export type ProblemId =
  | "access-token-wrong"
  | "account-locked"
  | "answer-cut-off"
  | "answer-too-large"
  | "app-not-allowed"
  | "app-not-enrolled"
  | "app-suspended"
  | "bad-callback"
  | "bad-key-pair"
  | "bad-option"
  | "bad-parameter"
  | "bad-query"
  | "blocked-on-the-way"
  | "budget-reached"
  | "cancelled"
  | "certificate-not-trusted"
  | "client-unavailable"
  | "clock-off"
  | "conflicting-names"
  | "connection-cut"
  | "connection-refused"
  | "credits-depleted"
  | "deno-too-old"
  | "end-time-too-late"
  | "env-file-unreadable"
  | "field-not-allowed"
  | "field-unknown"
  | "fields-left-out"
  | "forbidden"
  | "ids-with-times"
  | "keys-not-sent"
  | "ledger-unusable"
  | "name-not-found"
  | "network-sign-in"
  | "no-keys"
  | "not-found"
  | "objects-left-out"
  | "old-endpoint"
  | "one-request-a-second"
  | "permission-missing"
  | "permission-too-low"
  | "proxy-refused"
  | "query-ambiguous"
  | "query-in-quotes"
  | "query-not-standalone"
  | "query-operator-unknown"
  | "query-too-long"
  | "query-unreadable"
  | "rate-limited"
  | "redirected"
  | "server-trouble"
  | "small-window"
  | "spend-cap-reached"
  | "start-time-too-old"
  | "timed-out"
  | "tls-too-old"
  | "token-revoked"
  | "unauthorized"
  | "unavailable-here"
  | "unexpected-answer"
  | "unreachable"
  | "unsupported-authentication"
  | "usage-cap-reached"
  | "wrong-shape";

/** The clues by which a problem is recognised; all that are named must be there. */
export interface Signature {
  /** HTTP status, or any of several. */
  status?: number | number[];
  /** Last segment of the problem's `type`, or any of several. */
  type?: string | string[];
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
  /** A pattern in the query that was sent. */
  query?: RegExp;
  /** What the body was. */
  body?: Evidence["body"];
  /** There are requests left in this window. */
  requestsLeft?: true;
  /** The whole window holds no more requests than this. */
  windowUpTo?: number;
  /** The name of a parameter that X complained about. */
  parameter?: string;
  /** A pattern in the network's error code. */
  network?: RegExp;
  /** This computer's clock is off by more than a signature may be. */
  clockOff?: true;
  /** The API key and its secret are known to be good. */
  pairGood?: true;
}

/**
 * What mends a problem. `"retry"`: the same again in a few seconds. `"wait"`: the same again from
 * a known moment on. `"later"`: it may pass by itself, nobody knows when. `"change"`: somebody has
 * to change something first.
 */
export type Remedy = "retry" | "wait" | "later" | "change";

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
  /** What mends it. */
  remedy: Remedy;
  /** Whether this answer proves that the keys are good. */
  keysWork?: boolean;
  /**
   * What the failed request itself cost: nothing, or perhaps something, because it may have been
   * answered. X does not bill failed requests. Source: docs.x.com, post caps, 2026-08-22.
   */
  cost: "nothing" | "perhaps";
  /** It does not end a call: the answer is kept, and this is a note on it. */
  note?: true;
  /** What X says in such a case, for the page of all problems. */
  example?: Partial<Evidence>;
  /** Where the row comes from. */
  source: string;
}
