import type { MiddlewareHandler } from "hono";
import { invalid } from "./invalid_request.ts";
import type { PracticeWorld } from "./practice_world.ts";
import { invalidRequest } from "./problem_bodies.ts";
import { idsForOpenRooms, perform, type Rehearsal } from "./scenarios/mod.ts";
import { sendProblem } from "./send_problem.ts";

/** What a request carries through the room. */
export interface Staged {
  Variables: {
    /** The clock by which it is answered, in milliseconds since 1970. */
    now: number;
    /** What may go wrong for it. */
    rehearsal: Rehearsal;
  };
}

const HEADER = "x-practice-scenario";

const noSuchScenario = (id: string) =>
  invalidRequest(
    invalid(
      HEADER,
      id,
      `The \`${HEADER}\` header value [${id}] is not one of [${idsForOpenRooms().join(",")}]`,
    ).errors,
  );

/**
 * Sets the stage for a request: what is rehearsed, as the request's own header or the room says,
 * and what happens to its connection before anybody is asked for keys.
 */
export function stage(world: PracticeWorld): MiddlewareHandler<Staged> {
  return async function stage(c, next) {
    const named = c.req.header(HEADER);
    let rehearsal: Rehearsal;
    try {
      rehearsal = world.rehearsals.of(named);
    } catch {
      return sendProblem(c, noSuchScenario(named!));
    }
    const asked = { path: c.req.path, now: world.now() };
    const scenario = rehearsal.meet(asked);
    const ahead = scenario && "clockAhead" in scenario ? scenario.clockAhead : 0;
    c.set("now", asked.now + ahead * 60_000);
    c.set("rehearsal", rehearsal);
    const performed = scenario && await perform(scenario, asked, world.closing.signal);
    if (performed && "response" in performed) return performed.response;
    await next();
  };
}
