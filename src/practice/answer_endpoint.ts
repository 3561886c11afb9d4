import type { Context } from "hono";
import type { Endpoint } from "./endpoints.ts";
import { InvalidRequest } from "./invalid_request.ts";
import type { PracticeWorld } from "./practice_world.ts";
import { invalidRequest, tooManyRequests, unsupportedAuthentication } from "./problem_bodies.ts";
import { readParameters } from "./read_parameters.ts";
import { rehearseFor } from "./rehearse_for.ts";
import { sendProblem } from "./send_problem.ts";
import type { Staged } from "./stage.ts";
import { whoAsks } from "./who_asks.ts";

/**
 * Answers a request as X would: first who asks, then how, how often, and with what money; only
 * then what.
 */
export async function answerEndpoint(
  c: Context<Staged>,
  { path, limits, parameters, answer }: Endpoint,
  world: PracticeWorld,
): Promise<Response> {
  const now = c.get("now");
  const asker = whoAsks(c, world);
  if ("refused" in asker) return sendProblem(c, asker.refused);
  const { as, app } = asker;
  const account = world.registry.account(app.accountId)!;
  const limit = limits[as];
  if (limit === undefined) return sendProblem(c, unsupportedAuthentication(as));
  const allowance = world.limits.take(`${path} ${as} ${app.id}`, limit, now);
  c.header("x-rate-limit-limit", String(allowance.limit));
  c.header("x-rate-limit-remaining", String(allowance.remaining));
  c.header("x-rate-limit-reset", String(allowance.reset));
  if (!allowance.allowed) return sendProblem(c, tooManyRequests());
  const performed = await rehearseFor(c, world);
  if (performed && "response" in performed) return performed.response;
  const unsold = world.till.refusal(account.id, path);
  if (unsold) return sendProblem(c, unsold);
  try {
    const read = readParameters(new URL(c.req.url).searchParams, parameters);
    const own = answer({ parameters: read, world, account, app, now });
    const body = performed ? performed.change({ ...own }) : own;
    const { posts, mills } = world.till.charge({ app, path, body });
    Object.assign(c.get("note"), { posts, billed: mills });
    return c.json(body);
  } catch (error) {
    if (error instanceof InvalidRequest) return sendProblem(c, invalidRequest(error.errors));
    throw error;
  }
}
