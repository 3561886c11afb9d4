import { assertEquals } from "../assert.ts";
import { countdown } from "../../src/card/countdown.ts";
import { diagnose, NOTHING_KNOWN } from "../../src/problems/mod.ts";

function told(status: number, seconds: number[]) {
  const said: string[] = [];
  const note = (text?: string) => said.push(text ?? "");
  const error = diagnose({ ...NOTHING_KNOWN, doing: "search", status });
  const tell = countdown(() => ({ say: note, end: note }));
  for (const secondsLeft of seconds) {
    tell({ error, seconds: seconds[0], secondsLeft, nextTry: 2 });
  }
  return said;
}

Deno.test("countdown() says what is waited for, how long still, and how to end it", () => {
  assertEquals(told(429, [61, 60, 0]), [
    "Waiting for the next window of X's rate limit: 1 min 1 s left. Stop ends the wait.",
    "Waiting for the next window of X's rate limit: 1 min 0 s left. Stop ends the wait.",
    "Waited 1 min 1 s for the next window of X's rate limit.",
  ]);
});

Deno.test("countdown() says which try comes next where X has trouble", () => {
  assertEquals(told(503, [1, 0]), [
    "Cannot search: api.x.com has trouble of its own (status 503); your keys are not the cause. " +
    "Trying again (2): 1 s left. Stop ends the wait.",
    "Waited 1 s for trouble to pass.",
  ]);
});
