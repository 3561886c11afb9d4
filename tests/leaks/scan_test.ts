import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { resultOf } from "../commands/read_events.ts";
import { git, leakFolder, scanIn } from "./leak_folder.ts";
import { DatabaseSync } from "node:sqlite";
import { madeKeys } from "./made_keys.ts";
import { notebook } from "./planted_notebooks.ts";

const KEYS = madeKeys(9);
const LEAKY = notebook([{ source: `key = "${KEYS.apiKey}"` }]);
const env = { X_API_KEY: KEYS.apiKey };

/** No face of it has a piece of the key. */
function assertSilent(text: string): void {
  for (let at = 0; at + 8 <= KEYS.apiKey.length; at++) {
    assert(!text.includes(KEYS.apiKey.slice(at, at + 8)));
  }
}

Deno.test("scan exits with 1 where a key in use stands, and tells file, cell and line without it", async () => {
  await using folder = await leakFolder({ "a.ipynb": LEAKY });
  const { code, out, err } = await scanIn(folder.path, [], env);
  assertEquals(code, 1);
  assertStringIncludes(out, "a.ipynb");
  assertStringIncludes(out, "cell 1, source, line 1, column 8");
  assertSilent(out + err);
});

Deno.test("scan exits with 0 where there is none, with 2 for a path that is not there", async () => {
  await using folder = await leakFolder({ "a.ipynb": notebook([{}]) });
  assertEquals((await scanIn(folder.path, ["a.ipynb"], env)).code, 0);
  assertEquals((await scanIn(folder.path, ["b.ipynb"], env)).code, 2);
  assertEquals((await scanIn(folder.path, ["--staged", "--history"], env)).code, 2);
  const staged = await scanIn(folder.path, ["--staged"], env);
  assertEquals(staged.code, 2);
  assertStringIncludes(staged.err, "this folder is in no git repository");
});

Deno.test("scan reads the keys of the .env beside it, and finds them in a copy of it", async () => {
  const lines = `X_API_KEY=${KEYS.apiKey}\n`;
  await using folder = await leakFolder({ ".env": lines, "old/.env.bak": `# was\n${lines}` });
  const { code, out } = await scanIn(folder.path, ["--json"]);
  assertEquals(code, 1);
  const { leaks, keysInUse } = resultOf(out);
  assertEquals(keysInUse, 1);
  assertEquals(leaks.map((leak: { line: number; by: string }) => [leak.line, leak.by]), [[
    2,
    "value",
  ]]);
  assertSilent(out);
});

Deno.test("scan --clean takes the key out, and exits with 1 because it was there", async () => {
  await using folder = await leakFolder({ "a.ipynb": LEAKY });
  const { code, out } = await scanIn(folder.path, ["--clean"], env);
  assertEquals(code, 1);
  assertStringIncludes(out, "taken out");
  assertStringIncludes(await Deno.readTextFile(folder.at("a.ipynb")), "[API key removed]");
  assertEquals((await scanIn(folder.path, [], env)).code, 0);
});

/** The line that cleans notebooks, as it was offered. */
const cleaning = (out: string) =>
  /deno task (scan .*?), while/.exec(out.replace(/\s+/g, " "))![1]
    .match(/"[^"]*"|\S+/g)!.slice(1).map((word) => word.replaceAll('"', ""));

Deno.test("scan PATH offers a line that cleans that path, and it does", async () => {
  for (const paths of [["a.ipynb"], ["my notes"], ["a.ipynb", "my notes/b.ipynb"]]) {
    await using folder = await leakFolder({ "a.ipynb": LEAKY, "my notes/b.ipynb": LEAKY });
    const { out } = await scanIn(folder.path, paths, env);
    const words = cleaning(out);
    assertEquals(words, [...paths, "--clean"]);
    assertEquals((await scanIn(folder.path, words, env)).code, 1);
    assertEquals((await scanIn(folder.path, paths, env)).code, 0);
  }
  await using folder = await leakFolder({ "a.ipynb": LEAKY });
  assertEquals(cleaning((await scanIn(folder.path, [], env)).out), ["--clean"]);
});

Deno.test("scan repeats no path with a key in use in it", async () => {
  // Nothing but its value tells that it is one.
  const word = "correct-horse-battery-staple-9";
  await using folder = await leakFolder({ [`${word}/a.ipynb`]: LEAKY });
  const { out, err } = await scanIn(folder.path, [word], { ...env, X_API_SECRET: word });
  assertStringIncludes(out, "--clean");
  assert(!`${out}${err}`.includes(word), out);
});

Deno.test("scan --staged says that nothing is staged, and not so of a file that is deleted", async () => {
  await using folder = await leakFolder({ "a.ipynb": LEAKY });
  await git(folder.path, "init", "-q");
  const { code, out, err } = await scanIn(folder.path, ["--staged"], env);
  assertEquals([code, out], [0, ""]);
  assertStringIncludes(err, "Nothing is staged.");
  await git(folder.path, "add", ".");
  await git(folder.path, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "a");
  await git(folder.path, "rm", "-q", "a.ipynb");
  const deleted = await scanIn(folder.path, ["--staged"], env);
  assertEquals([deleted.code, deleted.out, deleted.err], [0, "", ""]);
});

Deno.test("scan --staged looks at what is staged, not at the file", async () => {
  await using folder = await leakFolder({ "a.ipynb": LEAKY, "b.txt": "b\n" });
  await git(folder.path, "init", "-q");
  await git(folder.path, "add", ".");
  await Deno.writeTextFile(folder.at("a.ipynb"), notebook([{}]));
  const { code, out } = await scanIn(folder.path, ["--staged"], env);
  assertEquals(code, 1);
  assertStringIncludes(out, "a.ipynb");
  await git(folder.path, "add", ".");
  await Deno.writeTextFile(folder.at("a.ipynb"), LEAKY);
  const clean = await scanIn(folder.path, ["--staged"], env);
  assertEquals([clean.code, clean.out], [0, ""]);
});

Deno.test("scan --history finds deleted files, other branches, stashes, messages and what no branch holds", async () => {
  await using folder = await leakFolder({ "gone.ipynb": LEAKY });
  const at = (...args: string[]) => git(folder.path, ...args);
  await at("init", "-q", "-b", "main");
  const commit = async (file: string, content: string | undefined, message = "Go on") => {
    if (content === undefined) await Deno.remove(folder.at(file));
    else await Deno.writeTextFile(folder.at(file), content);
    await at("add", "-A");
    assertEquals((await at("commit", "-q", "-m", message)).code, 0);
  };
  await commit("a.txt", "a\n");
  await commit("gone.ipynb", undefined);
  await at("checkout", "-q", "-b", "side");
  await commit("side.py", `k = "${KEYS.apiKey}"\n`);
  await at("checkout", "-q", "main");
  await commit("b.txt", "b\n", `Use ${KEYS.apiKey}`);
  await commit("lost.py", `x = "${KEYS.apiKey}" # lost\n`);
  await at("reset", "-q", "--hard", "HEAD~1");
  await Deno.writeTextFile(folder.at("a.txt"), `z = "${KEYS.apiKey}" # put away\n`);
  await at("stash", "-q");
  await at("gc", "-q");
  const { code, out } = await scanIn(folder.path, ["--history", "--json"], env);
  assertEquals(code, 1);
  const { leaks } = resultOf(out) as { leaks: { file: string; commit?: string }[] };
  const files = new Set(leaks.map(({ file }) => file));
  for (const file of ["gone.ipynb", "side.py", "lost.py", "a.txt", "message of a commit"]) {
    assert(files.has(file), `${file}: ${[...files]}`);
  }
  assert(leaks.every(({ commit }) => commit), out);
  assertSilent(out);
  assertEquals((await scanIn(folder.path, ["."], env)).code, 0);
});

Deno.test("scan --install-hook stops a commit that holds a key, lets others pass, and is put in once", async () => {
  await using folder = await leakFolder({ ".env": `X_API_KEY=${KEYS.apiKey}\n`, "a.ipynb": LEAKY });
  await Deno.writeTextFile(folder.at(".gitignore"), ".env\n");
  await git(folder.path, "init", "-q");
  const first = await scanIn(folder.path, ["--install-hook"]);
  assertEquals(first.code, 0, first.err);
  assertStringIncludes((await scanIn(folder.path, ["--install-hook"])).out, "already");
  await git(folder.path, "add", ".");
  const stopped = await git(folder.path, "commit", "-q", "-m", "A");
  assertEquals(stopped.code, 1);
  assertStringIncludes(stopped.out + stopped.err, "a.ipynb");
  assertSilent(stopped.out + stopped.err);
  await Deno.writeTextFile(folder.at("a.ipynb"), notebook([{}]));
  await git(folder.path, "add", ".");
  const passed = await git(folder.path, "commit", "-q", "-m", "A");
  assertEquals(passed.code, 0, passed.err);
});

Deno.test("scan --install-hook leaves another hook as it is, and gives the line to add", async () => {
  await using folder = await leakFolder();
  await git(folder.path, "init", "-q");
  await Deno.mkdir(folder.at(".git/hooks"), { recursive: true });
  await Deno.writeTextFile(folder.at(".git/hooks/pre-commit"), "#!/bin/sh\nmake lint\n");
  const { code, err } = await scanIn(folder.path, ["--install-hook"]);
  assertEquals(code, 2);
  assertStringIncludes(err.replace(/\s+/g, " "), "scan --staged || exit 1");
  assertEquals(
    await Deno.readTextFile(folder.at(".git/hooks/pre-commit")),
    "#!/bin/sh\nmake lint\n",
  );
});

Deno.test("scan tells whole names where they are long, and counts places and not keys", async () => {
  const name = `${"a-folder-with-a-long-name/".repeat(3)}and-a-notebook-of-it.ipynb`;
  await using folder = await leakFolder({ [name]: LEAKY, "b.ipynb": LEAKY });
  const { out } = await scanIn(folder.path, [], env);
  assertStringIncludes(out.replace(/\s+/g, ""), name);
  assertStringIncludes(out, "Keys have leaked, in 2 places");
});

/** A database in a folder, with the key in one of its rows. */
function databaseAt(path: string, mode: "wal" | "delete"): void {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode = ${mode}; CREATE TABLE kept (text)`);
  database.prepare("INSERT INTO kept VALUES (?)").run(`X_API_KEY=${KEYS.apiKey}`);
  database.close();
}

for (const mode of ["wal", "delete"] as const) {
  Deno.test(`scan finds a key in a SQLite file (${mode}) with what its task allows, and leaves the folder as it was`, async () => {
    await using folder = await leakFolder();
    databaseAt(folder.at("kept.sqlite"), mode);
    const before = await Deno.readFile(folder.at("kept.sqlite"));
    const { code, out } = await scanIn(folder.path, [], env);
    assertEquals(code, 1, out);
    assertStringIncludes(out, "table kept");
    assertEquals(await Deno.readFile(folder.at("kept.sqlite")), before);
    const names = (await Array.fromAsync(Deno.readDir(folder.path))).map(({ name }) => name);
    assertEquals(names, ["kept.sqlite"]);
  });
}

Deno.test("scan exits with 2 where a file could not be read, and says why", async () => {
  await using folder = await leakFolder({ "a.txt": "a\n" });
  databaseAt(folder.at("kept.sqlite"), "wal");
  const { code, out } = await scanIn(folder.path, [], env, ["--allow-read", "--allow-env"]);
  assertEquals(code, 2, out);
  assertStringIncludes(out, "No leaked key was found in what could be read");
  assertStringIncludes(out.replace(/\s+/g, " "), "Deno was started without --allow-write");
});

Deno.test("scan reads what only has the name of a database by its bytes", async () => {
  await using folder = await leakFolder({
    "Thumbs.db": `thumbs X_API_KEY=${KEYS.apiKey}\n`.repeat(9),
  });
  const { code, out } = await scanIn(folder.path, [], env);
  assertEquals(code, 1, out);
  assertStringIncludes(out, "line 9");
});
