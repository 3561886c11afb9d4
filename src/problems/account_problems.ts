import { CONSOLE, DOCS } from "./console_labels.ts";
import { type Evidence, said } from "./evidence.ts";
import { atPlace, openConsole, rehearseStep } from "./place.ts";
import type { ProblemRow } from "./problem_row.ts";

/** A moment, to the second, since windows of X end at any. */
const timeOf = (date: Date) => `${date.toISOString().slice(11, 19)} UTC`;

/** The same with its day, for what may end on another one. */
const dayOf = (date: Date) => `${date.toISOString().slice(0, 10)}, ${timeOf(date)}`;

/** When to try again, where the window of 15 minutes is the cause. */
function runAgain({ resetAt, retryAfter }: Evidence): string {
  if (retryAfter && !(resetAt && resetAt > retryAfter)) {
    return `Run it again after ${dayOf(retryAfter)}.`;
  }
  return resetAt ? `Run it again after ${timeOf(resetAt)}.` : "Run it again in 15 minutes.";
}

/** What the account may not, or not now: credits, caps, limits. The keys are good. */
export const ACCOUNT_PROBLEMS = [
  {
    id: "credits-depleted",
    name: "The credits are used up",
    signature: { status: 402 },
    found: (): string => "your keys work, but the account has no credits left",
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
    id: "spend-cap-reached",
    name: "The spending limit is reached",
    signature: { status: 403, title: "SpendCapReached" },
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
    id: "app-not-enrolled",
    name: "The app is in no package",
    signature: [
      { status: 403, type: "client-forbidden", reason: "client-not-enrolled" },
      { status: 403, reason: "client-not-enrolled" },
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
    id: "app-not-allowed",
    name: "The app may not do this",
    signature: [{ status: 403, type: "client-forbidden" }, { status: 403, code: 87 }],
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
    source: "client-forbidden with another reason, X's OpenAPI file 2.166; legacy code 87",
  },
  {
    id: "usage-cap-reached",
    name: "The monthly cap of posts is reached",
    signature: [{ status: 429, type: "usage-capped" }, { status: 429, title: "UsageCapExceeded" }],
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
      { status: [420, 429], dayLimit: true },
      { status: [420, 429], message: /\b(daily|24[- ]?hours?|(per|a|each|in one) day)\b/i },
    ],
    found: (e: Evidence): string =>
      "your keys work, but X has had as many requests as it takes in 24 hours" +
      (e.dayLimit && e.resetAt ? `; the next day of requests begins on ${dayOf(e.resetAt)}` : "") +
      (e.messages.length ? `; ${said(e)}` : ""),
    nextSteps: (e: Evidence): string[] => [
      e.dayLimit && e.resetAt
        ? `Run it again after ${dayOf(e.resetAt)}.`
        : "Run it again tomorrow.",
      "Waiting a quarter of an hour does not help.",
    ],
    docs: DOCS.rateLimits,
    remedy: "wait",
    keysWork: true,
    cost: "nothing",
    example: { dayLimit: true, resetAt: new Date("2026-11-25T12:15:00Z") },
    source:
      "x-user-limit-24hour-remaining and x-app-limit-24hour-remaining, public threads 2024-2026",
  },
  {
    id: "slowed-on-the-way",
    name: "The protection before X takes no more",
    signature: [
      { status: 429, message: /\b1015\b|being rate limited/i },
      { status: 429, body: "html", windowUnknown: true },
      { status: 429, body: "text", windowUnknown: true },
    ],
    found: (e: Evidence): string =>
      `the protection before ${e.host} takes no more requests from this network for a while` +
      (e.retryAfter ? `; again from ${dayOf(e.retryAfter)} on` : ""),
    nextSteps: (e: Evidence): string[] => [
      e.retryAfter
        ? `Run it again after ${dayOf(e.retryAfter)}.`
        : "Leave it alone for an hour, then run it again.",
      "It counts the whole network: others behind it may be asking too. Turn off a VPN, or try another network.",
      "This says nothing about your keys.",
    ],
    docs:
      "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/error-1015/",
    remedy: "wait",
    cost: "nothing",
    example: { status: 429, body: "text" },
    source: "Cloudflare's documentation, error 1015",
  },
  {
    id: "one-request-a-second",
    name: "More than one request in a second",
    signature: { status: 429, path: /\/search\/all$/, requestsLeft: true },
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
    signature: { status: [420, 429], windowUpTo: 5 },
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
    signature: { status: [420, 429], requestsLeft: true },
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
    signature: [{ status: [420, 429] }, { code: 88 }, { type: "rate-limit-exceeded" }],
    found: (e: Evidence): string =>
      "your keys work, but X has had as many requests as it takes in 15 minutes" +
      (e.resetAt
        ? `; the next window opens at ${timeOf(e.resetAt)}`
        : e.retryAfter
        ? `; it takes more from ${dayOf(e.retryAfter)} on`
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
