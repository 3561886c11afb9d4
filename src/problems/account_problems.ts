import { CONSOLE, DOCS } from "./console_labels.ts";
import { type Evidence, momentOf, said, timeOf } from "./evidence.ts";
import { atPlace, consoleName, openConsole, rehearseStep } from "./place.ts";
import type { ProblemRow } from "./problem_row.ts";
import { MINTING_REGEXP, type Signature } from "./signature.ts";

/** When to try again, where the window of 15 minutes is the cause. */
function runAgain({ resetAt, retryAfter }: Evidence): string {
  if (retryAfter && !(resetAt && resetAt > retryAfter)) {
    return `Run it again after ${momentOf(retryAfter)}.`;
  }
  return resetAt ? `Run it again after ${timeOf(resetAt)}.` : "Run it again in 15 minutes.";
}
/** How X says that there were too many requests, whatever the limit. */
const TOO_MANY: readonly Signature[] = [
  { named: ["rate-limit-exceeded", "rate-limited"] },
  { code: 88 },
  { message: /\brate.?limit|\btoo many requests\b/i },
  { envelope: "Too Many Requests" },
  { status: [420, 429] },
];

const SPENDING_LIMIT_REGEXP = /\bspend(ing)?[ -]?(cap|limit)\b/i;

/** What the account may not, or not now: credits, caps, limits. The keys are good. */
export const ACCOUNT_PROBLEMS = [
  {
    id: "spend-cap-reached",
    name: "The spending limit is reached",
    signature: [
      { named: "SpendCapReached" },
      { named: "credits", message: SPENDING_LIMIT_REGEXP },
      { message: SPENDING_LIMIT_REGEXP },
    ],
    found: (e: Evidence): string =>
      "your keys work, but the spending limit that is set for this billing cycle is reached" +
      (e.resetDate ? `; it ends on ${e.resetDate}` : ""),
    nextSteps: (e: Evidence): string[] => [
      `${openConsole(e)}, choose ${CONSOLE.billing}, and raise the ${CONSOLE.spendingLimit}.`,
      e.resetDate ? `Or wait until ${e.resetDate} (UTC).` : "Or wait for the next billing cycle.",
    ],
    docs: DOCS.pricing,
    remedy: "change",
    keysWork: true,
    cost: "nothing",
    example: { resetDate: "2026-12-13" },
    source: "403 SpendCapReached, observed 2026",
  },
  {
    id: "credits-depleted",
    name: "The credits are used up",
    signature: [
      { named: ["credits", "CreditsDepleted", "insufficient-credits", "out-of-credits"] },
      {
        message:
          /\b(no|any|insufficient|enough|out of|without) credits?\b|\bcredits? .{0,30}\b(depleted|exhausted|used up)\b/i,
      },
      { status: 402, body: ["json", "empty", "none"] },
    ],
    found: (e: Evidence): string =>
      e.names.length === 0 || e.names.includes("creditsdepleted")
        ? "your keys work, but the account has no credits left"
        : `your keys work, but the account's credits do not allow this; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      `${openConsole(e)}, choose ${CONSOLE.billing}, then ${CONSOLE.credits}, and buy credits.`,
      ...atPlace(e, {
        notebook: "Run the same cell again; the keys need no change.",
        elsewhere: "Run it again; the keys need no change.",
      }),
      ...(e.practice ? [] : rehearseStep(e, "Rehearse meanwhile for free")),
    ],
    docs: DOCS.pricing,
    remedy: "change",
    keysWork: true,
    cost: "nothing",
    source: "402 CreditsDepleted, observed 2026",
  },
  {
    id: "app-not-enrolled",
    name: "The app is in no package",
    signature: [
      { named: "client-not-enrolled" },
      {
        message:
          /\bapp (that is |is not )?attached to a project\b|\bappropriate level of api access\b/i,
      },
    ],
    found: (): string => "your keys are known, but their app does not belong to a package yet",
    nextSteps: (e: Evidence): string[] => [
      `${openConsole(e)}, and go: ${CONSOLE.movePath}.`,
      `Then open "${CONSOLE.keysTab}", choose ${CONSOLE.regenerate}, and use the new keys.`,
    ],
    docs: DOCS.apps,
    remedy: "change",
    keysWork: true,
    cost: "nothing",
    source: "403 client-not-enrolled, X's documentation and public threads 2021-2026",
  },
  {
    id: "user-not-enrolled",
    name: "The account is not in Pay-per-use",
    signature: [
      { named: "user-not-enrolled" },
      { message: /\bbilled to the authenticated user\b|\buser (is )?not enrolled\b/i },
    ],
    found: (): string =>
      "X charges this to the account that signs in, and that account is not enrolled in Pay-per-use",
    nextSteps: (e: Evidence): string[] => [
      `Whoever's account it is opens ${
        consoleName(e)
      }, signed in with that account, and enrols it in Pay-per-use; some have a developer account already, made by a program that they connected to X.`,
      "Keys and app need no change; run it again afterwards.",
    ],
    docs: DOCS.access,
    remedy: "change",
    keysWork: true,
    cost: "nothing",
    source: "403 client-forbidden, user-not-enrolled, public threads 2026-08",
  },
  {
    id: "app-not-allowed",
    name: "The app may not do this",
    signature: [
      { named: "official-client-forbidden" },
      { code: [37, 87, 348] },
      { envelope: ["client-forbidden", "Client Forbidden"] },
    ],
    found: (e: Evidence): string =>
      `your keys are known, but X does not let their app do this; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      `${openConsole(e)}, choose ${CONSOLE.apps}, and look what is said of the app.`,
      "Some requests are for X's own programs only; searching and counting are not among them.",
    ],
    docs: DOCS.apps,
    remedy: "change",
    keysWork: true,
    cost: "nothing",
    source:
      "client-forbidden with another reason, X's OpenAPI file 2.166; legacy codes 37, 87, 348",
  },
  {
    id: "usage-cap-reached",
    name: "The monthly cap of posts is reached",
    signature: [
      { named: ["usage-capped", "UsageCapExceeded"] },
      { message: /\busage cap\b|\b(daily|monthly) (product |account )?cap\b/i },
    ],
    found: (e: Evidence): string => `your keys work, but a cap on posts is reached; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      "Waiting a few minutes does not help: the cap ends with the day or the billing cycle.",
      `${openConsole(e)}, and look at your usage.`,
    ],
    docs: DOCS.pricing,
    remedy: "change",
    keysWork: true,
    cost: "nothing",
    example: { messages: ["Usage cap exceeded: Monthly product cap"] },
    source: "429 UsageCapExceeded, public threads 2024-2026",
  },
  {
    id: "day-limit-reached",
    name: "Too many requests in 24 hours",
    signature: [
      ...TOO_MANY.map((clues) => ({ ...clues, dayLimit: true as const })),
      // What is said of a cap is about posts, and not about requests.
      {
        status: [420, 429],
        message: /^(?!.*\bcap\b).*\b(daily|24[- ]?hours?|(per|a|each) day)\b/is,
      },
    ] as Signature[],
    found: (e: Evidence): string =>
      "your keys work, but X has had as many requests as it takes in 24 hours" +
      (e.dayLimit && e.resetAt
        ? `; the next day of requests begins on ${momentOf(e.resetAt)}`
        : "") +
      (e.messages.length ? `; ${said(e)}` : ""),
    nextSteps: (e: Evidence): string[] => [
      e.dayLimit && e.resetAt
        ? `Run it again after ${momentOf(e.resetAt)}.`
        : "Run it again tomorrow.",
      "Waiting a quarter of an hour does not help.",
    ],
    docs: DOCS.rateLimits,
    remedy: "wait",
    keysWork: true,
    cost: "nothing",
    example: { dayLimit: true, resetAt: new Date("2026-11-25T12:15:00Z") } as Partial<Evidence>,
    source:
      "x-user-limit-24hour-remaining and x-app-limit-24hour-remaining, public threads 2024-2026",
  },
  {
    id: "sign-in-limited",
    name: "Too many sign-ins in a short time",
    signature: TOO_MANY.map((clues) => ({ ...clues, path: MINTING_REGEXP })) as Signature[],
    found: (e: Evidence): string =>
      `X has been asked for a Bearer Token too often in a short time, and has not looked at the keys; ${
        said(e)
      }`,
    nextSteps: (e: Evidence): string[] => [
      runAgain(e),
      "Set X_BEARER_TOKEN, if you have it: then none has to be made.",
    ],
    docs: DOCS.rateLimits,
    remedy: "wait",
    cost: "nothing",
    example: { messages: ["Rate limit exceeded"] },
    source: "429 at oauth2/token, public threads 2021-2026",
  },
  {
    id: "one-request-a-second",
    name: "More than one request in a second",
    signature: TOO_MANY.map((clues) => ({
      ...clues,
      path: /\/search\/all$/,
      requestsLeft: true as const,
    })) as Signature[],
    found: (): string => "your keys work, but X takes one request a second here",
    nextSteps: (): string[] => ["Wait a second between requests, and run it again."],
    docs: DOCS.rateLimits,
    remedy: "retry",
    keysWork: true,
    cost: "nothing",
    source: "X's documentation, rate limits of the full archive, 2026-08-22",
  },
  {
    id: "small-window",
    name: "One request in 15 minutes and no more",
    signature: TOO_MANY.map((clues) => ({ ...clues, windowUpTo: 5 })) as Signature[],
    found: (e: Evidence): string =>
      `your keys work, but X takes only ${e.limit} request${e.limit === 1 ? "" : "s"} in 15 ` +
      `minutes from this app here${e.resetAt ? `; the next at ${timeOf(e.resetAt)}` : ""}`,
    nextSteps: (e: Evidence): string[] => [
      runAgain(e),
      `${openConsole(e)}, and look which package the app is in: pay-per-use allows hundreds.`,
    ],
    docs: DOCS.rateLimits,
    remedy: "wait",
    keysWork: true,
    cost: "nothing",
    example: { limit: 1 },
    source: "x-rate-limit-limit: 1, public threads 2026; X's old free tier",
  },
  {
    id: "too-many-at-once",
    name: "Too many requests for the moment",
    signature: TOO_MANY.map((clues) => ({ ...clues, requestsLeft: true as const })) as Signature[],
    found: (e: Evidence): string =>
      "your keys work, but X takes no more for the moment, although its window of 15 minutes has " +
      `room for ${e.remaining} more request${e.remaining === 1 ? "" : "s"}`,
    nextSteps: (): string[] => [
      "Run it again in a minute.",
      "Ask one question after the other, and not from several programs at once.",
    ],
    docs: DOCS.rateLimits,
    remedy: "retry",
    keysWork: true,
    cost: "nothing",
    example: { remaining: 440 },
    source: "429 with x-rate-limit-remaining above 0, public threads",
  },
  {
    id: "rate-limited",
    name: "Too many requests in 15 minutes",
    signature: TOO_MANY,
    found: (e: Evidence): string =>
      "your keys work, but X has had as many requests as it takes in 15 minutes" +
      (e.resetAt
        ? `; the next window opens at ${timeOf(e.resetAt)}`
        : e.retryAfter
        ? `; it takes more from ${momentOf(e.retryAfter)} on`
        : ""),
    nextSteps: (e: Evidence): string[] => [
      runAgain(e),
      ...atPlace(e, {
        code: "Or let it wait by itself, up to so many seconds: connect({ patience: 900 }).",
        terminal: "Or let it wait by itself, up to so many seconds: --patience 900.",
      }),
    ],
    docs: DOCS.rateLimits,
    remedy: "wait",
    keysWork: true,
    cost: "nothing",
    source: "429, and legacy code 88, X's documentation and observations, 2026",
  },
] as const satisfies readonly ProblemRow[];
