import { queryRefusal } from "../match/mod.ts";
import { invalid, invalidRequest, type RawAnswer } from "../wire/mod.ts";
import type { AnswerBody, Asked } from "./scenario.ts";

const TYPES = "https://api.x.com/2/problems/";

/** A number like those by which X calls accounts and apps. */
export const SOME_ID = "90000001";

/** A number like those by which live X calls accounts: too large for JavaScript to hold exactly. */
export const SOME_ACCOUNT = "2051096097834340001";

/** An error of the second version of the API. */
export const problem = (
  status: number,
  type: string,
  title: string,
  more: object = {},
): RawAnswer => ({
  status,
  body: { title, detail: `${title} (rehearsed).`, type: `${TYPES}${type}`, ...more },
});

/** An error of the old kind, with a code. */
export const legacy = (status: number, code: number, message: string): RawAnswer => ({
  status,
  body: { errors: [{ code, message: `${message} (rehearsed).` }] },
});

/** A parameter that X does not take. */
export const badParameter = (parameter: string, value: string, message: string): RawAnswer =>
  invalidRequest(invalid(parameter, value, message));

/** A query that X does not take. */
export const badQuery = (query: string): RawAnswer =>
  badParameter("query", query, queryRefusal(query)?.message ?? "");

/** The content type of JSON. */
export const JSON_TYPE = { "content-type": "application/json" };

/** A web page where JSON should be. */
export const page = (status: number, title: string): RawAnswer => ({
  status,
  body: `<!DOCTYPE html><title>${title}</title><p>A rehearsed web page.</p>`,
  headers: { "content-type": "text/html; charset=utf-8" },
});

/** A line of text where JSON should be. */
export const plainText = (status: number, text: string): RawAnswer => ({
  status,
  body: text,
  headers: { "content-type": "text/plain; charset=UTF-8" },
});

/** What is left of a window of requests; `resetIn` in seconds. */
export const windowHeaders = (
  now: number,
  { limit, remaining, resetIn }: { limit: number; remaining: number; resetIn: number },
  of = "rate-limit",
): Record<string, string> => ({
  [`x-${of}-limit`]: String(limit),
  [`x-${of}-remaining`]: String(remaining),
  [`x-${of}-reset`]: String(Math.ceil(now / 1000) + resetIn),
});

type Objects = Record<string, unknown>[];

const listOf = (value: unknown): Objects => Array.isArray(value) ? value : [];

/** The posts are all there; one author is not, and `errors[]` says which and why. */
export function withoutOneAuthor(body: AnswerBody): AnswerBody {
  const includes = (body.includes ?? {}) as Record<string, Objects>;
  const users = listOf(includes.users);
  const id = String(users[0]?.id ?? listOf(body.data)[0]?.author_id ?? SOME_ID);
  return {
    ...body,
    ...(users.length ? { includes: { ...includes, users: users.slice(1) } } : {}),
    errors: [{
      title: "Not Found Error",
      detail: `Could not find user with author_id: [${id}] (rehearsed).`,
      type: "https://api.x.com/2/problems/resource-not-found",
      parameter: "author_id",
      value: id,
      resource_id: id,
      resource_type: "user",
    }],
  };
}

/**
 * Of each post come its id and its text, whatever was asked for, and nobody says a word. What is no
 * post stays as it is.
 */
export function withoutFields(body: AnswerBody): AnswerBody {
  const { includes: _, data, ...rest } = body;
  const bare = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(bare);
    const { id, text } = (each ?? {}) as Record<string, unknown>;
    return text === undefined ? each : { id, text };
  };
  return data === undefined ? body : { ...rest, data: bare(data) };
}

const TOKEN = "rehearsed";

/** The address of another page than any before. */
export const oneFurther = (token = TOKEN): string =>
  `${TOKEN}${(Number(token.slice(TOKEN.length)) || 0) + 1}`;

/** From the second page on, each says that the next one is the same again. */
export const inACircle = (body: AnswerBody, { token }: Asked): AnswerBody =>
  token === undefined ? body : { ...body, meta: { ...body.meta as object, next_token: token } };
