import { join } from "node:path";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../assert.ts";
import { problemOf } from "../../src/problems/mod.ts";
import { runNotebook } from "../../tools/notebooks/mod.ts";

const NAME = "classroom.ipynb";
const PROJECT = new URL("../../", import.meta.url);

/** As the room makes them. */
const TEACHERS_CODE = /\b[BCDFGHJKMNPQRTVWXYZ346789]{20}\b/;
const KEY = /PRACTICE[A-Za-z0-9]{5}/;

/** A clone of its own, in which a test may change the notebook. */
async function clone(change: (text: string) => string = (text) => text) {
  const root = await Deno.makeTempDir();
  const path = join(root, "notebooks", NAME);
  await Deno.mkdir(join(root, "notebooks"));
  const text = await Deno.readTextFile(new URL(`notebooks/${NAME}`, PROJECT));
  await Deno.writeTextFile(path, change(text));
  for (const file of ["deno.json", "notebooks/pretend_students.ts"]) {
    await Deno.copyFile(new URL(file, PROJECT), join(root, file));
  }
  const door = new URL("mod.ts", PROJECT).href;
  await Deno.writeTextFile(join(root, "mod.ts"), `export * from ${JSON.stringify(door)};\n`);
  return {
    run: () => runNotebook(path, {}),
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}

/** What a cell showed, by the words of its code. */
const shownBy = (cells: readonly { source?: unknown; outputs: unknown }[], index: number) =>
  JSON.stringify(cells[index].outputs);

Deno.test("the classroom notebook runs top to bottom with pretend students, and asks nothing", async () => {
  await using here = await clone();
  const { ok, failure, text, cells, prompts } = await here.run();
  assert(ok, failure?.message);
  assertEquals(prompts, []);
  assertMatch(text, /Open {8}http:\/\/127\.0\.0\.1:\d+\/join/);
  assertStringIncludes(text, "Class code  READERS");
  assertStringIncludes(text, "1 of 3 students have proven their access");
  const watched = cells.map((_, i) => shownBy(cells, i)).filter((shown) => shown.includes("Ada"));
  // The sheet says where somebody is stuck by the problem's plain name.
  const stuck = ["credits-depleted", "token-revoked", "rate-limited"] as const;
  assertEquals(
    watched.map((shown) => stuck.filter((problem) => shown.includes(problemOf(problem).name))),
    [[], ["credits-depleted"], [], ["token-revoked"], ["rate-limited"], []],
  );
  assertStringIncludes(text, "name,createdApp,madeKeys,signedIn,gotPosts");
  assertStringIncludes(text, "closed");
  assert(!TEACHERS_CODE.test(text) && !KEY.test(text), "a code or a key is shown");
});

Deno.test("the classroom notebook shows the teacher's code when it is asked to", async () => {
  await using asked = await clone((text) =>
    text.replace("showTeacherCode: boolean = false", "showTeacherCode: boolean = true")
  );
  assertMatch((await asked.run()).text, TEACHERS_CODE);
});

Deno.test("the classroom notebook runs without pretend students, as in class", async () => {
  await using here = await clone((text) => {
    const notebook = JSON.parse(text);
    const isPretended = ({ source }: { source: string[] }) =>
      source.join("").includes("pretendStudents");
    notebook.cells = notebook.cells.filter((cell: { source: string[] }) => !isPretended(cell));
    return JSON.stringify(notebook);
  });
  const { ok, failure, text } = await here.run();
  assert(ok, failure?.message);
  assertStringIncludes(text, "0 of 0 students have proven their access");
});

Deno.test("the saved outputs of the classroom notebook are of a room that is closed, without its codes", async () => {
  const text = await Deno.readTextFile(new URL(`notebooks/${NAME}`, PROJECT));
  const shown = JSON.stringify(
    JSON.parse(text).cells.flatMap((cell: { outputs?: unknown[] }) => cell.outputs ?? []),
  );
  assertStringIncludes(shown, "PracticeRoom (closed");
  assertStringIncludes(shown, "PRACTICE");
  assert(!TEACHERS_CODE.test(shown) && !KEY.test(shown), "a code or a key is shown");
});
