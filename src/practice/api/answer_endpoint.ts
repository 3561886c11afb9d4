import { nextCycle } from "../desk/mod.ts";
import {
  creditsDepleted,
  InvalidRequest,
  invalidRequest,
  spendCapReached,
  tooManyRequests,
  unsupportedAuthentication,
} from "../wire/mod.ts";
import type { Account, App } from "../desk/mod.ts";
import type { WayIn } from "../sign_in/mod.ts";
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

/** Where requests per second are used up, the next may come when this one has passed. */
const SECOND = 1000;

/**
 * Counts a request against the limits of its endpoint.
 *
 * @returns Whether it is within them, and what X's headers say of it. Of a second that is used up
 * they name the end: what X sends then is not known, and clients wait for what they are told.
 */
function countRequest(
  { path, limits, perSecond }: Endpoint,
  { as, app, user, now, world }: {
    as: WayIn;
    app: App;
    user: Account;
    now: number;
    world: ApiWorld;
  },
): { allowed: boolean; headers: Record<string, string> } {
  // X counts an app by itself, and each of its users by themselves.
  const who = `${path} ${as} ${app.id} ${as === "oauth1" ? user.id : ""}`;
  const window = world.limits.take(who, limits[as]!, now);
  const second = perSecond === undefined
    ? undefined
    : world.limits.take(`${who} second`, perSecond, now, SECOND);
  const hurried = window.allowed && second?.allowed === false;
  return {
    allowed: window.allowed && !hurried,
    headers: {
      "x-rate-limit-limit": String(window.limit),
      "x-rate-limit-remaining": String(window.remaining),
      "x-rate-limit-reset": String(hurried ? second.reset : window.reset),
    },
  };
}

/**
 * Puts headers on an answer that came from a scenario, beside those that it has of its own. What is no
 * JSON is not X's, and has none.
 */
function withHeaders(response: Response, headers: Record<string, string>): Response {
  const isFromX = response.headers.get("content-type")?.startsWith("application/json");
  if (!isFromX) return response;
  const all = new Headers({ ...headers, ...Object.fromEntries(response.headers) });
  return new Response(response.body, { status: response.status, headers: all });
}

/**
 * Answers a request as X would: first who asks, then how, how often, and with what money; only
 * then what.
 */
export async function answerEndpoint(
  c: ApiContext,
  endpoint: Endpoint,
  world: ApiWorld,
): Promise<Response> {
  const now = c.get("now");
  const asker = whoAsks(c, world);
  if ("refused" in asker) return sendProblem(c, asker.refused);
  const { as, app } = asker;
  const account = world.registry.account(app.accountId)!;
  const user = as === "oauth1" ? world.registry.account(asker.access.accountId)! : account;
  const level = as === "oauth1" ? asker.access.permissions : "read";
  const { path } = c.req;
  const { limits, inPath = {}, parameters, answer } = endpoint;
  if (limits[as] === undefined) return sendProblem(c, unsupportedAuthentication(as));
  const { allowed, headers } = countRequest(endpoint, { as, app, user, now, world });
  headers["x-access-level"] = level;
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (!allowed) return sendProblem(c, tooManyRequests());
  const performed = await performScenario(c, world);
  if (performed && "response" in performed) return withHeaders(performed.response, headers);
  const unsold = world.billing.refusal(account.id, path);
  if (unsold) return sendProblem(c, UNSOLD[unsold](account.id, world.now()));
  try {
    const given = [
      ...Object.keys(inPath).map((name) => [name, c.req.param(name) ?? ""] as const),
      ...new URL(c.req.url).searchParams,
    ];
    const read = readParameters(given, { ...inPath, ...parameters });
    const own = answer({ parameters: read, path, world, account, user, app, now });
    const body = performed ? performed.change({ ...own }) : own;
    const { posts, mills } = world.billing.charge({ app, path, body });
    Object.assign(c.get("note"), { posts, mills });
    return c.json(body);
  } catch (error) {
    if (error instanceof InvalidRequest) return sendProblem(c, invalidRequest(error));
    throw error;
  }
}
