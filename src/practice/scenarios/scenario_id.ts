import type { ProblemId } from "../../problems/mod.ts";

/** Problems that no server and no network can cause: they begin and end on the reader's computer. */
export type HomeMadeProblemId =
  | "bad-option"
  | "budget-reached"
  | "cancelled"
  | "client-unavailable"
  | "conflicting-names"
  | "deno-too-old"
  | "env-file-unreadable"
  | "keys-stay-inside"
  | "ledger-unusable"
  | "no-keys"
  | "permission-missing"
  | "proxy-refused"
  | "unreachable"
  | "wrong-shape";

/** What is no problem of the catalogue by itself: what passes, comes and goes, or is no answer. */
export type WeatherId =
  | "429-then-fine"
  | "503-then-fine"
  | "cut-then-fine"
  | "empty-answer"
  | "flapping"
  | "html-answer"
  | "not-json"
  | "slow"
  | "wrong-type";

/**
 * What can be rehearsed: every problem that a server or a network can cause, under the id by which
 * Library Card explains it, and weather.
 */
export type ScenarioId = Exclude<ProblemId, HomeMadeProblemId> | WeatherId;

/**
 * What cannot happen to a room that is open already, because it is about the room's address:
 * nothing listens there, its name is unknown, or its certificate is nobody's.
 */
export type AddressScenarioId =
  | "certificate-not-trusted"
  | "connection-refused"
  | "name-not-found";
