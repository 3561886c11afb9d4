import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ProblemBody } from "./problem_bodies.ts";

/** Sends an error as X does. */
export function sendProblem(c: Context, { status, body }: ProblemBody): Response {
  return c.json(body, status as ContentfulStatusCode);
}
