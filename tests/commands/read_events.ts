import { assert, assertEquals } from "../assert.ts";

/** An event as a program reads it. */
// deno-lint-ignore no-explicit-any -- What a verb's result holds is for the test to say.
export type Event = { version: number; event: string } & Record<string, any>;

/**
 * Reads what `--json` wrote, as the contract says it: one object a line, each with its version, the
 * last of them a result or an error, and nothing after it.
 */
export function readEvents(stdout: string): Event[] {
  const events = stdout.trimEnd().split("\n").map((line) => JSON.parse(line) as Event);
  const names = ["needs-keys", "waiting", "progress", "result", "error"];
  for (const { version, event } of events) {
    assertEquals([version, names.includes(event)], [1, true], event);
  }
  const last = events.at(-1)?.event;
  assert(last === "result" || last === "error", `the last event is ${last}`);
  assertEquals(events.filter(({ event }) => event === last).length, 1, "the last event is no end");
  return events;
}

/** What a verb gave, with `--json`. */
export const resultOf = (stdout: string) =>
  readEvents(stdout).find(({ event }) => event === "result")?.result;

/** What went wrong, with `--json`. */
export const errorOf = (stdout: string) =>
  readEvents(stdout).find(({ event }) => event === "error");
