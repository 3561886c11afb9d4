import { createHash } from "node:crypto";
import { parquetReadObjects } from "hyparquet";
import { zstdDecompressSync } from "node:zlib";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import type { AccessError, Post } from "../../mod.ts";
import { collected, tempFolder } from "./made_collection.ts";

const folder = await tempFolder();
const { collection } = await collected(folder.file("library.sqlite"), "library OR bibliothek");
globalThis.addEventListener("unload", () => {
  collection.close();
  Deno.removeSync(folder.path, { recursive: true });
});

async function readParquet(path: string): Promise<Record<string, unknown>[]> {
  const bytes = await Deno.readFile(path);
  const compressors = { ZSTD: (input: Uint8Array) => new Uint8Array(zstdDecompressSync(input)) };
  return await parquetReadObjects({ file: bytes.buffer, compressors });
}

const inJson = (post: Post) => JSON.parse(JSON.stringify(post));

/** A row of Parquet as it was before: whole numbers, moments and objects have types of their own. */
const asPost = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === "bigint"
        ? Number(value)
        : value instanceof Date
        ? value.toISOString()
        : value ?? null,
    ]),
  );

Deno.test("export() writes CSV as posts.toCsv() does, and JSON Lines", async () => {
  const posts = collection.rows();
  const csv = folder.file("posts.csv");
  assertEquals((await collection.export(csv)).posts, posts.length);
  const text = await Deno.readTextFile(csv);
  assert(text.startsWith("id,url,created_at,text,"));
  assertStringIncludes(text, posts.at(-1)!.id);
  const jsonl = folder.file("posts.jsonl");
  await collection.export(jsonl);
  const lines = (await Deno.readTextFile(jsonl)).trimEnd().split("\n");
  assertEquals(lines.map((line) => JSON.parse(line)), posts.map(inJson));
});

Deno.test("export() writes Parquet with lists, moments and whole numbers", async () => {
  const file = folder.file("posts.parquet");
  await collection.export(file);
  const rows = await readParquet(file);
  const posts = collection.rows();
  assertEquals(
    rows.map(asPost),
    posts.map(inJson).map((post) => ({ ...post, raw: JSON.stringify(post.raw) })),
  );
  assert(posts.some(({ hashtags }) => hashtags.length > 1));
});

Deno.test("export() takes a condition and a limit", async () => {
  const file = folder.file("some.jsonl");
  const { posts } = await collection.export(file, { where: "lang = 'de'", limit: 3 });
  assertEquals(posts, collection.rows({ where: "lang = 'de'", limit: 3 }).length);
  assert(posts > 0);
});

Deno.test("export() names all its options where one is misspelt", async () => {
  const misspelt = { spreadsheat: true } as never;
  const to = folder.file("misspelt.csv");
  const error = await assertRejects(() => collection.export(to, misspelt)) as AccessError;
  assertEquals(error.problem, "bad-option");
  assertEquals(error.nextSteps[0], "The names are: limit, where, spreadsheet.");
});

Deno.test("export() to a folder writes a file a day, and replaces an earlier export", async () => {
  const days = `${folder.file("days")}/`;
  await collection.export(days, { limit: 5 });
  const { files, posts } = await collection.export(days);
  const names = [...Deno.readDirSync(days)].map(({ name }) => name).sort();
  const wanted = [...new Set(collection.rows().map((post) => post.created_at!.slice(0, 10)))];
  // Nothing else lies in it: Spark takes every file for one of its own.
  assertEquals(names, wanted.map((day) => `day=${day}`).sort());
  const { resources } = JSON.parse(await Deno.readTextFile(folder.file("datapackage.json")));
  const paths = resources.map(({ path }: { path: string }) => path)
    .filter((path: string) => path.startsWith("days/"));
  assertEquals(paths, wanted.map((day) => `days/day=${day}/part-0.parquet`).sort());
  const ids: unknown[] = [];
  for (const file of files) {
    const day = /day=([^/\\]+)/.exec(file)![1];
    for (const row of await readParquet(file)) {
      assertEquals((row.created_at as Date).toISOString().slice(0, 10), day);
      ids.push(row.id);
    }
  }
  assertEquals(ids.length, posts);
  assertEquals(new Set(ids), new Set(collection.rows().map(({ id }) => id)));
});

Deno.test("datapackage.json says what the files hold, where from, and their digests", async () => {
  const csv = folder.file("posts.csv");
  await collection.export(csv);
  const { datapackage } = await collection.export(folder.file("posts.jsonl"));
  const { resources } = JSON.parse(await Deno.readTextFile(datapackage));
  const own = resources.find(({ path }: { path: string }) => path === "posts.csv");
  const bytes = await Deno.readFile(csv);
  assertEquals(own.hash, `sha256:${createHash("sha256").update(bytes).digest("hex")}`);
  assertEquals(own.bytes, bytes.length);
  const [head] = (await Deno.readTextFile(csv)).split("\r\n");
  assertEquals(own.schema.fields.map(({ name }: { name: string }) => name).join(), head);
  const { posts, collected: [run] } = own.libraryCard;
  assertEquals([posts, run.query, run.practice], [300, "library OR bibliothek", true]);
  assert(run.costUsd.low > 0);
  assert(resources.some(({ path }: { path: string }) => path === "posts.jsonl"));
});

Deno.test({
  name: "only the owner can read what was exported",
  ignore: Deno.build.os === "windows",
  async fn() {
    const { files, datapackage } = await collection.export(folder.file("private.parquet"));
    for (const file of [...files, datapackage]) {
      assertEquals(Deno.statSync(file).mode! & 0o777, 0o600);
    }
  },
});

Deno.test.each([
  { to: "posts.xlsx", says: "must end with" },
  { to: ".csv", says: "no name" },
  { to: "no/such/folder/posts.csv", says: "its folder is not there" },
  { to: "other/", says: "something other than an export" },
  { to: "theirs/posts.csv", says: "not made by Library Card" },
  { to: "other/mine.csv", says: "is there, and no datapackage.json beside it" },
  { to: "other/link.csv", says: "is there, and no datapackage.json beside it" },
  { to: "a\0.csv", says: "holds a NUL" },
  { to: `${"long".repeat(75)}.csv`, says: "its name is too long" },
])("export() refuses $to: $says", async ({ to, says }) => {
  await Deno.mkdir(folder.file("other"), { recursive: true });
  await Deno.writeTextFile(folder.file("other/thesis.txt"), "mine");
  await Deno.writeTextFile(folder.file("other/mine.csv"), "my data");
  // Not every Windows lets one make a link, and a second run finds it there.
  const link = folder.file("other/link.csv");
  await Deno.symlink("mine.csv", link).catch(() => Deno.writeTextFile(link, "my data"));
  await Deno.mkdir(folder.file("theirs"), { recursive: true });
  await Deno.writeTextFile(folder.file("theirs/datapackage.json"), "{}");
  const error = await assertRejects(() => collection.export(folder.file(to))) as AccessError;
  assertStringIncludes(error.message, says);
  assertEquals(error.message.includes(".csv."), false, "no draft is named");
  assertEquals(await Deno.readTextFile(folder.file("other/thesis.txt")), "mine");
  assertEquals(await Deno.readTextFile(folder.file("other/mine.csv")), "my data");
});

Deno.test("export() replaces what an export of ours wrote, and what is empty", async () => {
  await Deno.mkdir(folder.file("twice"));
  const to = folder.file("twice/posts.csv");
  await Deno.writeTextFile(to, "");
  await collection.export(to, { limit: 5 });
  const { posts } = await collection.export(to, { limit: 9 });
  assertEquals(posts, 9);
  // A second file beside the first is not one of ours because the first is.
  await Deno.writeTextFile(folder.file("twice/mine.csv"), "my data");
  await assertRejects(() => collection.export(folder.file("twice/mine.csv")));
});

Deno.test("export() writes over nothing that somebody changed or put there since", async () => {
  await Deno.mkdir(folder.file("worked"));
  const csv = folder.file("worked/posts.csv");
  const days = `${folder.file("worked/days")}/`;
  const [{ files: [part] }] = [await collection.export(days, { limit: 20 })];
  const notes = part.replace("part-0.parquet", "notes.txt");
  await Deno.mkdir(`${days}day=mine`);
  const refused = async (to: string, file: string, says: string) => {
    const before = await Deno.readFile(file);
    const error = await assertRejects(() => collection.export(to)) as AccessError;
    assertEquals(error.problem, "bad-option");
    assertStringIncludes(error.message, says);
    assertStringIncludes(error.nextSteps.join(" "), "Nothing was written.");
    assertEquals(await Deno.readFile(file), before);
    await Deno.remove(file);
  };
  await Deno.writeTextFile(`${days}day=mine/precious.txt`, "mine");
  await refused(days, `${days}day=mine/precious.txt`, "something other than an export");
  await Deno.remove(`${days}day=mine`);
  await Deno.writeTextFile(notes, "mine");
  await refused(days, notes, "notes.txt");
  await Deno.writeTextFile(part, "re-coded by hand");
  await refused(days, part, "part-0.parquet was changed since it was exported");
  // What was not touched is replaced, and what was deleted is made again.
  assertEquals((await collection.export(days)).posts, collection.length);
  assertEquals((await collection.export(days)).posts, collection.length);

  await collection.export(csv);
  await Deno.writeTextFile(csv, `${await Deno.readTextFile(csv)}coded by hand\r\n`);
  await refused(csv, csv, "posts.csv was changed since it was exported");
  assertEquals((await collection.export(csv)).posts, collection.length);
  assertEquals((await collection.export(csv, { limit: 9 })).posts, 9);
});

Deno.test("export() looks at what it replaces once more when all is written", async () => {
  const csv = folder.file("meanwhile.csv");
  await collection.export(csv, { limit: 5 });
  const write = Deno.FsFile.prototype.writeSync;
  Deno.FsFile.prototype.writeSync = function (bytes) {
    Deno.FsFile.prototype.writeSync = write;
    Deno.writeTextFileSync(csv, "saved meanwhile");
    return this.writeSync(bytes);
  };
  try {
    await assertRejects(() => collection.export(csv));
  } finally {
    Deno.FsFile.prototype.writeSync = write;
  }
  assertEquals(await Deno.readTextFile(csv), "saved meanwhile");
});
