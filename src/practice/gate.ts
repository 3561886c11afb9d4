import type { MiddlewareHandler } from "hono";
import { type Listening, ownNumbers } from "./listening.ts";
import { plainProblem } from "./problem_bodies.ts";
import type { PracticeWorld } from "./practice_world.ts";

const NUMBER_REGEXP = /^(\d{1,3}(\.\d{1,3}){3}|\[[\da-f:.]+\])$/;

/** A number needs no name server, so nobody can bend it; it must be ours all the same. */
const isOwnNumber = (host: string, { everywhere }: Listening): boolean =>
  everywhere && NUMBER_REGEXP.test(host) && ownNumbers().includes(host);

/** Whether a request was meant for this room. */
function isOurs(host: string, { port, publicUrl, listening }: PracticeWorld): boolean {
  if (host === publicUrl.host) return true;
  const [, name, its] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  return (listening.names.includes(name) || isOwnNumber(name, listening)) &&
    (port === undefined || Number(its ?? 80) === port);
}

/**
 * Lets in only what was sent to this room by name. A web page anywhere could otherwise point a
 * name of its own at this machine and have a reader's browser talk to the room (DNS rebinding).
 */
export function gate(world: PracticeWorld): MiddlewareHandler {
  return async function gate(c, next) {
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    if (isOurs(host.toLowerCase(), world)) return await next();
    return c.json(plainProblem(421, "Misdirected Request").body, 421);
  };
}
