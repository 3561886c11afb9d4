import { setTimeout as wait } from "node:timers/promises";
import type { ProblemId } from "../../problems/mod.ts";
import { problemIn } from "../problem_in.ts";
import { cutWithin, endless } from "./broken_answers.ts";
import type { AnswerBody, Asked, Rehearsed, Scenario } from "./scenario.ts";

/** What became of a request: an answer and its problem, or the room's own answer, perhaps changed. */
export type Performed =
  | { response: Response; problem?: ProblemId }
  | { change: (body: AnswerBody) => AnswerBody; problem?: ProblemId };

/** The problems that silences are. */
const SILENCES = {
  "cut before": "connection-cut",
  "cut within": "answer-cut-off",
  "hang": "timed-out",
  "endless": "answer-too-large",
} as const satisfies Record<string, ProblemId>;

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
  const { leadsTo } = scenario;
  const ledTo = asked.token === undefined ? undefined : leadsTo;
  if ("answer" in scenario) {
    const rehearsed = scenario.answer(asked);
    const problem = leadsTo ? ledTo : problemIn(rehearsed, asked);
    return { response: responseOf(rehearsed), problem };
  }
  if ("change" in scenario) {
    return { change: (body) => scenario.change(body, asked), problem: ledTo };
  }
  if ("late" in scenario) {
    await wait(scenario.late * 1000, undefined, { signal: closed, ref: false }).catch(() => {});
    return AS_IT_IS;
  }
  if (!("silence" in scenario)) return AS_IT_IS;
  const problem = SILENCES[scenario.silence];
  if (scenario.silence === "cut within") return { response: cutWithin(), problem };
  if (scenario.silence === "endless") return { response: endless(closed), problem };
  if (scenario.silence === "hang") await closing(closed);
  return { response: Response.error(), problem };
}
