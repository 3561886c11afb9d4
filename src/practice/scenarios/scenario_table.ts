import {
  creditsDepleted,
  oldEndpoint,
  plainProblem,
  spendCapReached,
  tooManyRequests,
  unauthorized,
  unsupportedAuthentication,
  wrongPair,
} from "../wire/mod.ts";
import { problemOf } from "../../problems/mod.ts";
import {
  badParameter,
  badQuery,
  inACircle,
  JSON_TYPE,
  legacy,
  oneFurther,
  page,
  plainText,
  problem,
  SOME_ACCOUNT,
  SOME_ID,
  windowHeaders,
  withoutFields,
  withoutOneAuthor,
} from "./canned_answers.ts";
import type { NetworkConditionId, Scenario, ScenarioId } from "./scenario.ts";

/** What has no row in the catalogue of problems has its plain name here. */
type Rows = { [Id in ScenarioId]?: Id extends NetworkConditionId ? NamedScenario : Scenario };

type NamedScenario = Scenario & { name: string };

const DAY = 86_400_000;
const TWELVE_MINUTES = 12 * 60;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const minute = (time: number) => `${new Date(time).toISOString().slice(0, 16)}Z`;
const busy = () => plainProblem(503, "Service Unavailable");

// How to cause each failure. The shapes are X's, as observed and documented up to 2026-08-22, and so
// are the fragments by which its sentences are known; the other words and the values are our own.

const MONEY_AND_LIMITS = {
  "credits-depleted": {
    on: "billed",
    answer: () => creditsDepleted(SOME_ACCOUNT),
  },
  "spend-cap-reached": {
    on: "billed",
    answer: ({ now }) => spendCapReached(SOME_ACCOUNT, dayOf(now + 9 * DAY)),
  },
  "usage-cap-reached": {
    on: "billed",
    // The window of requests is not used up: by that it is known from a rate limit.
    answer: ({ now }) => ({
      ...problem(429, "usage-capped", "UsageCapExceeded", { period: "Monthly", scope: "Product" }),
      headers: windowHeaders(now, { limit: 450, remaining: 449, resetIn: TWELVE_MINUTES }),
    }),
  },
  "rate-limited": {
    on: "billed",
    answer: ({ now }) => ({
      ...tooManyRequests(),
      headers: windowHeaders(now, { limit: 450, remaining: 0, resetIn: TWELVE_MINUTES }),
    }),
  },
  "429-then-fine": {
    name: "Too many requests, then all is well",
    on: "billed",
    times: 1,
    answer: ({ now }) => ({
      ...tooManyRequests(),
      headers: windowHeaders(now, { limit: 450, remaining: 0, resetIn: 2 }),
    }),
  },
  "sign-in-limited": { on: "minting", answer: tooManyRequests },
  "shielded": { on: "billed", answer: () => plainText(429, "error code: 1015") },
  "small-window": {
    on: "billed",
    answer: ({ now }) => ({
      ...tooManyRequests(),
      headers: windowHeaders(now, { limit: 1, remaining: 0, resetIn: TWELVE_MINUTES }),
    }),
  },
  "day-limit-reached": {
    on: "billed",
    answer: ({ now }) => ({
      ...tooManyRequests(),
      headers: {
        ...windowHeaders(now, { limit: 450, remaining: 449, resetIn: TWELVE_MINUTES }),
        ...windowHeaders(
          now,
          { limit: 100, remaining: 0, resetIn: 20 * 3600 },
          "user-limit-24hour",
        ),
      },
    }),
  },
  "too-many-at-once": {
    on: "billed",
    answer: ({ now }) => ({
      ...tooManyRequests(),
      headers: windowHeaders(now, { limit: 450, remaining: 440, resetIn: TWELVE_MINUTES }),
    }),
  },
  "one-request-a-second": {
    on: "archive",
    answer: ({ now }) => ({
      ...tooManyRequests(),
      headers: windowHeaders(now, { limit: 300, remaining: 299, resetIn: TWELVE_MINUTES }),
    }),
  },
} satisfies Rows;

// The room's own keys are good all the same.
const KEYS = {
  "unauthorized": { on: "all", answer: unauthorized },
  "token-revoked": { on: "all", answer: () => legacy(401, 89, "Invalid or expired token") },
  "bad-key-pair": { on: "minting", answer: wrongPair },
  "no-bearer-token": {
    on: "minting",
    answer: () => legacy(403, 170, "Missing required parameter: grant_type"),
  },
  // The API key and its secret mint a Bearer Token; only signatures are refused.
  "access-token-wrong": { on: "signed", answer: unauthorized },
  "keys-not-sent": { on: "all", answer: () => legacy(400, 215, "Bad authentication data") },
  // A Bearer Token does not depend on the clock: it shows where requests are signed.
  "clock-off": { on: "connections", clockAhead: 12 },
  "permission-too-low": {
    on: "all",
    answer: () => problem(403, "oauth1-permissions", "Forbidden", { status: 403 }),
  },
  "unsupported-authentication": {
    on: "all",
    answer: ({ as }) => unsupportedAuthentication(as === "oauth1" ? "oauth1" : "bearer"),
  },
  "bad-callback": { on: "all", answer: () => legacy(403, 415, "Callback address not approved") },
  "old-endpoint": {
    on: "all",
    answer: oldEndpoint,
  },
  "tls-too-old": { on: "all", answer: () => legacy(403, 92, "TLS 1.2 or newer is required") },
} satisfies Rows;

const ACCOUNT_AND_APP = {
  "app-not-enrolled": {
    on: "all",
    answer: () =>
      problem(403, "client-forbidden", "Client Forbidden", {
        reason: "client-not-enrolled",
        required_enrollment: "Appropriate Level of API Access",
        client_id: SOME_ID,
      }),
  },
  "user-not-enrolled": {
    on: "all",
    answer: () =>
      problem(403, "client-forbidden", "Client Forbidden", {
        reason: "user-not-enrolled",
        required_enrollment: "Pay-per-use",
        client_id: SOME_ID,
      }),
  },
  "app-not-allowed": {
    on: "all",
    answer: () =>
      problem(403, "client-forbidden", "Client Forbidden", {
        reason: "official-client-forbidden",
        client_id: SOME_ID,
      }),
  },
  "app-suspended": { on: "all", answer: () => legacy(401, 416, "This app is suspended") },
  "account-locked": {
    on: "all",
    answer: () => legacy(403, 326, "To protect users, this account is locked"),
  },
  "forbidden": { on: "all", answer: () => plainProblem(403, "Forbidden") },
} satisfies Rows;

// The answer is about the query or the option that is shown here, whatever was asked.
const THE_QUESTION = {
  "bad-query": {
    on: "billed",
    answer: () => badQuery("cats place_country:USA"),
  },
  "query-unreadable": {
    on: "billed",
    answer: () => badQuery("(cats"),
  },
  "query-operator-unknown": {
    on: "billed",
    answer: () => badQuery("min_faves:5"),
  },
  "query-not-standalone": {
    on: "billed",
    answer: () => badQuery("lang:en"),
  },
  "query-ambiguous": {
    on: "billed",
    answer: () => badQuery("cats and dogs"),
  },
  // It is known by the query itself, so it takes one that stands in single quotation marks.
  "query-in-quotes": {
    on: "billed",
    answer: () => badQuery("'cats'"),
  },
  "query-too-long": {
    on: "billed",
    answer: () => badQuery(`cats${" OR dogs".repeat(75)}`),
  },
  "bad-parameter": {
    on: "billed",
    answer: () =>
      badParameter(
        "max_results",
        "5",
        "The `max_results` query parameter value [5] is not between 10 and 100",
      ),
  },
  "start-time-too-old": {
    on: "billed",
    answer: ({ now }) => {
      const value = minute(now - 8 * DAY);
      const earliest = minute(now - 7 * DAY);
      return badParameter(
        "start_time",
        value,
        `Invalid 'start_time':'${value}'. 'start_time' must be on or after ${earliest}.`,
      );
    },
  },
  "end-time-too-late": {
    on: "billed",
    answer: ({ now }) => {
      const value = new Date(now).toISOString();
      return badParameter(
        "end_time",
        value,
        `Invalid 'end_time':'${value}'. 'end_time' must be a minimum of 10 seconds prior to the ` +
          "request time.",
      );
    },
  },
  "ids-with-times": {
    on: "billed",
    answer: ({ now }) =>
      badParameter(
        "start_time",
        new Date(now - DAY).toISOString(),
        "Invalid use of 'since_id' or 'until_id' in conjunction with 'start_time' or 'end_time'. " +
          "Use ids or times, not both.",
      ),
  },
  "field-unknown": {
    on: "billed",
    answer: () =>
      badParameter(
        "tweet.fields",
        "repost_count",
        "The `tweet.fields` query parameter value [repost_count] is not one of " +
          "[author_id,created_at,id,lang,public_metrics,text]",
      ),
  },
  "field-not-allowed": {
    on: "billed",
    answer: () =>
      problem(403, "not-authorized-for-field", "Field Authorization Error", {
        field: "non_public_metrics",
        resource_type: "tweet",
        section: "data",
      }),
  },
  "fields-left-out": { on: "billed", change: withoutFields },
  "objects-left-out": { on: "billed", change: withoutOneAuthor },
  "unavailable-here": {
    on: "billed",
    answer: () =>
      problem(404, "resource-not-found", "Not Found Error", {
        parameter: "id",
        value: SOME_ID,
        resource_id: SOME_ID,
        resource_type: "user",
      }),
  },
  "not-found": { on: "all", answer: () => ({ status: 404 }) },
  "not-offered": { on: "billed", answer: () => plainProblem(405, "Method Not Allowed") },
  "refused-by-law": {
    on: "billed",
    answer: () => plainProblem(451, "Unavailable For Legal Reasons"),
  },
} satisfies Rows;

const THE_WAY_TO_X = {
  "connection-refused": { on: "connections", address: "closed port" },
  "name-not-found": { on: "connections", address: "unknown name" },
  "certificate-not-trusted": { on: "connections", address: "untrusted certificate" },
  "connection-cut": { on: "connections", silence: "cut before" },
  "cut-then-fine": {
    name: "The connection is cut once, then all is well",
    on: "billed",
    times: 1,
    silence: "cut before",
  },
  "answer-cut-off": { on: "connections", silence: "cut within" },
  "answer-too-large": { on: "connections", silence: "endless" },
  "timed-out": { on: "connections", silence: "hang" },
  "slow": { name: "The answer comes late", on: "billed", late: 2 },
  "network-sign-in": { on: "all", answer: () => page(511, "Sign in to the network") },
  "blocked-on-the-way": { on: "all", answer: () => page(403, "Attention required") },
  "wrong-server": { on: "all", answer: () => plainProblem(421, "Misdirected Request") },
  "redirected": {
    on: "all",
    answer: () => ({ status: 302, headers: { location: "https://example.org/" } }),
  },
} satisfies Rows;

const X_ITSELF = {
  "server-trouble": { on: "all", answer: () => plainProblem(503, "Service Unavailable") },
  "503-then-fine": {
    name: "X is busy once, then all is well",
    on: "billed",
    times: 1,
    answer: busy,
  },
  "flapping": { name: "X is busy every other time", on: "billed", every: 2, answer: busy },
  "unknown-error": {
    on: "billed",
    answer: () => plainProblem(409, "ConnectionException", "Something is in the way (rehearsed)."),
  },
  "pages-in-a-circle": {
    on: "searches",
    leadsTo: "pages-in-a-circle",
    change: inACircle,
  },
  "empty-pages-without-end": {
    on: "searches",
    leadsTo: "empty-pages-without-end",
    answer: ({ token }) => ({
      status: 200,
      body: { meta: { result_count: 0, next_token: oneFurther(token) } },
    }),
  },
  "unexpected-answer": { on: "all", answer: () => page(200, "Sign in to the network") },
  "empty-answer": {
    name: "An empty answer",
    on: "billed",
    answer: () => ({ status: 200, headers: JSON_TYPE }),
  },
  "html-answer": {
    name: "A web page in place of data",
    on: "billed",
    answer: () => page(200, "Sign in to the network"),
  },
  "not-json": {
    name: "JSON that breaks off",
    on: "billed",
    answer: () => ({ status: 200, body: '{"data":[{"id":"1",', headers: JSON_TYPE }),
  },
  "wrong-type": {
    name: "Data of the wrong kind",
    on: "billed",
    answer: () => ({
      status: 200,
      body: { data: "ten posts", includes: [], errors: "none", meta: { result_count: "ten" } },
    }),
  },
} satisfies Rows;

/** Everything that can be made to go wrong. */
export const SCENARIOS: Readonly<Record<ScenarioId, Scenario>> = {
  ...MONEY_AND_LIMITS,
  ...KEYS,
  ...ACCOUNT_AND_APP,
  ...THE_QUESTION,
  ...THE_WAY_TO_X,
  ...X_ITSELF,
};

/** Whether something can go wrong in a room that is open already. */
const isForOpenRooms = (id: ScenarioId): boolean => !("address" in SCENARIOS[id]);

/** Scenarios of one kind. */
export interface ScenarioGroup {
  title: string;
  ids: readonly ScenarioId[];
}

const group = (title: string, rows: Rows): ScenarioGroup => ({
  title,
  ids: (Object.keys(rows) as ScenarioId[]).filter(isForOpenRooms),
});

/** What can go wrong in a room that is open already, by what it is about. */
export const SCENARIO_GROUPS: readonly ScenarioGroup[] = [
  group("Money and limits", MONEY_AND_LIMITS),
  group("Keys", KEYS),
  group("Account and app", ACCOUNT_AND_APP),
  group("The question", THE_QUESTION),
  group("The way to X", THE_WAY_TO_X),
  group("X itself", X_ITSELF),
];

/** What a scenario is in plain words: the name of its problem, or its own. */
export function scenarioName(id: ScenarioId): string {
  const scenario: Scenario & { name?: string } = SCENARIOS[id];
  return scenario.name ?? problemOf(id as Exclude<ScenarioId, NetworkConditionId>).name;
}

/** The ids of everything that can be rehearsed, in order. */
const scenarioIds = (): ScenarioId[] => (Object.keys(SCENARIOS) as ScenarioId[]).sort();

/** The ids of what can happen to a room that is open already, in order. */
export const idsForOpenRooms = (): ScenarioId[] => scenarioIds().filter(isForOpenRooms);

/** The pairs of letters that stand beside each other in a name. */
const pairsIn = (name: string) =>
  new Set(Array.from(name.slice(1), (letter, i) => name[i] + letter));

/** How alike two names are, from 0 to 1: Dice's coefficient of their pairs of letters. */
function likeness(one: string, other: string): number {
  const [ours, theirs] = [pairsIn(one.toLowerCase()), pairsIn(other)];
  return 2 * ours.intersection(theirs).size / (ours.size + theirs.size || 1);
}

/** So many names are offered to who wrote none of them. */
const OFFERED = 4;

/** The scenarios whose names are most like a name, in order. */
const nearestTo = (name: string): ScenarioId[] =>
  scenarioIds().map((id) => ({ id, like: likeness(name, id) }))
    .sort((a, b) => b.like - a.like).slice(0, OFFERED).map(({ id }) => id);

/**
 * The scenario of an id.
 *
 * @throws {RangeError} If there is none; it names the nearest few.
 */
export function scenarioOf(id: ScenarioId): Scenario {
  if (Object.hasOwn(SCENARIOS, id)) return SCENARIOS[id];
  const nearest = nearestTo(String(id)).join(", ");
  throw new RangeError(
    `Cannot rehearse "${id}": there is no such scenario; the nearest are ${nearest}`,
  );
}

/**
 * The scenario of an id, for a room that is open already.
 *
 * @throws {RangeError} If there is none, or if it is about the room's address.
 */
export function scenarioOfOpenRoom(id: ScenarioId): Scenario {
  const scenario = scenarioOf(id);
  if (!("address" in scenario)) return scenario;
  throw new RangeError(
    `Cannot rehearse "${id}" in an open room: it needs an address of its own; ` +
      `open another with startPractice({ scenario: "${id}" })`,
  );
}
