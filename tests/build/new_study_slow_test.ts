import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  assert,
  assertEquals,
  assertMatch,
  assertRejects,
  assertStringIncludes,
} from "../assert.ts";
import { describeStudy, newStudy } from "../../tools/new_study.ts";
import { runNotebook } from "../../tools/notebooks/mod.ts";
import { offline } from "./elsewhere.ts";

/** An empty place outside of the clone, and Deno there without cache and registry. */
async function emptyPlace() {
  const place = await Deno.makeTempDir();
  const env = offline(join(place, "cache"), place);
  return {
    folder: join(place, "Größe & Liebe eins"),
    env,
    async deno(cwd: string, ...args: string[]) {
      const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args,
        cwd,
        env,
        clearEnv: true,
        stdin: "null",
      }).output();
      const [out, complaints] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
      return { code, out, complaints };
    },
    [Symbol.asyncDispose]: () => Deno.remove(place, { recursive: true }),
  };
}

const namesIn = async (folder: string) =>
  (await Array.fromAsync(Deno.readDir(folder), ({ name }) => name)).sort();

Deno.test("newStudy() makes a study whose notebook runs in practice, with an empty cache and no registry", async () => {
  await using place = await emptyPlace();
  const { folder, env } = place;
  const study = await newStudy(folder);
  assertEquals(study.kept, []);
  assertEquals(await namesIn(folder), [
    ".gitignore",
    "deno.json",
    "first_search.ipynb",
    "library_card",
  ]);
  const said = describeStudy(study);
  for (const name of study.made) assertStringIncludes(said, name);
  assertStringIncludes(said, `cd "${folder}"`);

  const path = join(folder, "first_search.ipynb");
  const run = await runNotebook(path, { env, answer: () => "practice" });
  assertEquals(run.failure, undefined);
  assertEquals(run.cells.length, 3);
  // Every text as it is: no apostrophe before what a spreadsheet would run, and no byte-order mark.
  assertEquals((await Deno.readTextFile(join(folder, "posts.csv"))).slice(0, 7), "id,url,");
  for (const words of ["Clear Outputs of All Cells", "rounds the ids"]) {
    assertStringIncludes(await Deno.readTextFile(path), words);
  }
  assertStringIncludes(run.text, "posts.csv holds 10 posts.");
  // What it leaves behind stays out of git.
  await new Deno.Command("git", { args: ["init", "--quiet"], cwd: folder }).output();
  await Deno.writeTextFile(join(folder, ".env"), "X_BEARER_TOKEN=made-up\n");
  for (
    const name of [
      ...["library.ledger.sqlite", "library.sqlite", "library.sqlite-wal", "library.sqlite-shm"],
      ...["library.sqlite.key", "posts.parquet", "posts.jsonl", "datapackage.json", "ids.txt"],
    ]
  ) {
    await Deno.writeTextFile(join(folder, name), "");
  }
  const { stdout } = await new Deno.Command("git", {
    args: ["status", "--porcelain", "--untracked-files=all"],
    cwd: folder,
  }).output();
  const seen = new TextDecoder().decode(stdout).trim().split("\n").map((line) => line.slice(3));
  assertEquals(seen.filter((name) => !name.startsWith("library_card/")).sort(), [
    ".gitignore",
    "deno.json",
    "first_search.ipynb",
  ]);
});

Deno.test("every task of a study is a verb that is there", async () => {
  await using place = await emptyPlace();
  const { folder } = place;
  const { tasks } = await newStudy(folder);
  assert(["check", "search", "collect", "practice"].every((name) => tasks.includes(name)));
  assert(!tasks.includes("test") && !tasks.includes("build"));
  for (const task of tasks) {
    const { code, out } = await place.deno(folder, "task", "--quiet", task, "--help");
    assertEquals([code, out.includes("Usage:")], [0, true], task);
  }
  const query = await place.deno(folder, "task", "--quiet", "query", "cats OR dogs lang:en");
  assertEquals(query.code, 0);
  const check = await place.deno(folder, "task", "--quiet", "check", "--practice");
  assertEquals(check.code, 0, check.complaints);
  assertStringIncludes(check.complaints, 'import { connect } from "./library_card/mod.js"');
});

Deno.test("newStudy() overwrites nothing that is there, and says so", async () => {
  await using place = await emptyPlace();
  const { folder } = place;
  const mine: Record<string, string> = {
    "deno.json": "{}",
    ".gitignore": "secret\n",
    "first_search.ipynb": "my own",
    "library_card/notes.txt": "not a build",
  };
  await Deno.mkdir(join(folder, "library_card"), { recursive: true });
  for (const [name, text] of Object.entries(mine)) {
    await Deno.writeTextFile(join(folder, name), text);
  }
  const study = await newStudy(folder);
  assertEquals(study.made, []);
  for (const [name, text] of Object.entries(mine)) {
    assertEquals(await Deno.readTextFile(join(folder, name)), text);
  }
  assertEquals(await namesIn(join(folder, "library_card")), ["notes.txt"]);
  const said = describeStudy(study);
  assertStringIncludes(said, "There already, and left as they are:");
  assertMatch(said, /See that your \.gitignore keeps these out of git: \.env, .*ids\.txt/);
  assertStringIncludes(said, "jupyter lab first_search.ipynb");
});

Deno.test("newStudy() where a study is already says the same next step, and asks for nothing", async () => {
  await using place = await emptyPlace();
  const { folder } = place;
  const nextOf = (said: string) => said.slice(said.indexOf("Next, type:"));
  const first = describeStudy(await newStudy(folder));
  assertStringIncludes(nextOf(first), "deno task lab");
  const second = describeStudy(await newStudy(folder));
  assertEquals(nextOf(second), nextOf(first));
  assertEquals(second.includes("See that"), false, second);
  // With line ends of Windows, and one rule less.
  const ignored = join(folder, ".gitignore");
  const rules = await Deno.readTextFile(ignored);
  await Deno.writeTextFile(ignored, rules.replace("ids.txt\n\n", "\n").replaceAll("\n", "\r\n"));
  const third = describeStudy(await newStudy(folder));
  assertMatch(third, /^See that your \.gitignore keeps these out of git: ids\.txt$/m);
});

Deno.test("newStudy() refuses a clone of Library Card and every part of one, and changes nothing there", async () => {
  await using place = await emptyPlace();
  const clone = join(place.folder, "clone");
  await Deno.mkdir(join(clone, "notebooks"), { recursive: true });
  const root = new URL("../../", import.meta.url);
  for (const name of ["mod.ts", "deno.json", "notebooks/practice_room.ipynb"]) {
    await Deno.copyFile(new URL(name, root), join(clone, name));
  }
  for (const folder of [clone, join(clone, "notebooks")]) {
    const before = await namesIn(folder);
    const error = await assertRejects(() => newStudy(folder));
    assertMatch(
      String(error),
      /a clone of Library Card.*next, type: deno task new \.\.\/my_study$/,
    );
    assertEquals(await namesIn(folder), before);
  }
  // A folder of one's own in it is no part of it, the second time neither.
  const own = join(clone, "my_study");
  assertEquals((await newStudy(own)).kept, []);
  assertEquals((await newStudy(own)).made, []);
});

Deno.test("deno task new goes by the folder that it was called from, and tells what is wrong", async () => {
  await using place = await emptyPlace();
  const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
  const cwd = join(place.folder, "..");
  const task = async (...args: string[]) => {
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["task", "--quiet", "--config", config, "new", ...args],
      cwd,
      // A task that runs this test says where it was called from, and that is not here.
      env: { ...Deno.env.toObject(), INIT_CWD: cwd, NO_COLOR: "1" },
    }).output();
    return { code, said: new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr) };
  };
  assertEquals((await task("my_study")).code, 0);
  assert((await Deno.stat(join(cwd, "my_study", "library_card", "mod.js"))).isFile);
  await Deno.writeTextFile(join(cwd, "thesis.txt"), "");
  const file = await task("thesis.txt");
  assertEquals([file.code, file.said], [
    1,
    "Cannot make a study: thesis.txt is a file, and a folder is needed\n",
  ]);
  const clone = await task(fileURLToPath(new URL("../../", import.meta.url)));
  assertEquals([clone.code, clone.said.includes("Uncaught")], [1, false]);
  assertStringIncludes(clone.said, "is a clone of Library Card");
  assertEquals((await task()).code, 2);
  const help = await task("--help");
  assertEquals([help.code, help.said.startsWith("Usage: deno task new FOLDER\n")], [0, true]);
});
