import { assert, assertEquals } from "../assert.ts";
import { PROBLEMS } from "../../src/problems/mod.ts";
import { problemsPage } from "../../tools/problems_page.ts";

const words = (text: string) => text.replace(/^> /gm, "").split(/\s+/).join(" ").trim();
const page = await Deno.readTextFile(new URL("../../docs/problems.md", import.meta.url));

Deno.test("docs/problems.md says what the catalogue says; else run deno task problems", () => {
  assertEquals(words(page), words(problemsPage()));
});

Deno.test("docs/problems.md has every problem, each with something to do, and no gap in a sentence", () => {
  for (const { id, name } of PROBLEMS) assert(page.includes(`### ${id}\n\n${name}.\n`), id);
  assert(!/undefined|null|NaN|\[object/.test(page));
});

Deno.test("no two rows of the catalogue have the same id", () => {
  const ids = PROBLEMS.map(({ id }) => id);
  assertEquals(ids.filter((id, i) => ids.indexOf(id) !== i), []);
});
