import type { App } from "./desk/mod.ts";
import { permissionTooLow, plainProblem, type ProblemBody } from "./problem_bodies.ts";

/**
 * `POST /2/tweets`: nothing is ever posted here, but an Access Token that may only read meets what
 * it would meet on X.
 */
export function answerPosting({ accessToken }: App): ProblemBody {
  if (accessToken?.permissions !== "read-write") return permissionTooLow();
  const detail = "These keys may write, but this is a practice room: it posts nothing.";
  return plainProblem(403, "Forbidden", detail);
}
