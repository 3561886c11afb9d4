import { findProblem, NOTHING_KNOWN, type ProblemId, readAnswer } from "../../problems/mod.ts";

/** An answer as it goes over the wire. */
export interface RawAnswer {
  status: number;
  /** JSON, or a text such as a web page; nothing for an empty answer. */
  body?: object | string;
  headers?: Record<string, string>;
}

/** What an answer is about. */
export interface RequestFacts {
  path: string;
  /** Of a search or a count. */
  query?: string;
  /** How it signed in; nothing before its keys were found good. */
  as?: "bearer" | "oauth1" | "basic";
}

/**
 * The problem that an answer tells of. The catalogue is asked as a client would ask it, so the
 * teacher's page and the student's notebook agree.
 */
export function problemIn(answer: RawAnswer, request: RequestFacts): ProblemId {
  const count = (name: string) => {
    const value = answer.headers?.[`x-rate-limit-${name}`];
    return value === undefined ? undefined : Number(value);
  };
  return findProblem({
    ...NOTHING_KNOWN,
    ...readAnswer(answer.body, answer.headers),
    doing: "answer",
    status: answer.status,
    path: request.path,
    query: request.query,
    auth: request.as,
    remaining: count("remaining"),
    limit: count("limit"),
    dayLimit: answer.headers?.["x-user-limit-24hour-remaining"] === "0" || undefined,
  }).id;
}
