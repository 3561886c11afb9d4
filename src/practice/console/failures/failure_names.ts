import type { AddressScenarioId, ScenarioId } from "../../scenarios/mod.ts";

/** What can be rehearsed in an open room. */
export type OpenScenarioId = Exclude<ScenarioId, AddressScenarioId>;

/** Failures of one kind, each with what it is in plain words. */
export interface FailureGroup {
  title: string;
  names: Partial<Record<OpenScenarioId, string>>;
}

/** Every failure that an open room can rehearse, once. */
export const FAILURES: readonly FailureGroup[] = [
  {
    title: "Money and limits",
    names: {
      "credits-depleted": "The credits are used up",
      "spend-cap-reached": "The spending limit is reached",
      "usage-cap-reached": "The monthly cap of posts is reached",
      "rate-limited": "Too many requests in 15 minutes",
      "429-then-fine": "Too many requests, then all is well",
      "small-window": "One request in 15 minutes and no more",
      "one-request-a-second": "More than one request in a second",
    },
  },
  {
    title: "Keys",
    names: {
      "unauthorized": "The keys are not known",
      "token-revoked": "The token was revoked or regenerated",
      "bad-key-pair": "The key and its secret do not belong together",
      "access-token-wrong": "The Access Token is wrong, the API key is right",
      "keys-not-sent": "The keys were lost on the way",
      "clock-off": "The clock of this computer is off",
      "permission-too-low": "The Access Token may only read",
      "unsupported-authentication": "This needs another kind of key",
      "bad-callback": "The callback address is not on the list",
      "old-endpoint": "An endpoint of the old API",
      "tls-too-old": "The encryption is too old",
    },
  },
  {
    title: "Account and app",
    names: {
      "app-not-enrolled": "The app is in no package",
      "app-not-allowed": "The app may not do this",
      "app-suspended": "The app is suspended",
      "account-locked": "The account is locked",
      "forbidden": "Forbidden, without a reason",
    },
  },
  {
    title: "The question",
    names: {
      "bad-query": "The query is not taken",
      "query-unreadable": "The query cannot be read",
      "query-operator-unknown": "The query has an unknown operator",
      "query-not-standalone": "The query needs a word beside its operator",
      "query-ambiguous": "AND and OR are mixed without brackets",
      "query-in-quotes": "The whole query stands in quotes",
      "query-too-long": "The query is too long",
      "bad-parameter": "A parameter is not taken",
      "start-time-too-old": "The time lies before the last seven days",
      "end-time-too-late": "The time lies in the future",
      "ids-with-times": "Ids and times in one question",
      "field-unknown": "A field does not exist",
      "field-not-allowed": "A field is not for everyone",
      "fields-left-out": "Some fields are left out",
      "objects-left-out": "Some authors are left out",
      "unavailable-here": "Not available in this country",
      "not-found": "There is no such thing",
    },
  },
  {
    title: "The way to X",
    names: {
      "connection-cut": "The connection is cut",
      "cut-then-fine": "The connection is cut once, then all is well",
      "answer-cut-off": "The answer ends in the middle",
      "answer-too-large": "The answer has no end",
      "timed-out": "No answer comes",
      "slow": "The answer comes late",
      "network-sign-in": "The network wants you to sign in first",
      "blocked-on-the-way": "Something on the way blocks it",
      "redirected": "The address has moved",
    },
  },
  {
    title: "X itself",
    names: {
      "server-trouble": "X has trouble",
      "503-then-fine": "X is busy once, then all is well",
      "flapping": "X is busy every other time",
      "unexpected-answer": "An answer that nobody expected",
      "empty-answer": "An empty answer",
      "html-answer": "A web page in place of data",
      "not-json": "JSON that breaks off",
      "wrong-type": "Data of the wrong kind",
      "pages-in-a-circle": "The pages lead in a circle",
      "empty-pages-without-end": "One empty page after another",
    },
  },
];

const NAMES: Partial<Record<string, string>> = Object.assign(
  {},
  ...FAILURES.map(({ names }) => names),
);

/** What a scenario is in plain words; nothing if an open room cannot rehearse it. */
export const failureName = (id: string): string | undefined =>
  Object.hasOwn(NAMES, id) ? NAMES[id] : undefined;
