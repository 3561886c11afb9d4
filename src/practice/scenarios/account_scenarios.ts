import { plainProblem, tooManyRequests } from "../problem_bodies.ts";
import { problem, SOME_ID, windowHeaders } from "./bodies.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioId } from "./scenario_id.ts";

const DAY = 86_400_000;
const TWELVE_MINUTES = 12 * 60;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** What the account may not, or not now. Shapes as of 2026-08-22. */
export const ACCOUNT_SCENARIOS = {
  "app-not-allowed": {
    on: "all",
    answer: () =>
      problem(403, "client-forbidden", "Client Forbidden", {
        reason: "official-client-forbidden",
        client_id: SOME_ID,
      }),
  },
  "app-not-enrolled": {
    on: "all",
    answer: () =>
      problem(403, "client-forbidden", "Client Forbidden", {
        reason: "client-not-enrolled",
        required_enrollment: "Appropriate Level of API Access",
        client_id: SOME_ID,
      }),
  },
  "credits-depleted": {
    on: "billed",
    answer: () => problem(402, "credits", "CreditsDepleted", { account_id: SOME_ID }),
  },
  "forbidden": { on: "all", answer: () => plainProblem(403, "Forbidden") },
  "one-request-a-second": {
    on: "archive",
    answer: ({ now }) => ({
      ...tooManyRequests(),
      headers: windowHeaders(now, { limit: 300, remaining: 299, resetIn: TWELVE_MINUTES }),
    }),
  },
  "rate-limited": {
    on: "billed",
    answer: ({ now }) => ({
      ...tooManyRequests(),
      headers: windowHeaders(now, { limit: 450, remaining: 0, resetIn: TWELVE_MINUTES }),
    }),
  },
  "small-window": {
    on: "billed",
    answer: ({ now }) => ({
      ...tooManyRequests(),
      headers: windowHeaders(now, { limit: 1, remaining: 0, resetIn: TWELVE_MINUTES }),
    }),
  },
  "spend-cap-reached": {
    on: "billed",
    answer: ({ now }) =>
      problem(403, "credits", "SpendCapReached", {
        account_id: SOME_ID,
        reset_date: dayOf(now + 9 * DAY),
      }),
  },
  "usage-cap-reached": {
    on: "billed",
    // The window of requests is not used up: by that it is known from a rate limit.
    answer: ({ now }) => ({
      ...problem(429, "usage-capped", "UsageCapExceeded", { period: "Monthly", scope: "Product" }),
      headers: windowHeaders(now, { limit: 450, remaining: 449, resetIn: TWELVE_MINUTES }),
    }),
  },
} satisfies Partial<Record<ScenarioId, Scenario>>;
