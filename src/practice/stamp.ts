import type { MiddlewareHandler } from "hono";
import type { PracticeWorld } from "./practice_world.ts";
import type { Staged } from "./stage.ts";
import { schemeOf } from "./request_log.ts";

/** Notes every request, and puts on every answer that it comes from a practice room. */
export function stamp(world: PracticeWorld): MiddlewareHandler<Staged> {
  return async function stamp(c, next) {
    await next();
    const now = new Date(c.get("now") ?? world.now());
    // Where the connection is cut there is no answer to put anything on.
    if (c.res.type !== "error") {
      c.header("x-practice-room", "made-up posts, not X");
      c.header("date", now.toUTCString());
      c.header("server", "library-card-practice");
      c.header("cache-control", "no-store");
      c.header("x-content-type-options", "nosniff");
    }
    world.requests.add({
      at: now.toISOString(),
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      auth: schemeOf(c.req.header("authorization")),
    });
  };
}
