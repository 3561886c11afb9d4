import { invalid as invalidParameter } from "../invalid_request.ts";
import { invalidRequest } from "../problem_bodies.ts";
import { refusalOf } from "../query_refusal.ts";
import type { Rehearsed } from "./scenario.ts";

const TYPES = "https://api.x.com/2/problems/";

/** A number like those by which X calls accounts and apps. */
export const SOME_ID = "90000001";

/** An error of the second version of the API. */
export const problem = (
  status: number,
  type: string,
  title: string,
  more: object = {},
): Rehearsed => ({
  status,
  body: { title, detail: `${title} (rehearsed).`, type: `${TYPES}${type}`, ...more },
});

/** An error of the old kind, with a code. */
export const legacy = (status: number, code: number, message: string): Rehearsed => ({
  status,
  body: { errors: [{ code, message: `${message} (rehearsed).` }] },
});

/** A parameter that X does not take. */
export const refused = (parameter: string, value: string, message: string): Rehearsed =>
  invalidRequest(invalidParameter(parameter, value, message).errors);

/** A query that X does not take. */
export const refusedQuery = (query: string): Rehearsed =>
  refused("query", query, refusalOf(query)?.message ?? "");

/** A web page where JSON should be. */
export const page = (status: number, title: string): Rehearsed => ({
  status,
  body: `<!DOCTYPE html><title>${title}</title><p>A rehearsed web page.</p>`,
  headers: { "content-type": "text/html; charset=utf-8" },
});

/** What is left of a window of requests; `resetIn` in seconds. */
export const windowHeaders = (
  now: number,
  { limit, remaining, resetIn }: { limit: number; remaining: number; resetIn: number },
): Record<string, string> => ({
  "x-rate-limit-limit": String(limit),
  "x-rate-limit-remaining": String(remaining),
  "x-rate-limit-reset": String(Math.ceil(now / 1000) + resetIn),
});
