import type { Evidence } from "./evidence.ts";

/** How far a clock may be off before X refuses what it signed. Source: X docs, OAuth 1.0a. */
export const SIGNATURE_MINUTES = 5;

/** The clues by which a problem is recognised; all that are named must be there. */
export interface Signature {
  /** HTTP status, or any of several. */
  status?: number | readonly number[];
  /** Last segment of the problem's `type`, or any of several. */
  type?: string | readonly string[];
  /** X's `title`. */
  title?: string;
  /** X's `reason`. */
  reason?: string;
  /** X's legacy error code. */
  code?: number | readonly number[];
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
  /** A limit of 24 hours is used up. */
  dayLimit?: true;
  /** Nothing is said of any window of X's. */
  windowUnknown?: true;
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

type Test<Clue extends keyof Signature> = (
  wanted: NonNullable<Signature[Clue]>,
  evidence: Evidence,
) => boolean;

const oneOf = <Value>(wanted: Value | readonly Value[], value: Value | undefined) =>
  value !== undefined && [wanted].flat().includes(value);

/** How each clue of a signature is looked for. */
const TESTS: { [Clue in keyof Required<Signature>]: Test<Clue> } = {
  status: (wanted, { status }) => oneOf(wanted, status),
  type: (wanted, { type }) => oneOf(wanted, type),
  title: (wanted, { title }) => wanted === title,
  reason: (wanted, { reason }) => wanted === reason,
  code: (wanted, { code }) => oneOf(wanted, code),
  message: (wanted, { messages }) => messages.some((text) => wanted.test(text)),
  path: (wanted, { path = "" }) => wanted.test(path),
  query: (wanted, { query = "" }) => wanted.test(query),
  body: (wanted, { body }) => wanted === body,
  requestsLeft: (_, { remaining = 0 }) => remaining > 0,
  dayLimit: (_, { dayLimit = false }) => dayLimit,
  windowUnknown: (_, { limit, remaining, resetAt }) =>
    limit === undefined && remaining === undefined && resetAt === undefined,
  windowUpTo: (wanted, { limit = Infinity }) => limit <= wanted,
  parameter: (wanted, { parameters }) => parameters.includes(wanted),
  network: (wanted, { network = "" }) => wanted.test(network),
  // A Bearer Token does not depend on the clock.
  clockOff: (_, { auth, clockAhead = 0 }) =>
    auth === "oauth1" && Math.abs(clockAhead) >= SIGNATURE_MINUTES,
  pairGood: (_, { auth, pairGood }) => auth === "oauth1" && pairGood === true,
};

/** Whether every clue that the signature names is there. */
export function fits(signature: Signature, evidence: Evidence): boolean {
  return Object.entries(signature).every(([clue, wanted]) =>
    (TESTS[clue as keyof Signature] as Test<never>)(wanted as never, evidence)
  );
}
