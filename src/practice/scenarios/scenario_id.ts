/**
 * What can be rehearsed. Most bear the id of the problem by which Library Card explains them;
 * `slow`, `flapping`, those that end in `-then-fine`, and answers that are none
 * (`empty-answer`, `html-answer`, `not-json`, `wrong-type`) are weather.
 */
export type ScenarioId =
  | AddressScenarioId
  | "429-then-fine"
  | "503-then-fine"
  | "access-token-wrong"
  | "account-locked"
  | "answer-cut-off"
  | "answer-too-large"
  | "app-not-allowed"
  | "app-not-enrolled"
  | "app-suspended"
  | "bad-callback"
  | "bad-key-pair"
  | "bad-parameter"
  | "bad-query"
  | "blocked-on-the-way"
  | "clock-off"
  | "connection-cut"
  | "credits-depleted"
  | "cut-then-fine"
  | "empty-answer"
  | "end-time-too-late"
  | "field-not-allowed"
  | "field-unknown"
  | "fields-left-out"
  | "flapping"
  | "forbidden"
  | "html-answer"
  | "ids-with-times"
  | "keys-not-sent"
  | "network-sign-in"
  | "not-found"
  | "not-json"
  | "objects-left-out"
  | "old-endpoint"
  | "one-request-a-second"
  | "permission-too-low"
  | "query-ambiguous"
  | "query-in-quotes"
  | "query-not-standalone"
  | "query-operator-unknown"
  | "query-too-long"
  | "query-unreadable"
  | "rate-limited"
  | "redirected"
  | "server-trouble"
  | "slow"
  | "small-window"
  | "spend-cap-reached"
  | "start-time-too-old"
  | "timed-out"
  | "tls-too-old"
  | "token-revoked"
  | "unauthorized"
  | "unavailable-here"
  | "unexpected-answer"
  | "unsupported-authentication"
  | "usage-cap-reached"
  | "wrong-type";

/**
 * What cannot happen to a room that is open already, because it is about the room's address:
 * nothing listens there, its name is unknown, or its certificate is nobody's.
 */
export type AddressScenarioId =
  | "certificate-not-trusted"
  | "connection-refused"
  | "name-not-found";
