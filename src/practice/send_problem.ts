import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ProblemBody } from "./problem_bodies.ts";
import { problemIn } from "./problem_in.ts";
import type { Staged } from "./stage.ts";

/** Sends an error as X does, and notes which problem it is. */
export function sendProblem(c: Context<Staged>, problem: ProblemBody): Response {
  c.get("note").problem = problemIn(problem, {
    path: c.req.path,
    query: c.req.query("query"),
    as: c.get("as"),
  });
  return c.json(problem.body, problem.status as ContentfulStatusCode);
}
