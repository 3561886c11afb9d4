import { assertEquals } from "../assert.ts";
import { readBody } from "../../src/access/read_body.ts";

const read = (json: string) => readBody(new TextEncoder().encode(json)).value;

/** Lists in lists, so many levels. */
const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

const levelsOf = (value: unknown): number =>
  Array.isArray(value) ? 1 + Math.max(0, ...value.map(levelsOf)) : 0;

Deno.test("readBody() keeps 64 levels, and cuts off what lies deeper", () => {
  assertEquals(levelsOf(read(nested(64))), 64);
  assertEquals(levelsOf(read(nested(65))), 64);
  assertEquals(levelsOf(read(nested(20_000))), 64);
  const beside = read(`{"data":[{"id":"1","deep":${nested(80)}},{"id":"2","deep":[[]]}]}`);
  const { data } = beside as { data: { id: string; deep: unknown }[] };
  // The list, the post and the body are levels, too.
  assertEquals(data.map(({ deep }) => levelsOf(deep)), [61, 2]);
});

Deno.test.each([
  { text: "[".repeat(100) },
  { text: `"${"{".repeat(100)}` },
  { text: `\\"${"[".repeat(100)}\\` },
])("readBody() takes brackets in a text for text: $text", ({ text }) => {
  const body = { data: [{ id: "1", text }] };
  assertEquals(read(JSON.stringify(body)), body);
});

Deno.test("readBody() is not led astray by brackets that a text closes", () => {
  const json = `[${JSON.stringify("]".repeat(100))},${nested(70)}]`;
  assertEquals(levelsOf(read(json)), 64);
});
