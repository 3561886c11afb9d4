import { parquetReadObjects } from "hyparquet";
import { zstdDecompressSync } from "node:zlib";
import { openCollection } from "../../mod.ts";
import { Store } from "../../src/collection/store.ts";
import { NO_CHARGE } from "../../src/money/mod.ts";
import { assert, assertEquals, assertRejects } from "../assert.ts";
import { tempFolder } from "./made_collection.ts";

/** What posts may hold that breaks files of other programs. */
const TEXTS = [
  "a NUL \u0000 in the middle",
  "half a pair \ud83d of surrogates",
  "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 and \u00e9",
  "\u202eمكتبة\u202c \u200fעברית 図書館",
  '=HYPERLINK("https://example.com";"click")',
  "+1 @SUM(A1) -1",
  'two\r\nlines, "quotes", and a ; too',
  "holds a mark \ufeff, \u2028 and \u0085 break lines elsewhere",
  "long ".repeat(10_000),
  "",
];

/** Posts side by side with midnight, UTC, and one of which X does not say when it was. */
const MOMENTS = [
  "2026-11-20T23:59:59.999Z",
  "2026-11-21T00:00:00.000Z",
  "2026-11-21T23:59:59.000Z",
  "2026-11-22T00:00:00.001Z",
  undefined,
];

/** Writes a collection of such posts; as many as are asked for. */
async function madeOf(file: string, posts: Record<string, unknown>[]) {
  const store = await Store.open(file);
  const began_at = "2026-11-22T10:00:00.000Z";
  const run = store.addRun({ question: "{}", query: "hostile", began_at, version: "0" });
  store.addSlices(run, [{ position: 0 }]);
  const [slice] = store.slices(run.id);
  const asked = { path: "tweets/search/recent", parameters: {}, askedAt: began_at, worst: 0 };
  const page = { body: { data: posts }, asking: {}, charge: NO_CHARGE, answeredAt: began_at };
  store.answer(run, slice, store.ask(slice, asked), page, () => "done");
  store.updateRun(run.id, { ended: "no more posts" });
  store.close();
  return await openCollection(file);
}

const HOSTILE = TEXTS.map((text, at) => ({
  id: String(1_900_000_000_000_000_000n + BigInt(at)),
  text,
  created_at: MOMENTS[at % MOMENTS.length],
  entities: { hashtags: [{ tag: `a,"b"\n${at}` }] },
}));

/** The cells of CSV, by RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (
    const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)
  ) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length > 1);
}

async function readParquet(path: string): Promise<Record<string, unknown>[]> {
  const bytes = await Deno.readFile(path);
  const compressors = { ZSTD: (input: Uint8Array) => new Uint8Array(zstdDecompressSync(input)) };
  return await parquetReadObjects({ file: bytes.buffer, compressors });
}

/** UTF-8 has no half pairs, and SQLite's texts no NUL: there stands what stands for them everywhere. */
const WHOLE = new Map(
  HOSTILE.map(({ id, text }) => [id, text.toWellFormed().replaceAll("\0", "\ufffd")]),
);

Deno.test("export() keeps every text as it is, in every form", async () => {
  await using folder = await tempFolder();
  using collection = await madeOf(folder.file("hostile.sqlite"), HOSTILE);
  assertEquals(new Map(collection.rows().map(({ id, text }) => [id, text])), WHOLE);
  for (const form of ["csv", "jsonl", "parquet"]) {
    const file = folder.file(`posts.${form}`);
    await collection.export(file);
    const texts = form === "csv"
      ? readCsv(await Deno.readTextFile(file)).slice(1).map((row) => [row[0], row[3]])
      : form === "jsonl"
      ? (await Deno.readTextFile(file)).trimEnd().split("\n").map((line) => JSON.parse(line))
        .map(({ id, text }) => [id, text])
      : (await readParquet(file)).map(({ id, text }) => [id, text]);
    assertEquals([form, new Map(texts as [string, string][])], [form, WHOLE]);
  }
});

Deno.test("export() for a spreadsheet lets no text run, and only for CSV", async () => {
  await using folder = await tempFolder();
  using collection = await madeOf(folder.file("hostile.sqlite"), HOSTILE);
  const file = folder.file("posts.csv");
  await collection.export(file, { spreadsheet: true });
  const text = await Deno.readTextFile(file);
  const texts = readCsv(text).slice(1).map((row) => row[3]);
  assertEquals(texts.length, HOSTILE.length);
  assertEquals(texts.filter((each) => /^[=+\-@\t\r]/.test(each)), []);
  assert(new Uint8Array(await Deno.readFile(file)).slice(0, 3).join() === "239,187,191");
  await assertRejects(() => collection.export(folder.file("x.jsonl"), { spreadsheet: true }));
});

Deno.test("export() to a folder puts each post in its day, by UTC, and what has none beside them", async () => {
  await using folder = await tempFolder();
  using collection = await madeOf(folder.file("hostile.sqlite"), HOSTILE);
  const { files } = await collection.export(`${folder.file("days")}/`);
  const days = new Map<string, unknown[]>();
  for (const file of files) {
    days.set(
      /day=([^/\\]+)/.exec(file)![1],
      (await readParquet(file)).map(({ created_at }) => (created_at as Date)?.toISOString()).sort(),
    );
  }
  const twice = (at: number) => [MOMENTS[at], MOMENTS[at]];
  assertEquals(Object.fromEntries(days), {
    "2026-11-20": twice(0),
    "2026-11-21": [...twice(1), ...twice(2)],
    "2026-11-22": twice(3),
    "__HIVE_DEFAULT_PARTITION__": twice(4),
  });
});

Deno.test("export() of an empty collection writes files without posts, which can be read", async () => {
  await using folder = await tempFolder();
  using collection = await madeOf(folder.file("empty.sqlite"), []);
  for (const name of ["none.csv", "none.jsonl", "none.parquet"]) {
    assertEquals((await collection.export(folder.file(name))).posts, 0);
  }
  assertEquals(readCsv(await Deno.readTextFile(folder.file("none.csv"))).length, 1);
  assertEquals(await readParquet(folder.file("none.parquet")), []);
  assertEquals((await collection.export(`${folder.file("days")}/`)).files, []);
  assertEquals([...Deno.readDirSync(folder.file("days"))], []);
});

Deno.test("an export that is interrupted leaves what was there, and nothing half under its name", async () => {
  await using folder = await tempFolder();
  using collection = await madeOf(folder.file("hostile.sqlite"), HOSTILE);
  const files = ["posts.csv", "posts.parquet", "days/"].map(folder.file);
  for (const file of files) await collection.export(file, { limit: 4 });
  const listed = () =>
    [...Deno.readDirSync(folder.path), ...Deno.readDirSync(folder.file("days"))]
      .map(({ name }) => name).filter((name) => !name.includes("sqlite")).sort();
  const before = listed();
  const texts = await Promise.all(files.slice(0, 2).map((file) => Deno.readFile(file)));
  // The second batch fails, as on a full disk.
  const write = Deno.FsFile.prototype.writeSync;
  const { groupBy } = Map;
  Deno.FsFile.prototype.writeSync = () => {
    throw new Error("No space left on device (os error 28)");
  };
  Map.groupBy = () => {
    throw new Error("No space left on device (os error 28)");
  };
  try {
    await assertRejects(() => collection.export(files[0]));
    await assertRejects(() => collection.export(files[2]));
  } finally {
    Deno.FsFile.prototype.writeSync = write;
    Map.groupBy = groupBy;
  }
  assertEquals(listed(), before);
  assertEquals(await Promise.all(files.slice(0, 2).map((file) => Deno.readFile(file))), texts);
});

Deno.test("datapackage.json gives each file a name of its own, in the standard's letters", async () => {
  await using folder = await tempFolder();
  using collection = await madeOf(folder.file("hostile.sqlite"), HOSTILE);
  for (const name of ["a b.csv", "a-b.csv", "図書館.csv"]) {
    await collection.export(folder.file(name));
  }
  const { resources } = JSON.parse(await Deno.readTextFile(folder.file("datapackage.json")));
  const names = resources.map(({ name }: { name: string }) => name);
  assertEquals(names, ["a-b.csv", "a-b.csv-2", "csv"]);
});

Deno.test("datapackage.json calls lists arrays in text, and leaves them to Parquet there", async () => {
  await using folder = await tempFolder();
  using collection = await madeOf(folder.file("hostile.sqlite"), HOSTILE);
  for (const name of ["posts.csv", "posts.parquet"]) await collection.export(folder.file(name));
  const { resources } = JSON.parse(await Deno.readTextFile(folder.file("datapackage.json")));
  const [csv, parquet] = resources.map(({ bytes, hash, schema, libraryCard }: Resource) => [
    ...[schema.fields.find(({ name }) => name === "hashtags")!.type, typeof bytes, typeof hash],
    typeof libraryCard.bytes,
  ]);
  assertEquals(csv, ["array", "number", "string", "number"]);
  assertEquals(parquet, ["any", "undefined", "string", "number"]);
});

interface Resource {
  bytes?: number;
  hash: string;
  schema: { fields: { name: string; type: string }[] };
  libraryCard: { bytes: number };
}
