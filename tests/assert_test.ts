import { assertEquals, assertRejects, assertStringIncludes, assertThrows } from "./assert.ts";

Deno.test("the assertions can fail", async () => {
  assertThrows(() => assertEquals({ a: 1 }, { a: 2 }));
  assertThrows(() => assertEquals<unknown>(1, "1"));
  assertThrows(() => assertStringIncludes("card", "keys"));
  assertThrows(() => assertThrows(() => 1));
  await assertRejects(() => assertRejects(() => Promise.resolve(1)));
});
