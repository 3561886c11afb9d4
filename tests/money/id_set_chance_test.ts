import { assertEquals } from "../assert.ts";
import { IdSet } from "../../src/money/id_set.ts";
import { seeded } from "../seeded.ts";

Deno.test("IdSet holds what a Set of the same texts holds, ids of X and others", () => {
  const random = seeded(7);
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
  const ids = Array.from({ length: 20_000 }, (_, at) => {
    const kinds = [`21234789580652${digits(5)}`, digits(1 + at % 21), `made-up-${digits(3)}`];
    return kinds[at % kinds.length];
  });
  const [set, model] = [new IdSet(), new Set<string>()];
  for (const id of ids) {
    assertEquals(set.has(id), model.has(id), id);
    set.add(id);
    model.add(id);
    assertEquals(set.size, model.size, id);
  }
  for (const id of ids) assertEquals(set.has(id), true, id);
});

Deno.test.each([
  { one: "1", other: "01" },
  { one: "1000000000", other: "1" },
  { one: "9223372036854775807", other: "9223372036854775808" },
  { one: "9007199254740993", other: "9007199254740992" },
  { one: "0", other: "" },
])("IdSet tells $one from $other", ({ one, other }) => {
  const set = new IdSet();
  set.add(one);
  assertEquals([set.has(one), set.has(other)], [true, false]);
});
