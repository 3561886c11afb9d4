import { assert, assertEquals, assertMatch, assertStringIncludes } from "../assert.ts";
import { show } from "../../src/display/mod.ts";
import { diagnose, NOTHING_KNOWN } from "../../src/problems/mod.ts";

/** What `show` prints in a terminal. */
async function printed(value: unknown): Promise<string> {
  const { log } = console;
  let text = "";
  console.log = (shown: unknown) => text += typeof shown === "string" ? shown : Deno.inspect(shown);
  try {
    await show(value);
  } finally {
    console.log = log;
  }
  return text;
}

Deno.test("show() makes a table of any rows, and leaves out what is empty in all of them", async () => {
  const rows = [
    { word: "library", year: 2024, gone: null, none: [] },
    { word: "cat", year: 2025, when: new Date(0), of: { a: 1 }, gone: undefined },
  ];
  const text = await printed(rows);
  assertMatch(text, /^2 rows\nword +year +when +of\n/);
  assertStringIncludes(text, "2024");
  assertStringIncludes(text, '{"a":1}');
  assertStringIncludes(text, "1970-01-01T00:00:00.000Z");
  assert(!/gone|none|undefined|null/.test(text), text);
});

Deno.test("show() counts the rows and names the columns that find no room", async () => {
  const row = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`c${i}`, i]));
  const text = await printed(Array(23).fill(row));
  assertStringIncludes(text, "… and 3 more.");
  assertStringIncludes(text, "Not shown: c10, c11, c12, c13.");
});

Deno.test("show() makes a table of what Object.entries gives", async () => {
  assertMatch(await printed(Object.entries({ a: 1, b: 2 })), /^2 rows\n0 +1\n/);
});

const CIRCLE: Record<string, unknown> = { name: "ring" };
CIRCLE.self = CIRCLE;
Deno.test("show() takes rows with circles, big numbers, dates that are none and rows without keys", async () => {
  const text = await printed([
    CIRCLE,
    { name: 10n ** 20n, at: new Date(NaN) },
    Object.create(null),
    {},
  ]);
  assertStringIncludes(text, "100000000000000000000");
  assertStringIncludes(text, "ring");
});

Deno.test.each<{ name: string; value: unknown }>([
  { name: "an empty list", value: [] },
  { name: "a list of numbers", value: [1, 2] },
  { name: "a list with a hole in it", value: [{ a: 1 }, null] },
  { name: "a list of dates", value: [new Date(0)] },
  { name: "rows without a key", value: [{}] },
  { name: "a plain object", value: { a: 1 } },
  { name: "nothing", value: undefined },
])("show() leaves $name as it is", async ({ value }) => {
  assertEquals(await printed(value), Deno.inspect(value));
});

Deno.test("show() makes a card of a failure: what, why, and what to do next", async () => {
  const error = diagnose({ ...NOTHING_KNOWN, doing: "search", status: 429, type: "usage-capped" });
  const text = await printed(error);
  assertMatch(text, /^┌─+┐\n│ This did not work +│/);
  assertStringIncludes(text, error.problem);
  assertStringIncludes(text, "HTTP 429");
  for (const [i] of error.nextSteps.entries()) assertStringIncludes(text, `${i + 1}. `);
  assertStringIncludes(text, error.docs);
});

Deno.test("show() makes a card of any error, and says where it came from", async () => {
  const text = await printed(new RangeError("Too far", { cause: new Error("a step") }));
  for (const part of ["RangeError", "✗ Too far", "a step"]) assertStringIncludes(text, part);
  // A card wraps a long path wherever its width ends, and a clone can lie anywhere.
  assertStringIncludes(text.replace(/\s*│\n│\s*/g, ""), "rows_and_errors_test.ts");
});
