import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerToken } from "./answer_token.ts";
import { authenticate } from "./authenticate.ts";
import { type Endpoint, ENDPOINTS } from "./endpoints.ts";
import { gate } from "./gate.ts";
import { homePage } from "./home_page.ts";
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
import { sendProblem } from "./send_problem.ts";
import { stamp } from "./stamp.ts";

/** The largest body that is read, in bytes. The only form that is sent here has 29. */
const LARGEST_BODY = 16_384;

const TOKEN = "/oauth2/token";

/** The failure that is rehearsed, where this endpoint is to fail. */
function rehearse(path: string, { scenario, now }: PracticeWorld): Response | undefined {
  const billed = path.startsWith("/2/tweets/");
  if (!scenario || (scenario.on === "billed" && !billed)) return undefined;
  const { status, body, headers } = scenario.answer(now());
  return typeof body === "object"
    ? Response.json(body, { status, headers })
    : new Response(body ?? null, { status, headers });
}

/** Answers a request as X would: first who asks, then how, how often, and only then what. */
function answer(c: Context, { path, limits, parameters, answer }: Endpoint, world: PracticeWorld) {
  const asker = authenticate(c.req.raw, world);
  if ("refused" in asker) return sendProblem(c, asker.refused);
  const { as, app } = asker;
  const limit = limits[as];
  if (limit === undefined) return sendProblem(c, unsupportedAuthentication(as));
  const now = world.now();
  const allowance = world.limits.take(`${path} ${as} ${app.id}`, limit, now);
  c.header("x-rate-limit-limit", String(allowance.limit));
  c.header("x-rate-limit-remaining", String(allowance.remaining));
  c.header("x-rate-limit-reset", String(allowance.reset));
  if (!allowance.allowed) return sendProblem(c, tooManyRequests());
  const rehearsed = rehearse(path, world);
  if (rehearsed) return rehearsed;
  try {
    const read = readParameters(new URL(c.req.url).searchParams, parameters);
    return c.json(answer({ parameters: read, world, app, now }));
  } catch (error) {
    if (error instanceof InvalidRequest) return sendProblem(c, invalidRequest(error.errors));
    throw error;
  }
}

/**
 * The practice room as a value: a small HTTP app that answers as the X API does, about made-up
 * posts. It knows no port; `startPractice()` gives it one.
 */
export function practiceApp(world: PracticeWorld): Hono {
  const app = new Hono();
  app.use(stamp(world), gate(world));

  app.get("/", (c) => {
    c.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    return c.html(homePage());
  });
  const tooLarge = (c: Context) => sendProblem(c, plainProblem(413, "Payload Too Large"));
  app.post(TOKEN, bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }), async (c) => {
    const token = answerToken(world.apps, c.req.header("authorization") ?? "", await c.req.text());
    return token ? c.json(token) : sendProblem(c, wrongPair());
  });
  for (const endpoint of ENDPOINTS) app.get(endpoint.path, (c) => answer(c, endpoint, world));

  const methods = [["/", "GET"], [TOKEN, "POST"], ...ENDPOINTS.map(({ path }) => [path, "GET"])];
  for (const [path, method] of methods) {
    app.all(path, (c) => {
      c.header("allow", method);
      return sendProblem(c, plainProblem(405, "Method Not Allowed"));
    });
  }
  app.notFound((c) => c.body(null, 404));
  app.onError((_, c) => sendProblem(c, plainProblem(500, "Internal Server Error")));
  return app;
}
