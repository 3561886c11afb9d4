import type { Evidence } from "./evidence.ts";
import { plainName } from "./read_answer.ts";

/** How far a clock may be off before X refuses what it signed. Source: X docs, OAuth 1.0a. */
export const SIGNATURE_MINUTES = 5;

/** The path at which X makes a Bearer Token of an API key and its secret. */
export const MINTING_REGEXP = /^\/oauth2\/token$/;

/** The clues by which a problem is recognised; all that are named must be there. */
export interface Signature {
  /** What the network gives as the reason for no answer: a pattern. */
  network?: RegExp;
  /**
   * What X calls this problem and no other, by its type, title or reason, or any of several;
   * case and separators do not matter.
   */
  named?: string | readonly string[];
  /** X's legacy error code. */
  code?: number | readonly number[];
  /** The number that Cloudflare gives its errors, from the first to the last of these. */
  cloudflare?: readonly [first: number, last: number];
  /** A pattern in any of X's sentences. */
  message?: RegExp;
  /** A pattern in the query that was sent. */
  query?: RegExp;
  /** The name of a parameter that X complained about; `true` for any. */
  parameter?: string | true;
  /** A pattern in the path that was asked. */
  path?: RegExp;
  /** What the body was, or any of several. */
  body?: Evidence["body"] | readonly Evidence["body"][];
  /** A pattern in how servers on the way call themselves. */
  servers?: RegExp;
  /** The way of signing in that the answer asks for, or any of several. */
  challenge?: string | readonly string[];
  /** There are requests left in this window. */
  requestsLeft?: true;
  /** A limit of 24 hours is used up. */
  dayLimit?: true;
  /** The whole window holds no more requests than this. */
  windowUpTo?: number;
  /** A name that says the kind of answer and no more, such as `"Forbidden"`. */
  envelope?: string | readonly string[];
  /** HTTP status, or any of several. */
  status?: number | readonly number[];
  /** This computer's clock is off by more than a signature may be. */
  clockOff?: true;
  /** The API key and its secret are known to be good. */
  pairGood?: true;
  /** The query is long, or nobody knows it. */
  longQuery?: true;
  /** JSON that says something, whatever it is. */
  anyWords?: true;
}

type Test<Clue extends keyof Signature> = (
  wanted: NonNullable<Signature[Clue]>,
  evidence: Evidence,
) => boolean;

const oneOf = <Value>(wanted: Value | readonly Value[], value: Value | undefined) =>
  value !== undefined && [wanted].flat().includes(value);

const isNamed = (wanted: string | readonly string[], { names }: Evidence) =>
  [wanted].flat().some((name) => names.includes(plainName(name)));

/** In characters: no query below this is refused for the length of its address. */
const LONG_QUERY = 400;

/** How each clue of a signature is looked for. */
const TESTS: { [Clue in keyof Required<Signature>]: Test<Clue> } = {
  network: (wanted, { network = "" }) => wanted.test(network),
  named: isNamed,
  code: (wanted, { codes }) => codes.some((code) => oneOf<number>(wanted, code)),
  cloudflare: ([first, last], { cloudflareCode: code = 0 }) => first <= code && code <= last,
  message: (wanted, { messages, title = "" }) =>
    wanted.test(title) || messages.some((text) => wanted.test(text)),
  query: (wanted, { query = "" }) => wanted.test(query),
  parameter: (wanted, { parameters }) =>
    wanted === true ? parameters.length > 0 : parameters.includes(wanted),
  path: (wanted, { path = "" }) => wanted.test(path),
  body: (wanted, { body }) => oneOf<Evidence["body"]>(wanted, body),
  servers: (wanted, { servers = "", pageTitle = "" }) => wanted.test(`${servers} ${pageTitle}`),
  challenge: (wanted, { challenge }) => oneOf<string>(wanted, challenge),
  requestsLeft: (_, { remaining = 0 }) => remaining > 0,
  dayLimit: (_, { dayLimit = false }) => dayLimit,
  windowUpTo: (wanted, { limit = Infinity }) => limit <= wanted,
  envelope: isNamed,
  status: (wanted, { status }) => oneOf<number>(wanted, status),
  // A Bearer Token does not depend on the clock.
  clockOff: (_, { auth, clockAhead = 0 }) =>
    auth === "oauth1" && Math.abs(clockAhead) >= SIGNATURE_MINUTES,
  pairGood: (_, { auth, pairGood }) => auth === "oauth1" && pairGood === true,
  longQuery: (_, { query }) => query === undefined || query.length >= LONG_QUERY,
  anyWords: (_, { body, messages, names, codes }) =>
    body === "json" && messages.length + names.length + codes.length > 0,
};

/**
 * How much each clue tells, from most to least: what X calls a problem, its number, its words, then
 * what surrounds them, and last the bare status, which says something in no other's place.
 */
const TELLING: readonly (readonly (keyof Signature)[])[] = [
  ["network"],
  ["named"],
  ["code", "cloudflare"],
  ["message", "query", "parameter"],
  [
    "path",
    "body",
    "servers",
    "challenge",
    "requestsLeft",
    "dayLimit",
    "windowUpTo",
  ],
  ["envelope"],
  ["status", "clockOff", "pairGood", "longQuery"],
  ["anyWords"],
];

/** Whether every clue that the signature names is there. */
export function fits(signature: Signature, evidence: Evidence): boolean {
  return Object.entries(signature).every(([clue, wanted]) =>
    (TESTS[clue as keyof Signature] as Test<never>)(wanted as never, evidence)
  );
}

/**
 * How much a signature tells, for comparing: less is more. Its most telling clue counts first, and
 * then how many there are.
 */
export const vagueness = (signature: Signature): number =>
  levelOf(signature) - Object.keys(signature).length / 100;

function levelOf(signature: Signature): number {
  const clues = Object.keys(signature) as (keyof Signature)[];
  return TELLING.findIndex((level) => clues.some((clue) => level.includes(clue)));
}

const FIRST_VAGUE = TELLING.findIndex((level) => level.includes("envelope"));

/** Whether a signature says no more than the kind of answer: then X's own words say more. */
export const isVague = (signature: Signature): boolean => levelOf(signature) >= FIRST_VAGUE;
