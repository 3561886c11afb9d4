import { setTimeout as wait } from "node:timers/promises";
import { cutWithin, endless } from "./broken_answers.ts";
import type { AnswerBody, Asked, Rehearsed, Scenario } from "./scenario.ts";

/** What became of a request: an answer, or the room's own, perhaps changed. */
export type Performed = { response: Response } | { change: (body: AnswerBody) => AnswerBody };

const AS_IT_IS: Performed = { change: (body) => body };

const responseOf = ({ status, body, headers }: Rehearsed): Response =>
  typeof body === "object"
    ? Response.json(body, { status, headers })
    : new Response(body ?? null, { status, headers });

const closing = (closed: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (closed.aborted) resolve();
    closed.addEventListener("abort", () => resolve(), { once: true });
  });

/**
 * Lets a scenario happen to a request.
 *
 * @param closed Ends with the room what would otherwise have no end.
 * @returns The answer; `Response.error()` where the connection is to be cut without one.
 */
export async function perform(
  scenario: Scenario,
  asked: Asked,
  closed: AbortSignal,
): Promise<Performed> {
  if ("answer" in scenario) return { response: responseOf(scenario.answer(asked)) };
  if ("change" in scenario) return scenario;
  if ("late" in scenario) {
    await wait(scenario.late * 1000, undefined, { signal: closed, ref: false }).catch(() => {});
    return AS_IT_IS;
  }
  if (!("silence" in scenario)) return AS_IT_IS;
  if (scenario.silence === "cut within") return { response: cutWithin() };
  if (scenario.silence === "endless") return { response: endless(closed) };
  if (scenario.silence === "hang") await closing(closed);
  return { response: Response.error() };
}
