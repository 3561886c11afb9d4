import { assertEquals } from "../assert.ts";
import type { Waiting } from "../../src/access/mod.ts";
import { countdown } from "../../src/card/countdown.ts";
import { diagnose, NOTHING_KNOWN, tellAt } from "../../src/problems/mod.ts";

function told(status: number, seconds: number[], over: Waiting["over"] = "answered") {
  const said: string[] = [];
  const note = (text?: string) => said.push(text ?? "");
  const error = diagnose({ ...NOTHING_KNOWN, doing: "search", status });
  const tell = countdown(() => ({ say: note, end: note }));
  for (const secondsLeft of seconds) {
    tell({ error, waited: seconds[0] - secondsLeft, secondsLeft, nextTry: 2 });
  }
  tell({ error, waited: seconds[0] - seconds.at(-1)!, secondsLeft: 0, nextTry: 2, over });
  return said;
}

Deno.test("countdown() says what is waited for, how long still, and how to end it", () => {
  assertEquals(told(429, [61, 60, 0]), [
    "Waiting for the next window of X's rate limit: 1 min 1 s left. Ctrl-C ends the wait.",
    "Waiting for the next window of X's rate limit: 1 min 0 s left. Ctrl-C ends the wait.",
    "Waited 1 min 1 s for the next window of X's rate limit. Trying again (2).",
    "Waited 1 min 1 s for the next window of X's rate limit.",
  ]);
});

Deno.test("countdown() says which try comes next where X has trouble", () => {
  assertEquals(told(503, [1, 0]), [
    "Cannot search: api.x.com has trouble of its own (status 503); your keys are not the cause. " +
    "Trying again (2): 1 s left. Ctrl-C ends the wait.",
    "Waited 1 s for trouble to pass. Trying again (2).",
    "Waited 1 s for trouble to pass.",
  ]);
});

Deno.test("countdown() says what was waited when it was stopped, and not the whole wait", () => {
  assertEquals(
    told(429, [722, 716], "stopped").at(-1),
    "Waited 6 s for the next window of X's rate limit, then was stopped.",
  );
});

Deno.test("countdown() says Stop in a notebook and Ctrl-C elsewhere", () => {
  const [first] = tellAt("notebook", () => told(429, [5]));
  assertEquals(
    first,
    "Waiting for the next window of X's rate limit: 5 s left. Stop ends the wait.",
  );
});

Deno.test("countdown() leaves one line for three waits of a request", () => {
  const lines: string[] = [];
  const error = diagnose({ ...NOTHING_KNOWN, doing: "search", status: 503 });
  const tell = countdown(() => ({ say: () => {}, end: (text) => lines.push(text ?? "") }));
  for (const nextTry of [2, 3, 4]) {
    tell({ error, waited: nextTry - 2, secondsLeft: 1, nextTry });
    tell({ error, waited: nextTry - 1, secondsLeft: 0, nextTry });
  }
  tell({ error, waited: 3, secondsLeft: 0, nextTry: 4, over: "answered" });
  assertEquals(lines, ["Waited 3 s for trouble to pass."]);
});
