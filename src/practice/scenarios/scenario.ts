import type { ProblemId } from "../../problems/mod.ts";

/** A request, as far as a scenario needs to know it. */
export interface Asked {
  path: string;
  /** How it signed in; nothing before it was asked who it is. */
  as?: "bearer" | "oauth1" | "basic";
  /** Of a search or a count. */
  query?: string;
  /** Which page of a search is asked for; nothing for the first. */
  token?: string;
  /** Milliseconds since 1970, by the room's clock. */
  now: number;
}

/** What a practice room answers when a failure is rehearsed. */
export interface Rehearsed {
  status: number;
  /** JSON, or a text such as a web page; nothing for an empty answer. */
  body?: object | string;
  headers?: Record<string, string>;
}

/** The JSON of an answer. */
export type AnswerBody = Record<string, unknown>;

/** What happens in a scenario. */
export type Happening =
  /** Another answer in place of the room's own. */
  | { answer: (asked: Asked) => Rehearsed }
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
  /** Those that X charges for. Source: docs.x.com, pricing, 2026-08-22. */
  billed: ({ as, path }) => as !== undefined && /^\/2\/(tweets|users)\//.test(path),
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
