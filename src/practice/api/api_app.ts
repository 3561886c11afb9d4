import { Hono, type MiddlewareHandler } from "npm:hono@4.13.19";
import {
  oldEndpoint,
  permissionTooLow,
  plainProblem,
  unsupportedAuthentication,
} from "../wire/mod.ts";
import { answerEndpoint } from "./answer_endpoint.ts";
import { beginScenario } from "./begin_scenario.ts";
import { ENDPOINTS } from "./endpoints.ts";
import { takingHead } from "./head_requests.ts";
import { noteRequests } from "./note_requests.ts";
import { openApiFile } from "./openapi.ts";
import {
  type ApiContext,
  type ApiEnv,
  type ApiWorld,
  performScenario,
  sendProblem,
  whoAsks,
} from "./request_context.ts";
import { shownPath } from "./request_log.ts";
import { TOKEN_METHODS, tokenEndpoints } from "./token_endpoints.ts";
import { ONLY_ON_X } from "./x_endpoints.ts";

const POSTS = "/2/tweets";
const OPENAPI = "/2/openapi.json";

/**
 * `POST /2/tweets`: nothing is ever posted here, but an Access Token that may only read meets what
 * it would meet on X.
 */
async function post(c: ApiContext, world: ApiWorld): Promise<Response> {
  const asker = whoAsks(c, world);
  if ("refused" in asker) return sendProblem(c, asker.refused);
  if (asker.as === "bearer") return sendProblem(c, unsupportedAuthentication(asker.as));
  const performed = await performScenario(c, world);
  if (performed && "response" in performed) return performed.response;
  if (asker.access.permissions !== "read-write") return sendProblem(c, permissionTooLow());
  const detail = "These keys may write, but this is a practice room: it posts nothing.";
  return sendProblem(c, plainProblem(403, "Forbidden", detail));
}

/** Says that X has what was asked for, and the room has not. */
async function onlyOnX(c: ApiContext, world: ApiWorld): Promise<Response> {
  const asker = whoAsks(c, world);
  if ("refused" in asker) return sendProblem(c, asker.refused);
  const performed = await performScenario(c, world);
  if (performed && "response" in performed) return performed.response;
  const detail =
    `X has ${c.req.method} ${shownPath(c.req.path)}, and this practice room has not. ` +
    `What it has stands in ${OPENAPI}.`;
  return sendProblem(c, plainProblem(404, "Not in the practice room", detail));
}

/** Whoever comes from a tutorial of 2016 meets what they would meet on X. */
async function oldVersion(c: ApiContext, world: ApiWorld): Promise<Response> {
  const asker = whoAsks(c, world);
  if ("refused" in asker) return sendProblem(c, asker.refused);
  const performed = await performScenario(c, world);
  return performed && "response" in performed ? performed.response : sendProblem(c, oldEndpoint());
}

/** Answers where there is nothing: what is to go wrong does so there too. */
async function nothingHere(c: ApiContext, world: ApiWorld): Promise<Response> {
  const asker = whoAsks(c, world);
  const performed = "as" in asker ? await performScenario(c, world) : undefined;
  if (performed && "response" in performed) return performed.response;
  c.get("note").problem = "not-found";
  return c.body(null, 404);
}

/**
 * The API as a value, without a port. Where it gives `Response.error()`, the connection is to be
 * cut.
 *
 * @param gate Lets in only what was sent to this room.
 */
export function apiApp(world: ApiWorld, gate: MiddlewareHandler): Hono<ApiEnv> {
  const app = takingHead(new Hono<ApiEnv>());
  app.use(noteRequests(world), gate, beginScenario(world));

  tokenEndpoints(app, world);
  app.post(POSTS, (c) => post(c, world));
  app.get(OPENAPI, (c) => c.json(openApiFile(ENDPOINTS, new URL(c.req.url).origin)));
  // Before the rest, or "/2/users/search" would be a person of that id.
  for (const [method, path] of ONLY_ON_X) app.on(method, path, (c) => onlyOnX(c, world));
  app.all("/1.1/*", (c) => oldVersion(c, world));
  for (const endpoint of ENDPOINTS) {
    app.get(endpoint.path, (c) => answerEndpoint(c, endpoint, world));
  }

  const methods = new Map([
    ["/", "GET"],
    ...TOKEN_METHODS,
    [OPENAPI, "GET"],
    ...ENDPOINTS.map(({ path }): [string, string] => [path, path === POSTS ? "GET, POST" : "GET"]),
  ]);
  for (const [path, allowed] of methods) {
    app.all(path, (c) => {
      c.header("allow", allowed);
      return sendProblem(c, plainProblem(405, "Method Not Allowed"));
    });
  }
  app.notFound((c) => nothingHere(c as ApiContext, world));
  app.onError((_, c) => sendProblem(c, plainProblem(500, "Internal Server Error")));
  return app;
}
