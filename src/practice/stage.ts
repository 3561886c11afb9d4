import type { MiddlewareHandler } from "hono";
import { invalid } from "./invalid_request.ts";
import type { PracticeWorld } from "./practice_world.ts";
import { invalidRequest } from "./problem_bodies.ts";
import type { RequestNote } from "./request_note.ts";
import { type Asked, idsForOpenRooms, perform, type Rehearsal } from "./scenarios/mod.ts";
import { sendProblem } from "./send_problem.ts";

/** What a request carries through the room. */
export interface Staged {
  Variables: {
    /** The clock by which it is answered, in milliseconds since 1970. */
    now: number;
    /** What is found out about it. */
    note: RequestNote;
    /** How it signed in; nothing before its keys were found good. */
    as?: Asked["as"];
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
      rehearsal = world.rehearsals.of(named, c.get("note").account);
    } catch {
      return sendProblem(c, noSuchScenario(named!));
    }
    const asked = { path: c.req.path, now: world.now() };
    const scenario = rehearsal.meet(asked);
    const ahead = scenario && "clockAhead" in scenario ? scenario.clockAhead : 0;
    c.set("now", asked.now + ahead * 60_000);
    c.set("rehearsal", rehearsal);
    const performed = scenario && await perform(scenario, asked, world.closing.signal);
    if (performed && "response" in performed) {
      c.get("note").problem = performed.problem;
      return performed.response;
    }
    await next();
  };
}
