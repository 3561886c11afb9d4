import { assertEquals } from "../assert.ts";
import { rememberedFinds } from "../../src/practice/match/made_up_world.ts";
import type { SearchablePost } from "../../src/practice/match/mod.ts";

const POSTS = ["1", "2", "3"].map((id) => ({ id })) as SearchablePost[];

Deno.test("a query that was asked before is not looked through again", () => {
  let looks = 0;
  const find = rememberedFinds(POSTS);
  const odd = ({ id }: SearchablePost) => (looks++, id !== "2");
  const finds = [find("odd", odd), find("odd", odd)].map((found) => found.map(({ id }) => id));
  assertEquals([finds, looks], [[["1", "3"], ["1", "3"]], 3]);
});

Deno.test("of many queries the one that was asked longest ago is forgotten first", () => {
  const looked: string[] = [];
  const find = rememberedFinds(POSTS, 2);
  for (const query of ["a", "b", "a", "c", "a", "b"]) {
    find(query, ({ id }) => {
      if (id === "1") looked.push(query);
      return true;
    });
  }
  assertEquals(looked, ["a", "b", "c", "b"]);
});
