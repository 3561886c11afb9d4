import { type Context, type Handler, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerToken } from "./answer_token.ts";
import { authenticate } from "./authenticate.ts";
import type { SendToRoom } from "./console/mod.ts";
import { type Endpoint, ENDPOINTS } from "./endpoints.ts";
import { gate } from "./gate.ts";
import { InvalidRequest } from "./invalid_request.ts";
import type { PracticeWorld } from "./practice_world.ts";
import {
  invalidRequest,
  plainProblem,
  tooManyRequests,
  unsupportedAuthentication,
  wrongPair,
} from "./problem_bodies.ts";
import { readParameters } from "./read_parameters.ts";
import { type Asked, perform, type Performed } from "./scenarios/mod.ts";
import { sendProblem } from "./send_problem.ts";
import { stage, type Staged } from "./stage.ts";
import { stamp } from "./stamp.ts";

/** The largest body that is read, in bytes. The only form that is sent here has 29. */
const LARGEST_BODY = 16_384;

const TOKEN = "/oauth2/token";

type RoomContext = Context<Staged>;

/** Lets go wrong what is rehearsed for a request whose keys are good. */
async function rehearse(
  c: RoomContext,
  as: NonNullable<Asked["as"]>,
  { closing }: PracticeWorld,
): Promise<Performed | undefined> {
  const asked = { path: c.req.path, as, now: c.get("now") };
  const scenario = c.get("rehearsal").meet(asked);
  return scenario && await perform(scenario, asked, closing.signal);
}

/** Answers a request as X would: first who asks, then how, how often, and only then what. */
async function answer(
  c: RoomContext,
  { path, limits, parameters, answer }: Endpoint,
  world: PracticeWorld,
): Promise<Response> {
  const now = c.get("now");
  const asker = authenticate(c.req.raw, world, now);
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
  const performed = await rehearse(c, as, world);
  if (performed && "response" in performed) return performed.response;
  const unsold = world.till.refusal(account.id, path);
  if (unsold) return sendProblem(c, unsold);
  try {
    const read = readParameters(new URL(c.req.url).searchParams, parameters);
    const own = answer({ parameters: read, world, account, app, now });
    const body = performed ? performed.change({ ...own }) : own;
    world.till.charge({ app, path, body });
    return c.json(body);
  } catch (error) {
    if (error instanceof InvalidRequest) return sendProblem(c, invalidRequest(error.errors));
    throw error;
  }
}

/** Mints the Bearer Token of a pair. */
async function mint(c: RoomContext, world: PracticeWorld): Promise<Response> {
  const authorization = c.req.header("authorization") ?? "";
  const token = answerToken(world, authorization, await c.req.text());
  if (!token) return sendProblem(c, wrongPair());
  const performed = await rehearse(c, "basic", world);
  return performed && "response" in performed ? performed.response : c.json(token);
}

/** Answers where there is nothing: what is rehearsed happens there too. */
async function nothingHere(c: RoomContext, world: PracticeWorld): Promise<Response> {
  const asker = authenticate(c.req.raw, world, c.get("now") ?? world.now());
  const performed = "as" in asker ? await rehearse(c, asker.as, world) : undefined;
  return performed && "response" in performed ? performed.response : c.body(null, 404);
}

/** Hands requests for pages to the front desk, which is loaded when somebody comes. */
function frontDesk(world: PracticeWorld, send: SendToRoom): Handler {
  const open = async () => (await import("./console/mod.ts")).consoleApp(world, send);
  let desk: ReturnType<typeof open> | undefined;
  return async (c) => (await (desk ??= open())).fetch(c.req.raw);
}

/**
 * The practice room as a value: a small HTTP app that answers as the X API does, about made-up
 * posts. It knows no port; `startPractice()` gives it one. Where it gives `Response.error()`, the
 * connection is to be cut.
 */
export function practiceApp(world: PracticeWorld): Hono<Staged> {
  const app = new Hono<Staged>();
  const desk = frontDesk(world, async (request) => await app.fetch(request));
  // Before the stage: whatever is rehearsed, the front desk is there to end it.
  app.get("/", desk).all("/console/*", desk);
  app.use(stamp(world), gate(world), stage(world));

  const tooLarge = (c: Context) => sendProblem(c, plainProblem(413, "Payload Too Large"));
  app.post(TOKEN, bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }), (c) => mint(c, world));
  for (const endpoint of ENDPOINTS) app.get(endpoint.path, (c) => answer(c, endpoint, world));

  const methods = [["/", "GET"], [TOKEN, "POST"], ...ENDPOINTS.map(({ path }) => [path, "GET"])];
  for (const [path, method] of methods) {
    app.all(path, (c) => {
      c.header("allow", method);
      return sendProblem(c, plainProblem(405, "Method Not Allowed"));
    });
  }
  app.notFound((c) => nothingHere(c as RoomContext, world));
  app.onError((_, c) => sendProblem(c, plainProblem(500, "Internal Server Error")));
  return app;
}
