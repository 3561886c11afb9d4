import { AccessError, findLeaks } from "../../mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { makeUnreadable } from "../keys/temporary_repository.ts";
import { leakFolder } from "./leak_folder.ts";
import { madeKeys } from "./made_keys.ts";

const KEYS = madeKeys(8);
const known = { keys: { ...KEYS }, envFile: false } as const;
const LINE = `a = "${KEYS.apiKey}"\n`;

Deno.test("links are not followed: each file is met once, and what lies outside is told", async () => {
  await using outside = await leakFolder({ "b.txt": LINE });
  await using folder = await leakFolder({ "in/a.txt": LINE });
  await Deno.symlink("..", folder.at("in/up"), { type: "dir" });
  await Deno.symlink("a.txt", folder.at("in/again.txt"));
  await Deno.symlink(outside.path, folder.at("out"), { type: "dir" });
  await Deno.symlink("nowhere", folder.at("broken"));
  const leaks = await findLeaks(folder.path, known);
  assertEquals(leaks.length, 1);
  assertEquals(leaks.unseen.map(({ why }) => why), [
    "is a link that leads elsewhere, and is not followed",
  ]);
});

Deno.test("what cannot be read, or is passed over, is told", async () => {
  await using folder = await leakFolder({ "a.txt": LINE, "node_modules/b.txt": LINE });
  if (Deno.build.os !== "linux") return;
  const unreadable = await leakFolder();
  await makeUnreadable(unreadable.at("c.txt"));
  const told = (await findLeaks([folder.path, unreadable.path], known)).notes.join("\n");
  assertStringIncludes(told, "node_modules is passed over: packages of others.");
  // Where the test runs as root the file is a link to a process's memory.
  assert(/could not be read|leads elsewhere/.test(told));
  const direct = await findLeaks(unreadable.at("c.txt"), known);
  assertStringIncludes(direct.notes.join("\n"), "could not be read");
  await unreadable[Symbol.asyncDispose]();
});

Deno.test("a .env that git leaves out is where keys belong; one that git takes in is a leak", async () => {
  const files = { ".env": `X_API_KEY=${KEYS.apiKey}\n`, ".git/HEAD": "" };
  await using kept = await leakFolder({ ...files, ".gitignore": ".env\n" });
  const good = await findLeaks(kept.path, known);
  assertEquals(good.length, 0);
  assertStringIncludes(good.notes.join("\n"), ".env is where keys belong");
  await using open = await leakFolder(files);
  assertEquals((await findLeaks(open.path, known)).length, 1);
});

Deno.test("an archive is told as what it is, since nothing in it can be seen", async () => {
  await using folder = await leakFolder({ "a.xlsx": new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]) });
  assertStringIncludes((await findLeaks(folder.path, known)).notes.join(), "a ZIP archive");
});

Deno.test("a key is found once, with its line, where a large file is cut for reading", async () => {
  const line = "nothing\n";
  const lines = 8 * 1024 * 1024 / line.length;
  for (const back of [1, 2, 3]) {
    const head = line.repeat(lines - back);
    await using folder = await leakFolder({ "a.log": `${head}${LINE}${line.repeat(9_000)}` });
    const leaks = await findLeaks(folder.path, known);
    assertEquals(leaks.map(({ line, column }) => [line, column]), [[lines - back + 1, 6]]);
  }
});

Deno.test("an empty file, an empty notebook and an empty folder hold no leak", async () => {
  await using folder = await leakFolder({ "a.txt": "", "b.ipynb": "", "c.sqlite": "", "d.gz": "" });
  const leaks = await findLeaks(folder.path, known);
  assertEquals([leaks.length, leaks.files], [0, 4]);
});

Deno.test("a value too short to be told from words is named, and not looked for", async () => {
  await using folder = await leakFolder({ "a.txt": "a test\n" });
  const leaks = await findLeaks(folder.path, { keys: { apiKey: "test" }, envFile: false });
  assertEquals(leaks.length, 0);
  assertStringIncludes(leaks.notes.join(), "keys is too short to be told from other words");
});

Deno.test("keys of a practice room are no leak, and keys that say that they are made up neither", async () => {
  const practice = `PRACTICE${KEYS.apiKey.slice(8)}`;
  const madeUp = `MADEUP${KEYS.apiSecret.slice(6)}`;
  await using folder = await leakFolder({
    "a.py": `twitter_api_key = "${practice}"\ntwitter_api_secret = "${madeUp}"\n`,
  });
  const leaks = await findLeaks(folder.path, { keys: { apiKey: practice }, envFile: false });
  assertEquals(leaks.length, 0);
  assertStringIncludes(leaks.notes.join(), "practice room");
  // In use, it counts whatever it says.
  const used = await findLeaks(folder.path, { keys: { apiSecret: madeUp }, envFile: false });
  assertEquals(used.map(({ kind }) => kind), ["API key secret"]);
});

Deno.test.each([
  { what: "a path where nothing is", args: ["there/is/nothing"] as const },
  { what: "an unknown option", args: [".", { cleen: true } as object] as const },
  { what: "another git", args: [".", { git: "all" } as object] as const },
  { what: "cleaning git", args: [".", { git: "history", clean: true }] as const },
])("findLeaks() refuses $what", async ({ args }) => {
  const error = await assertRejects(() =>
    findLeaks(...(args as unknown as Parameters<typeof findLeaks>))
  );
  assertEquals((error as AccessError).problem, "bad-option");
});
