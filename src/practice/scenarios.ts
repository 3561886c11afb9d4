/** What a practice room answers when a failure is rehearsed. */
export interface Rehearsed {
  status: number;
  /** JSON, or a text such as a web page; nothing for an empty answer. */
  body?: object | string;
  headers?: Record<string, string>;
}

/** A failure to rehearse. */
export interface Scenario {
  /** Which requests fail: those that X charges for, or every one whose keys are good. */
  on: "billed" | "all";
  answer: (now: number) => Rehearsed;
}

/** The id of a failure to rehearse: the same as that of the problem by which it is explained. */
export type ScenarioId =
  | "account-locked"
  | "app-not-enrolled"
  | "app-suspended"
  | "blocked-on-the-way"
  | "credits-depleted"
  | "forbidden"
  | "not-found"
  | "rate-limited"
  | "redirected"
  | "server-trouble"
  | "spend-cap-reached"
  | "token-revoked"
  | "unauthorized"
  | "unexpected-answer"
  | "usage-cap-reached";

const problem = (status: number, type: string, title: string, more: object = {}): Rehearsed => ({
  status,
  body: {
    title,
    detail: `${title} (rehearsed).`,
    type: `https://api.x.com/2/problems/${type}`,
    ...more,
  },
});
const legacy = (status: number, code: number, message: string): Rehearsed => ({
  status,
  body: { errors: [{ code, message: `${message} (rehearsed).` }] },
});
const day = (time: number) => new Date(time).toISOString().slice(0, 10);
const PAGE = "<!DOCTYPE html><title>Sign in to the network</title><p>A rehearsed web page.</p>";
const HTML = { "content-type": "text/html; charset=utf-8" };
const MINUTES = 60_000;

/**
 * The failures that can be rehearsed, by the id under which Library Card explains them.
 *
 * The shapes are X's, as observed and documented up to 2026-08-22; the words are our own.
 */
export const SCENARIOS: Record<ScenarioId, Scenario> = {
  "account-locked": {
    on: "all",
    answer: () => legacy(403, 326, "To protect users, this account is locked"),
  },
  "app-not-enrolled": {
    on: "all",
    answer: () =>
      problem(403, "client-forbidden", "Client Forbidden", {
        reason: "client-not-enrolled",
        required_enrollment: "Appropriate Level of API Access",
        client_id: "90000001",
      }),
  },
  "app-suspended": { on: "all", answer: () => legacy(401, 416, "This app is suspended") },
  "blocked-on-the-way": {
    on: "all",
    answer: () => ({ status: 403, body: PAGE, headers: HTML }),
  },
  "credits-depleted": {
    on: "billed",
    answer: () => problem(402, "credits", "CreditsDepleted", { account_id: "90000001" }),
  },
  "forbidden": {
    on: "all",
    answer: () => ({ status: 403, body: { title: "Forbidden", type: "about:blank", status: 403 } }),
  },
  "not-found": { on: "all", answer: () => ({ status: 404 }) },
  "rate-limited": {
    on: "billed",
    answer: (now) => ({
      status: 429,
      body: {
        title: "Too Many Requests",
        detail: "Too Many Requests",
        type: "about:blank",
        status: 429,
      },
      headers: {
        "x-rate-limit-remaining": "0",
        "x-rate-limit-reset": String(Math.ceil((now + 12 * MINUTES) / 1000)),
      },
    }),
  },
  "redirected": {
    on: "all",
    answer: () => ({ status: 302, headers: { location: "https://example.org/" } }),
  },
  "server-trouble": {
    on: "all",
    answer: () => ({
      status: 503,
      body: { title: "Service Unavailable", type: "about:blank", status: 503 },
    }),
  },
  "spend-cap-reached": {
    on: "billed",
    answer: (now) =>
      problem(403, "credits", "SpendCapReached", {
        account_id: "90000001",
        reset_date: day(now + 9 * 24 * 60 * MINUTES),
      }),
  },
  "token-revoked": { on: "all", answer: () => legacy(401, 89, "Invalid or expired token") },
  "unauthorized": {
    on: "all",
    answer: () => ({
      status: 401,
      body: { title: "Unauthorized", type: "about:blank", status: 401, detail: "Unauthorized" },
    }),
  },
  "unexpected-answer": { on: "all", answer: () => ({ status: 200, body: PAGE, headers: HTML }) },
  "usage-cap-reached": {
    on: "billed",
    answer: () =>
      problem(429, "usage-capped", "UsageCapExceeded", { period: "Monthly", scope: "Product" }),
  },
};

/**
 * The failure of an id; none without one.
 *
 * @throws {RangeError} If there is no such failure.
 */
export function scenarioOf(id: ScenarioId | undefined): Scenario | undefined {
  if (id === undefined) return undefined;
  if (Object.hasOwn(SCENARIOS, id)) return SCENARIOS[id];
  const known = Object.keys(SCENARIOS).join(", ");
  throw new RangeError(`Cannot rehearse "${id}": the scenarios are ${known}`);
}
