import { findProblem, NOTHING_KNOWN, type ProblemId, readAnswer } from "../problems/mod.ts";

/** An answer that is not what was asked for. */
export interface FailedAnswer {
  status: number;
  body?: object | string;
  headers?: Record<string, string>;
}

/** What was asked. */
export interface FailedRequest {
  path: string;
  /** Of a search or a count. */
  query?: string;
  as?: "bearer" | "oauth1" | "basic";
}

/**
 * The problem that an answer tells of. The catalogue is asked as a client would ask it, so the
 * teacher's page and the student's notebook agree.
 */
export function problemIn(answer: FailedAnswer, request: FailedRequest): ProblemId {
  const count = (name: string) => {
    const value = answer.headers?.[`x-rate-limit-${name}`];
    return value === undefined ? undefined : Number(value);
  };
  return findProblem({
    ...NOTHING_KNOWN,
    ...readAnswer(answer.body),
    doing: "answer",
    status: answer.status,
    path: request.path,
    query: request.query,
    auth: request.as,
    remaining: count("remaining"),
    limit: count("limit"),
  }).id;
}
