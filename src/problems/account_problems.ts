import { CONSOLE, DOCS } from "./console_labels.ts";
import type { Problem } from "./problem.ts";
import { FREE, said } from "./wording.ts";

const utc = (date: Date) => `${date.toISOString().slice(11, 16)} UTC`;
const utcDay = (date: Date) => `${date.toISOString().slice(0, 10)} ${utc(date)}`;

/** What the account may not, or not now: credits, caps, limits. The keys are good. */
export const ACCOUNT_PROBLEMS: readonly Problem[] = [
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
];
