import { type Handler, Hono, type MiddlewareHandler } from "npm:hono@4.13.19";
import { apiApp, takingHead } from "../api/mod.ts";
import type { PracticeWorld } from "../practice_world.ts";
import { gate, type Listening, listening } from "./listening.ts";
import type { Sender } from "./serve_room.ts";

/** What is known of a request beside itself. */
export interface PracticeEnv {
  Bindings: Sender;
}

type Send = (request: Request) => Promise<Response>;

/** Hands requests for pages to the front desk, which is loaded when somebody comes. */
function frontDesk(world: PracticeWorld, send: Send, isOurs: MiddlewareHandler): Handler {
  const open = async () => (await import("../console/mod.ts")).consoleApp(world, send, isOurs);
  let desk: ReturnType<typeof open> | undefined;
  return async (c) => (await (desk ??= open())).fetch(c.req.raw, c.env);
}

/**
 * The practice room as a value: a small HTTP app that answers as the X API does, about made-up
 * posts, and has a front desk in the browser. It knows no port; `openRoom()` gives it one. Where
 * it gives `Response.error()`, the connection is to be cut.
 *
 * @param where By which names it may be asked. @default those of this computer's loopback address
 */
export function practiceApp(
  world: PracticeWorld,
  where: Listening = listening(),
): Hono<PracticeEnv> {
  const isOurs = gate(world, where);
  const api = apiApp(world, isOurs);
  const desk = frontDesk(world, async (request) => await api.fetch(request), isOurs);
  // Beside the API: whatever goes wrong there on purpose, the front desk is there to end it.
  return takingHead(new Hono<PracticeEnv>())
    .get("/", desk).get("/join", desk).get("/teacher", desk).all("/console/*", desk)
    // On X people see these pages, and programs the rest.
    .all("/oauth/authorize", desk).all("/oauth/authenticate", desk)
    .all("*", (c) => api.fetch(c.req.raw, c.env));
}
