import type { MiddlewareHandler } from "npm:hono@4.13.19";
import { type ActiveScenario, idsForOpenRooms, perform } from "../scenarios/mod.ts";
import { invalid, invalidRequest } from "../wire/mod.ts";
import { type ApiEnv, type ApiWorld, endingsOf, sendProblem } from "./request_context.ts";

const HEADER = "x-practice-scenario";

const noSuchScenario = (id: string) =>
  invalidRequest(
    invalid(
      HEADER,
      id,
      `The \`${HEADER}\` header value [${id}] is not one of [${idsForOpenRooms().join(",")}]`,
    ),
  );

/**
 * Finds out what is to go wrong for a request, as its own header or the room says, and lets happen
 * what befalls its connection before anybody is asked for keys.
 */
export function beginScenario(world: ApiWorld): MiddlewareHandler<ApiEnv> {
  return async function beginScenario(c, next) {
    const named = c.req.header(HEADER);
    let active: ActiveScenario;
    try {
      active = world.scenarios.of(named, c.get("note").account);
    } catch {
      return sendProblem(c, noSuchScenario(named!));
    }
    const asked = { path: c.req.path, now: world.now() };
    const scenario = active.meet(asked);
    const ahead = scenario && "clockAhead" in scenario ? scenario.clockAhead : 0;
    c.set("now", asked.now + ahead * 60_000);
    c.set("scenario", active);
    const performed = scenario && await perform(scenario, asked, endingsOf(c, world));
    if (performed && "response" in performed) {
      c.get("note").problem = performed.problem;
      return performed.response;
    }
    await next();
  };
}
