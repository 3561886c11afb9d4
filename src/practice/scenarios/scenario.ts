import { isBilled } from "../../money/mod.ts";
import type { ProblemId } from "../../problems/mod.ts";
import type { RawAnswer, RequestFacts } from "../wire/mod.ts";

/** Problems that no server and no network can cause: they begin and end on the reader's computer. */
export type HomeMadeProblemId =
  | "bad-option"
  | "budget-reached"
  | "cancelled"
  | "client-unavailable"
  | "collection-unusable"
  | "continuation-altered"
  | "conflicting-names"
  | "deno-too-old"
  | "env-file-unreadable"
  | "jupyterlab-unavailable"
  | "keychain-unusable"
  | "keys-command-failed"
  | "keys-command-no-keys"
  | "keys-command-too-slow"
  | "keys-forgotten"
  | "keys-stay-inside"
  | "ledger-unusable"
  | "no-keys"
  | "no-sample"
  | "permission-missing"
  | "proxy-refused"
  | "pseudonyms"
  | "unreachable"
  | "wrong-shape";

/** Conditions that are no problem by themselves: they pass, come and go, or answer with nothing. */
export type NetworkConditionId =
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
 * Library Card explains it, and network conditions.
 */
export type ScenarioId = Exclude<ProblemId, HomeMadeProblemId> | NetworkConditionId;

/**
 * What cannot happen to a room that is open already, because it is about the room's address:
 * nothing listens there, its name is unknown, or its certificate is nobody's.
 */
export type AddressScenarioId =
  | "certificate-not-trusted"
  | "connection-refused"
  | "name-not-found";

/** A request, as far as a scenario needs to know it. */
export interface Asked extends RequestFacts {
  /** Milliseconds since 1970, by the room's clock. */
  now: number;
  /** Which page of a search is asked for; nothing for the first. */
  token?: string;
}

/** The JSON of an answer. */
export type AnswerBody = Record<string, unknown>;

/** What happens in a scenario. */
export type Happening =
  /** Another answer in place of the room's own. */
  | { answer: (asked: Asked) => RawAnswer }
  /** The room's own answer, changed. */
  | { change: (body: AnswerBody, asked: Asked) => AnswerBody }
  /** The room's own answer, so many seconds late. */
  | { late: number }
  /** No answer, or one without an end. */
  | { silence: "cut before" | "cut within" | "hang" | "endless" }
  /** The room's clock is so many minutes ahead. */
  | { clockAhead: number }
  /** The room's address leads elsewhere. */
  | { address: "closed port" | "unknown name" | "untrusted certificate" };

/** The requests to which something happens. All but the first have shown good keys. */
export const HAPPENS_TO = {
  /** Every connection, before it is asked for keys. */
  connections: ({ as }) => as === undefined,
  /** Every request for data. */
  all: ({ as }) => as === "bearer" || as === "oauth1",
  /** Those that X charges for. */
  billed: ({ as, path }) => as !== undefined && isBilled(path),
  /** Those for a page of a search. */
  searches: ({ as, path }) => as !== undefined && /^\/2\/tweets\/search\//.test(path),
  /** Those for the full archive. */
  archive: ({ as, path }) => as !== undefined && path.endsWith("/search/all"),
  /** Those that are signed with the four-part password. */
  signed: ({ as }) => as === "oauth1",
  /** Those for a Bearer Token, with the API key and its secret. */
  minting: ({ as }) => as === "basic",
} satisfies Record<string, (asked: Asked) => boolean>;

/** Something to rehearse. */
export type Scenario = Happening & {
  on: keyof typeof HAPPENS_TO;
  /** It happens to so many requests; then all is well. @default without end */
  times?: number;
  /** It happens to every so-manieth request only. @default 1 */
  every?: number;
  /** What it leads to from the second page on, where no single answer tells. */
  leadsTo?: ProblemId;
};
