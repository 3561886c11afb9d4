import type { MiddlewareHandler } from "hono";
import { plainProblem } from "./problem_bodies.ts";
import type { PracticeWorld } from "./practice_world.ts";

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** Whether a request was meant for this room. */
function isOurs(host: string, { port, publicUrl }: PracticeWorld): boolean {
  if (host === publicUrl.host) return true;
  const [, name, its] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  return LOOPBACK.includes(name) && (port === undefined || Number(its ?? 80) === port);
}

/**
 * Lets in only what was sent to this room by name. A web page anywhere could otherwise point a
 * name of its own at 127.0.0.1 and have a reader's browser talk to the room (DNS rebinding).
 */
export function gate(world: PracticeWorld): MiddlewareHandler {
  return async function gate(c, next) {
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    if (isOurs(host.toLowerCase(), world)) return await next();
    return c.json(plainProblem(421, "Misdirected Request").body, 421);
  };
}
