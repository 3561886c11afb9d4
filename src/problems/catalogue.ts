import { CONSOLE, DOCS } from "./console_labels.ts";
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

const consoleSteps = (what: string) =>
  `Open ${CONSOLE.url}, choose ${CONSOLE.apps}, your app, then "${CONSOLE.keysTab}", and ${what}.`;
const theKeys = (evidence: Evidence) => evidence.keys ?? "the keys";
const said = (evidence: Evidence) =>
  evidence.messages.length ? `X says: "${evidence.messages.join(" ")}"` : "X gave no reason";
/** The query with a mark under each place that X named, counted from 1. */
function marked({ query, messages }: Evidence): string[] {
  const places = messages.flatMap((text) =>
    [...text.matchAll(/\(at position (\d+)\)/g)].map(([, place]) => Number(place))
  );
  if (!query || places.length === 0) return [];
  const marks = Array.from([...query, " "], (_, i) => places.includes(i + 1) ? "^" : " ").join("");
  return [`Look at the mark under your query:\n\n       ${query}\n       ${marks.trimEnd()}\n`];
}
const FREE = "Nothing was charged for this request.";
const utc = (date: Date) => `${date.toISOString().slice(11, 16)} UTC`;
const utcDay = (date: Date) => `${date.toISOString().slice(0, 10)} ${utc(date)}`;

/** What a network error code means, in plain words. Codes: Node.js and Deno documentation. */
const SILENCES: Record<string, string> = {
  ENOTFOUND: "its name could not be looked up (no internet, or the name is blocked here)",
  EAI_AGAIN: "its name could not be looked up (no internet, or the name is blocked here)",
  ECONNREFUSED: "nothing answers at that address and port",
  ECONNRESET: "the connection was cut before an answer came",
  EPIPE: "the connection was cut before an answer came",
  ENETUNREACH: "there is no way to it from this network",
  EHOSTUNREACH: "there is no way to it from this network",
  NOTCAPABLE: "Deno was started without the permissions that this takes",
  PARTIAL: "the answer broke off in the middle",
};
const silence = (code: string | undefined) =>
  SILENCES[code ?? ""] ??
    (/CERT|SSL|TLS|ISSUER|SELF_SIGNED|VERIFY/i.test(code ?? "")
      ? "its certificate could not be checked (a network that looks into encrypted traffic does that)"
      : "no answer came");

/** How far a clock may be off before a signature is refused. Source: X docs, OAuth 1.0a. */
export const SIGNATURE_MINUTES = 5;

// Source: Deno issue 34257; measured on Deno 2.9.6.
const PROXY_STEP =
  "HTTPS_PROXY is set, and it is not used yet: set NODE_USE_ENV_PROXY=1 too, and start again.";
const LOCAL_STEPS = [
  "Is the practice room open? Open it, and use the address that it prints.",
  "Or let one be opened for you: connect({ practice: true }), without baseUrl.",
];

/**
 * Everything that can go wrong, the most special first. Adding a problem is adding a row.
 *
 * Error bodies are those of the X API as observed and documented up to 2026-08-22.
 */
export const PROBLEMS: readonly Problem[] = [
  {
    id: "cancelled",
    signature: { network: ["ABORTED"] },
    found: () => "it was stopped before an answer came",
    nextSteps: () => ["Run it again when you like; your keys and variables are still here."],
    docs: DOCS.search,
    source: "our own signal",
  },
  {
    id: "timed-out",
    signature: { network: ["TIMEOUT", "ETIMEDOUT", "UND_ERR_CONNECT_TIMEOUT"] },
    found: (e) => `${e.host} did not answer within ${e.timeout ?? 30} seconds`,
    nextSteps: (e) => [
      "Run it again; a busy network often answers the second time.",
      `If it happens again, open https://${e.host} in a browser: if that does not answer either, the network here blocks it.`,
      "Give it more time with the option timeout, in seconds: timeout: 60.",
    ],
    docs: CONSOLE.status,
    waitHelps: true,
    source: "our own clock",
  },
  {
    id: "unreachable",
    signature: { network: ["NOTCAPABLE"] },
    found: (e) => `${e.host} cannot be reached: ${silence(e.network)}`,
    nextSteps: (e) => [
      `Start Deno with permission to reach the network and to check certificates: deno run --allow-net=${e.host} --allow-sys=ca.`,
      "Or use the project's own tasks, such as deno task check, which bring the permissions.",
    ],
    docs: "https://docs.deno.com/runtime/fundamentals/security/",
    source: "Deno's NotCapable error",
  },
  {
    id: "unreachable",
    signature: { network: "any" },
    found: (e) => `${e.host} cannot be reached: ${silence(e.network)}`,
    nextSteps: (e) =>
      /^(localhost|127\.|\[::1\])/.test(e.host) ? LOCAL_STEPS : [
        ...(e.unusedProxy ? [PROXY_STEP] : []),
        `Open https://${e.host} in a browser on this computer: if nothing comes, it is the network and not your keys.`,
        "On a university or company network, ask whether a proxy is needed, or try another network.",
        "Rehearse without the internet meanwhile: connect({ practice: true }).",
      ],
    docs: CONSOLE.status,
    waitHelps: true,
    source: "Collectors' public threads; Node.js error codes",
  },
  {
    id: "redirected",
    signature: { redirected: true },
    found: (e) => `${e.host} sends us on to another address, and keys are not taken there`,
    nextSteps: () => [
      "Check baseUrl, or the variable X_API_BASE_URL: it must be the address that answers itself.",
      "On a guest network, sign in to the network in a browser first, then run it again.",
    ],
    docs: DOCS.errors,
    source: "our own rule: keys go to the API's host and nowhere else",
  },
  {
    id: "credits-depleted",
    signature: { status: 402 },
    found: () => "your keys work, but the account has no credits left; nothing was charged",
    nextSteps: () => [
      `Open ${CONSOLE.url}, choose ${CONSOLE.billing}, then ${CONSOLE.credits}, and buy credits.`,
      "Run the same cell again; the keys need no change.",
      "Rehearse meanwhile for free: connect({ practice: true }).",
    ],
    docs: DOCS.pricing,
    keysWork: true,
    source: "X docs and observations, 402 CreditsDepleted, observed 2026",
  },
  {
    id: "spend-cap-reached",
    signature: { status: 403, title: "SpendCapReached" },
    found: (e) =>
      "your keys work, but the spending limit that is set for this billing cycle is reached" +
      (e.resetDate ? `; it ends on ${e.resetDate}` : ""),
    nextSteps: (e) => [
      `Open ${CONSOLE.url}, choose ${CONSOLE.billing}, and raise the ${CONSOLE.spendingLimit}.`,
      e.resetDate ? `Or wait until ${e.resetDate} (UTC).` : "Or wait for the next billing cycle.",
    ],
    docs: DOCS.pricing,
    keysWork: true,
    source: "X docs and observations, 403 SpendCapReached, observed 2026",
  },
  {
    id: "app-not-enrolled",
    signature: { status: 403, type: "client-forbidden" },
    found: () => "your keys are known, but their app does not belong to a package yet",
    nextSteps: () => [
      `Open ${CONSOLE.url} and go: ${CONSOLE.movePath}.`,
      `Then open "${CONSOLE.keysTab}", choose ${CONSOLE.regenerate}, and use the new keys.`,
    ],
    docs: DOCS.apps,
    keysWork: true,
    source: "X docs and observations, client-not-enrolled",
  },
  {
    id: "unsupported-authentication",
    signature: { status: 403, type: "unsupported-authentication" },
    found: (e) =>
      `${e.path ?? "this address"} does not take ${
        e.auth === "oauth1" ? "the four-part password" : "a Bearer Token"
      }`,
    nextSteps: (e) =>
      e.auth === "oauth1"
        ? ["Use a Bearer Token here: set X_BEARER_TOKEN, or X_API_KEY and X_API_SECRET."]
        : [
          "Use the four-part password here: set X_API_KEY, X_API_SECRET, X_ACCESS_TOKEN and X_ACCESS_TOKEN_SECRET.",
        ],
    docs: DOCS.methods,
    source: "X docs and observations, unsupported-authentication",
  },
  {
    id: "bad-key-pair",
    signature: { status: [400, 401, 403], code: 99 },
    found: (e) => `X does not know the pair of ${theKeys(e)}`,
    nextSteps: (e) => [
      ...e.shapeNotes,
      consoleSteps(
        `compare the ${CONSOLE.apiKey} (API key) and ${CONSOLE.apiSecret} (API key secret) under "${CONSOLE.oauth1Section}"; Client ID and Client Secret are other keys`,
      ),
      `If you no longer have them, choose ${CONSOLE.regenerate} and copy the new ones; the old ones stop working.`,
    ],
    docs: DOCS.appOnly,
    source: "X docs and observations, legacy code 99",
  },
  {
    id: "usage-cap-reached",
    signature: { status: 429, type: "usage-capped" },
    found: (e) => `your keys work, but a cap on posts is reached; ${said(e)}`,
    nextSteps: () => [
      "Waiting a few minutes does not help: the cap ends with the day or the billing cycle.",
      `Open ${CONSOLE.url} and look at your usage.`,
    ],
    docs: DOCS.pricing,
    keysWork: true,
    source: "X docs and observations, UsageCapExceeded",
  },
  {
    id: "one-request-a-second",
    signature: { status: 429, path: /\/search\/all$/, requestsLeft: true },
    found: () => "your keys work, but X takes one request a second here",
    nextSteps: () => ["Wait a second between requests, and run it again.", FREE],
    docs: DOCS.rateLimits,
    keysWork: true,
    waitHelps: true,
    source: "X docs, rate limits of the full archive",
  },
  {
    id: "rate-limited",
    signature: { status: 429 },
    found: (e) =>
      "your keys work, but X has had as many requests as it takes in 15 minutes" +
      (e.resetAt ? `; the next window opens at ${utc(e.resetAt)}` : ""),
    nextSteps: (e) => [
      e.resetAt ? `Run it again after ${utcDay(e.resetAt)}.` : "Run it again in 15 minutes.",
      "Nothing was charged for this request.",
    ],
    docs: DOCS.rateLimits,
    keysWork: true,
    waitHelps: true,
    source: "X docs and observations, 2026",
  },
  {
    id: "query-too-long",
    signature: [
      { status: 400, message: /exceeds max allowed \d+/ },
      { status: 400, type: "rule-length" },
      { status: [414, 431] },
    ],
    found: (e) =>
      `the query is too long${e.query ? `: it has ${[...e.query].length} characters` : ""}` +
      (e.messages.length ? `; ${said(e)}` : ""),
    nextSteps: () => [
      "Shorten it to 512 characters, spaces and operators included (1,024 for the full archive).",
      "Or split it into several queries, and drop the posts that come twice by their id.",
      FREE,
    ],
    docs: DOCS.query,
    keysWork: true,
    source: "X docs and observations, rule-length; public threads",
  },
  {
    id: "query-ambiguous",
    signature: { status: 400, message: /Ambiguous use of/i },
    found: (e) => `X cannot tell what the query means; ${said(e)}`,
    nextSteps: (e) => [
      ...marked(e),
      'A space already means AND: leave the word out. To search for the word itself, write "and" in quotation marks.',
      "Where AND and OR meet, put parentheses around what belongs together.",
      FREE,
    ],
    docs: DOCS.query,
    keysWork: true,
    source: "X docs and observations, 400 query errors",
  },
  {
    id: "query-not-standalone",
    signature: { status: 400, message: /cannot be used as a standalone operator/i },
    found: (e) => `the query needs something to search for beside its filters; ${said(e)}`,
    nextSteps: (e) => [
      ...marked(e),
      "Add a word, a #hashtag, or from: and a user name; lang:, is: and has: only narrow those.",
      FREE,
    ],
    docs: DOCS.query,
    keysWork: true,
    source: "X docs and observations, 400 query errors",
  },
  {
    id: "query-operator-unknown",
    signature: {
      status: 400,
      message: /Reference to invalid operator|not available in current product/i,
    },
    found: (e) => `the query has an operator that X does not take here; ${said(e)}`,
    nextSteps: (e) => [
      ...marked(e),
      "Check its spelling. Dates go into the options since and until, and min_faves: is min_likes: here.",
      "To search for words with a colon, put them in quotation marks.",
      FREE,
    ],
    docs: DOCS.query,
    keysWork: true,
    source: "X docs and observations, 400 query errors",
  },
  {
    id: "query-unreadable",
    signature: { status: 400, message: /missing EOF|no viable alternative/i },
    found: (e) => `X cannot read the query; ${said(e)}`,
    nextSteps: (e) => [
      ...marked(e),
      "Close every parenthesis, and use straight double quotation marks only.",
      FREE,
    ],
    docs: DOCS.query,
    keysWork: true,
    source: "X docs and observations, 400 query errors",
  },
  {
    id: "bad-query",
    signature: [{ status: 400, parameter: "query" }, {
      status: 400,
      message: /\(at position \d+\)/,
    }],
    found: (e) => `X does not understand the query; ${said(e)}`,
    nextSteps: (e) => [
      ...marked(e),
      "A space means AND; write OR in capitals; use straight quotation marks and close every parenthesis.",
      FREE,
    ],
    docs: DOCS.query,
    keysWork: true,
    source: "X docs and observations, 2026",
  },
  {
    id: "start-time-too-old",
    signature: { status: 400, message: /'start_time' must be on or after/ },
    found: (e) => `the search begins too early; ${said(e)}`,
    nextSteps: (e) => {
      const bound = e.messages.join(" ").match(/on or after (\d{4}-\d\d-\d\dT[\d:]+Z?)/)?.[1];
      return [
        bound
          ? `Begin at the earliest moment that X allows: since: "${bound}".`
          : "Leave out since: X then goes back as far as it can.",
        "Recent search reaches back 7 days.",
        FREE,
      ];
    },
    docs: DOCS.search,
    keysWork: true,
    source: "X docs and observations, 400 start_time",
  },
  {
    id: "end-time-too-late",
    signature: { status: 400, message: /'end_time' must be a minimum of 10 seconds/ },
    found: (e) => `the search ends too late; ${said(e)}`,
    nextSteps: () => [
      "Leave out until: X then searches up to about 30 seconds ago.",
      "Or give a moment that lies at least 10 seconds in the past, in UTC.",
      FREE,
    ],
    docs: DOCS.search,
    keysWork: true,
    source: "X docs and observations, 400 end_time",
  },
  {
    id: "ids-with-times",
    signature: { status: 400, message: /'since_id' or 'until_id' in conjunction/ },
    found: (e) => `ids and times cannot be mixed; ${said(e)}`,
    nextSteps: () => ["Use sinceId and untilId, or since and until, but not both kinds.", FREE],
    docs: DOCS.search,
    keysWork: true,
    source: "X docs and observations, 400 ids with times",
  },
  {
    id: "field-unknown",
    signature: { status: 400, message: /is not one of \[/ },
    found: (e) => `X does not know a name that was asked for; ${said(e)}`,
    nextSteps: () => [
      "With card.client: use the names of the tweet dialect, such as tweet.fields and author_id.",
      FREE,
    ],
    docs: "https://docs.x.com/x-api/fundamentals/fields",
    keysWork: true,
    source: "X's playground; X's OpenAPI files 2.166 and 2.167",
  },
  {
    id: "token-revoked",
    signature: { code: 89 },
    found: (e) => `X knows ${theKeys(e)}, but it no longer holds: it was revoked or regenerated`,
    nextSteps: () => [
      consoleSteps(`choose ${CONSOLE.regenerate}, and use the new one wherever the old one stands`),
    ],
    docs: DOCS.oauth1,
    source: "X docs, legacy code 89",
  },
  {
    id: "keys-not-sent",
    signature: { code: 215 },
    found: () => "no keys arrived at X, or in a form that it cannot read",
    nextSteps: (e) => [
      ...e.shapeNotes,
      "Look for a space, a tab or a line break inside a key, and copy it again.",
      "A proxy or gateway on the way may have taken the keys off; try another network.",
    ],
    docs: DOCS.oauth1,
    source: "X docs, legacy code 215",
  },
  {
    id: "app-suspended",
    signature: { code: 416 },
    found: () => "the app of these keys is suspended",
    nextSteps: () => [
      `Open ${CONSOLE.url} and look what is said of the app; X also writes to its owner's e-mail.`,
      "Other keys of the same app are refused too.",
    ],
    docs: DOCS.errors,
    source: "X docs, legacy code 416",
  },
  {
    id: "account-locked",
    signature: { code: [64, 326] },
    found: () => "the X account that owns these keys is locked or suspended",
    nextSteps: () => ["Sign in to https://x.com with that account, and follow what it says there."],
    docs: DOCS.errors,
    source: "X docs, legacy codes 64 and 326",
  },
  {
    id: "permission-too-low",
    signature: [{ type: "oauth1-permissions" }, { code: 261 }],
    found: () => "your keys work, but the app may only read, and this writes",
    nextSteps: () => [
      "Searching needs no more than Read only. If you mean to write: change the app's permissions in the console.",
      `Then choose ${CONSOLE.regenerate} for the Access Token: the old one keeps the old permissions.`,
    ],
    docs: DOCS.apps,
    keysWork: true,
    source: "X's OpenAPI file 2.166, oauth1-permissions; legacy code 261",
  },
  {
    id: "old-endpoint",
    signature: [{ code: [453, 251] }, { status: 410 }],
    found: (e) => `${e.path ?? "this address"} belongs to an older API that these keys do not open`,
    nextSteps: () => ["Use the second version: card.search, card.count, or card.client.v2."],
    docs: DOCS.errors,
    source: "X docs, legacy codes 251 and 453",
  },
  {
    id: "blocked-on-the-way",
    signature: [{ status: [401, 403], body: "html" }],
    found: (e) =>
      `${e.host} sent a web page in place of an answer: something on the way blocks this`,
    nextSteps: () => [
      "Turn off a VPN, or try another network: X's protection refuses some addresses.",
      "On a university or company network, ask whether api.x.com is allowed.",
      "Your keys are not the cause.",
    ],
    docs: CONSOLE.status,
    waitHelps: true,
    source: "public threads, 403 with a page of X's protection",
  },
  {
    id: "clock-off",
    signature: [{ code: 135 }, { status: 401, clockOff: true }],
    found: (e) => {
      const minutes = Math.round(Math.abs(e.clockAhead ?? 0));
      const way = (e.clockAhead ?? 0) > 0 ? "fast" : "slow";
      return minutes >= SIGNATURE_MINUTES
        ? `this computer's clock is ${minutes} minutes ${way}, and a signature is good for ` +
          `${SIGNATURE_MINUTES} minutes only; your keys may be fine`
        : "this computer's clock does not agree with X's; your keys may be fine";
    },
    nextSteps: () => [
      "Set the clock of this computer: let it set itself from the internet.",
      "Run it again; the keys need no change for now.",
      "Until then, a Bearer Token works: it does not depend on the clock.",
    ],
    docs: DOCS.oauth1,
    source: "X docs and observations, legacy code 135; the Date header of X's own answer",
  },
  {
    id: "unauthorized",
    signature: { status: 401 },
    found: (e) => `X does not accept ${theKeys(e)}`,
    nextSteps: (e) => [
      ...e.shapeNotes,
      consoleSteps(
        e.auth === "oauth1"
          ? "compare all four parts; they must come from the same app"
          : `compare the ${CONSOLE.bearerToken}; it must be copied whole, with every % sign`,
      ),
      `If you no longer have it, choose ${CONSOLE.regenerate} and use the new one; the old one stops working.`,
      ...(e.auth === "oauth1"
        ? ["Check that this computer's clock is right: a signature is good for 5 minutes only."]
        : []),
    ],
    docs: DOCS.oauth1,
    source: "X docs and observations, 2026",
  },
  {
    id: "forbidden",
    signature: { status: 403 },
    found: (e) => `X refuses; ${said(e)}`,
    nextSteps: () => [
      `Open ${CONSOLE.url} and look whether the app or the account is suspended or limited.`,
      "Look into the e-mail of the account that owns the app.",
    ],
    docs: DOCS.errors,
    source: "X docs and observations, generic 403",
  },
  {
    id: "bad-parameter",
    signature: { status: [400, 422] },
    found: (e) =>
      e.parameters.length ? `X refuses ${e.parameters.join(", ")}; ${said(e)}` : said(e),
    nextSteps: () => [
      "Change that option and run it again.",
      "Recent search reaches back 7 days, and its end must lie at least 10 seconds in the past.",
      "Nothing was charged for this request.",
    ],
    docs: DOCS.search,
    source: "X docs and observations, invalid-request",
  },
  {
    id: "not-found",
    signature: { status: [404, 410] },
    found: (e) => `there is nothing at ${e.host}${e.path ?? ""}`,
    nextSteps: () => ["Check baseUrl, or the variable X_API_BASE_URL."],
    docs: DOCS.errors,
    source: "X docs and observations, 404",
  },
  {
    id: "server-trouble",
    signature: { status: [500, 502, 503, 504, 520, 521, 522, 523, 524] },
    found: (e) =>
      `${e.host} has trouble of its own (status ${e.status}); your keys are not the cause`,
    nextSteps: () => [
      "Run it again in a minute.",
      `Look at ${CONSOLE.status} whether X knows of it.`,
    ],
    docs: CONSOLE.status,
    waitHelps: true,
    source: "X docs and observations, 5xx",
  },
  {
    id: "unexpected-answer",
    found: (e) =>
      `${e.host} answered with something that is not the X API's` +
      (e.body === "html" ? " (a web page)" : e.body === "empty" ? " (an empty answer)" : "") +
      (e.status ? `, status ${e.status}` : ""),
    nextSteps: (e) => [
      `Open https://${e.host} in a browser: a network's sign-in page or a block page may stand in between.`,
      "Check baseUrl, or the variable X_API_BASE_URL.",
    ],
    docs: DOCS.errors,
    source: "our own check of the answer's shape",
  },
  {
    id: "no-keys",
    found: () => "no keys were found",
    nextSteps: () => [],
    docs: DOCS.access,
    source: "our own search for keys",
  },
  {
    id: "wrong-shape",
    found: (e) => e.shapeNotes.join(" "),
    nextSteps: (e) => [
      ...e.shapeNotes,
      consoleSteps("copy each key into the variable of the same name"),
    ],
    docs: DOCS.oauth1,
    source: "X docs and observations, shapes",
  },
  {
    id: "conflicting-names",
    found: () => "two variables give different values for the same key",
    nextSteps: () => [],
    docs: DOCS.keySafety,
    source: "names seen in public code",
  },
  {
    id: "deno-too-old",
    found: () => "this Deno is too old for notebooks",
    nextSteps: () => [
      "Update Deno: deno upgrade, or npm install --global deno@latest.",
      "Restart the notebook's kernel, then run the cell again.",
    ],
    docs: DOCS.denoInstall,
    source: "Deno issues 35356, 35585; Deno releases",
  },
  {
    id: "bad-option",
    found: () => "an option cannot be used",
    nextSteps: () => ["Change that option and run it again; nothing was sent."],
    docs: DOCS.search,
    source: "our own check of options",
  },
  {
    id: "client-unavailable",
    found: () => "the library twitter-api-v2 could not be loaded",
    nextSteps: () => [
      "Connect to the internet once, and run: deno install.",
      "On a network that blocks npm, ask for access to it, or try another network.",
    ],
    docs: "https://docs.deno.com/runtime/fundamentals/node/",
    source: "our own import",
  },
];
