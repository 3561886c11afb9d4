import { isBilled } from "../../../money/mod.ts";
import { type AccessError, diagnose, type Evidence, readAnswer } from "../../../problems/mod.ts";
import { SEARCH_PATH } from "./as_code.ts";
import type { Answered } from "./send_search.ts";

const numberOf = (headers: Headers, name: string) => {
  const value = headers.get(name);
  return value === null ? undefined : Number(value);
};

/** What is left of the allowance of this quarter of an hour, as the headers say it. */
export function allowanceOf(headers: Headers) {
  const reset = numberOf(headers, "x-rate-limit-reset");
  return {
    limit: numberOf(headers, "x-rate-limit-limit"),
    remaining: numberOf(headers, "x-rate-limit-remaining"),
    resetAt: reset === undefined ? undefined : new Date(reset * 1000),
  };
}

/** Whether an answer brought what was asked for. */
export const isGood = (answer: Answered): answer is Extract<Answered, { status: number }> =>
  "status" in answer && answer.status === 200 && typeof answer.body === "object" &&
  answer.body !== null &&
  Array.isArray((answer.body as { data?: unknown }).data ?? []);

/** Why a search failed, in the words of the catalogue. */
export function explain(
  answer: Answered,
  { query, app, host }: Pick<Evidence, "host" | "query"> & { app: string },
): AccessError {
  const asked: Pick<
    Evidence,
    "doing" | "host" | "path" | "billed" | "query" | "auth" | "keys" | "shapeNotes"
  > = {
    doing: "search",
    host,
    path: SEARCH_PATH,
    billed: isBilled(SEARCH_PATH),
    query,
    auth: "bearer",
    keys: `the Bearer Token of ${app}`,
    shapeNotes: [],
  };
  if ("network" in answer) {
    const { network } = answer;
    return diagnose({ ...asked, network, messages: [], parameters: [], body: "none", timeout: 5 });
  }
  const { status, headers, body } = answer;
  return diagnose({ ...asked, ...readAnswer(body), status, ...allowanceOf(headers) });
}
