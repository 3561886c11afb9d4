import { setTimeout as wait } from "node:timers/promises";
import type { ProblemId } from "../../problems/mod.ts";
import { problemIn, type RawAnswer } from "../wire/mod.ts";
import type { AnswerBody, Asked, Scenario } from "./scenario.ts";

const JSON_TYPE = { "content-type": "application/json" };
const bytes = (text: string) => new TextEncoder().encode(text);

/** Says that more is to come than comes: the server then cuts the connection. */
export function cutWithin(): Response {
  const half = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes('{"data":[{"id":"1","text":"A rehearsed'));
      controller.close();
    },
  });
  return new Response(half, { headers: { ...JSON_TYPE, "content-length": "4096" } });
}

const CHUNK = bytes('{"id":"1","text":"A rehearsed post."},'.repeat(2000));

/** Larger than any answer of the X API: a page of 500 posts with everything has about 3 MB. */
const LARGE = 72 * 2 ** 20;

/**
 * JSON without an end. What lies above 72 MiB drips, so that a client without a limit of its own
 * runs into its time limit and not out of memory.
 */
export function endless(closed: AbortSignal): Response {
  let sent = 0;
  const posts = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes('{"data":['));
    },
    async pull(controller) {
      if (sent > LARGE) await wait(100, undefined, { signal: closed, ref: false }).catch(() => {});
      if (closed.aborted) return controller.close();
      controller.enqueue(CHUNK);
      sent += CHUNK.length;
    },
  });
  return new Response(posts, { headers: JSON_TYPE });
}

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

const responseOf = ({ status, body, headers }: RawAnswer): Response =>
  typeof body === "object"
    ? Response.json(body, { status, headers })
    : new Response(body ?? null, { status, headers });

const ending = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });

/** What ends an answer that would otherwise have no end. */
export interface Endings {
  /** Ends with the room. */
  closed: AbortSignal;
  /** Ends with the client: nobody waits any more. */
  left: AbortSignal;
}

/**
 * Lets a scenario happen to a request.
 *
 * @returns The answer; `Response.error()` where the connection is to be cut without one.
 */
export async function perform(
  scenario: Scenario,
  asked: Asked,
  { closed, left }: Endings,
): Promise<Performed> {
  const { leadsTo } = scenario;
  const ledTo = asked.token === undefined ? undefined : leadsTo;
  if ("answer" in scenario) {
    const answer = scenario.answer(asked);
    return { response: responseOf(answer), problem: leadsTo ? ledTo : problemIn(answer, asked) };
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
  if (scenario.silence === "hang") await ending(AbortSignal.any([closed, left]));
  return { response: Response.error(), problem };
}
