import { nextCycle } from "../desk/mod.ts";
import {
  creditsDepleted,
  InvalidRequest,
  invalidRequest,
  spendCapReached,
  tooManyRequests,
  unsupportedAuthentication,
} from "../wire/mod.ts";
import type { Endpoint } from "./endpoint.ts";
import { readParameters } from "./parameters.ts";
import {
  type ApiContext,
  type ApiWorld,
  performScenario,
  sendProblem,
  whoAsks,
} from "./request_context.ts";

/** What X says when nothing is sold to an account any more. */
const UNSOLD = {
  "credits-depleted": creditsDepleted,
  "spend-cap-reached": (accountId: string, now: number) =>
    spendCapReached(accountId, nextCycle(now)),
};

/**
 * Answers a request as X would: first who asks, then how, how often, and with what money; only
 * then what.
 */
export async function answerEndpoint(
  c: ApiContext,
  { path, limits, parameters, answer }: Endpoint,
  world: ApiWorld,
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
  const performed = await performScenario(c, world);
  if (performed && "response" in performed) return performed.response;
  const unsold = world.billing.refusal(account.id, path);
  if (unsold) return sendProblem(c, UNSOLD[unsold](account.id, world.now()));
  try {
    const read = readParameters(new URL(c.req.url).searchParams, parameters);
    const own = answer({ parameters: read, world, account, app, now });
    const body = performed ? performed.change({ ...own }) : own;
    const { posts, mills } = world.billing.charge({ app, path, body });
    Object.assign(c.get("note"), { posts, mills });
    return c.json(body);
  } catch (error) {
    if (error instanceof InvalidRequest) return sendProblem(c, invalidRequest(error));
    throw error;
  }
}
