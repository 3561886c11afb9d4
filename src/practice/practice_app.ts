import { type Context, type Handler, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerEndpoint } from "./answer_endpoint.ts";
import { answerPosting } from "./answer_posting.ts";
import { answerToken } from "./answer_token.ts";
import type { SendToRoom } from "./console/mod.ts";
import { ENDPOINTS } from "./endpoints.ts";
import { gate } from "./gate.ts";
import type { PracticeWorld } from "./practice_world.ts";
import { plainProblem, unsupportedAuthentication, wrongPair } from "./problem_bodies.ts";
import { rehearseFor } from "./rehearse_for.ts";
import { sendProblem } from "./send_problem.ts";
import { stage, type Staged } from "./stage.ts";
import { stamp } from "./stamp.ts";
import { noteSignIn, whoAsks } from "./who_asks.ts";

/** The largest body that is read, in bytes. The only form that is sent here has 29. */
const LARGEST_BODY = 16_384;

const TOKEN = "/oauth2/token";
const POSTS = "/2/tweets";

type RoomContext = Context<Staged>;

/** Mints the Bearer Token of a pair. */
async function mint(c: RoomContext, world: PracticeWorld): Promise<Response> {
  const authorization = c.req.header("authorization") ?? "";
  const token = answerToken(world, authorization, await c.req.text());
  if (!token) return sendProblem(c, wrongPair());
  noteSignIn(c, "basic");
  const performed = await rehearseFor(c, world);
  return performed && "response" in performed ? performed.response : c.json(token);
}

/** Answers where there is nothing: what is rehearsed happens there too. */
async function nothingHere(c: RoomContext, world: PracticeWorld): Promise<Response> {
  const asker = whoAsks(c, world);
  const performed = "as" in asker ? await rehearseFor(c, world) : undefined;
  if (performed && "response" in performed) return performed.response;
  c.get("note").problem = "not-found";
  return c.body(null, 404);
}

/** Posts nothing. */
async function post(c: RoomContext, world: PracticeWorld): Promise<Response> {
  const asker = whoAsks(c, world);
  if ("refused" in asker) return sendProblem(c, asker.refused);
  const { as, app } = asker;
  if (as === "bearer") return sendProblem(c, unsupportedAuthentication(as));
  const performed = await rehearseFor(c, world);
  return performed && "response" in performed
    ? performed.response
    : sendProblem(c, answerPosting(app));
}

/** Hands requests for pages to the front desk, which is loaded when somebody comes. */
function frontDesk(world: PracticeWorld, send: SendToRoom): Handler {
  const open = async () => (await import("./console/mod.ts")).consoleApp(world, send);
  let desk: ReturnType<typeof open> | undefined;
  return async (c) => (await (desk ??= open())).fetch(c.req.raw, c.env);
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
  app.get("/", desk).get("/join", desk).get("/teacher", desk).all("/console/*", desk);
  app.use(stamp(world), gate(world), stage(world));

  const tooLarge = (c: Context<Staged>) => sendProblem(c, plainProblem(413, "Payload Too Large"));
  app.post(TOKEN, bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }), (c) => mint(c, world));
  app.post(POSTS, (c) => post(c, world));
  for (const endpoint of ENDPOINTS) {
    app.get(endpoint.path, (c) => answerEndpoint(c, endpoint, world));
  }

  const methods = [
    ["/", "GET"],
    [TOKEN, "POST"],
    [POSTS, "POST"],
    ...ENDPOINTS.map(({ path }) => [path, "GET"]),
  ];
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
