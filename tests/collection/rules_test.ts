import { DatabaseSync } from "node:sqlite";
import { assert, assertEquals, assertRejects } from "../assert.ts";
import { type AccessError, connect } from "../../mod.ts";
import { run } from "../../src/commands/mod.ts";
import { readBody } from "../../src/pages/mod.ts";
import { resultOf } from "../commands/read_events.ts";
import { collected, tempFolder } from "./made_collection.ts";

const query = "library";

/** Everything that can be read off a file: its bytes, and what is compressed in it. */
function contentsOf(file: string): string {
  const decoder = new TextDecoder();
  const bytes = [file, `${file}-wal`].map((path) => {
    try {
      return decoder.decode(Deno.readFileSync(path));
    } catch {
      return "";
    }
  });
  using database = new DatabaseSync(file, { readOnly: true });
  const pages = database.prepare("select body from pages where body is not null").all();
  return [...bytes, ...pages.map(({ body }) => JSON.stringify(readBody(body as Uint8Array)))]
    .join();
}

Deno.test("card.recheck() removes what is gone everywhere, pages and free places included", async () => {
  await using folder = await tempFolder();
  const file = folder.file("week.sqlite");
  using collection = (await collected(file, query, { limit: 200 })).collection;
  // What a replay of fewer posts does not hold is gone there.
  (await collected(folder.file("now.sqlite"), query, { limit: 150 })).collection.close();
  const card = await connect({ practice: folder.file("now.sqlite") });
  const before = collection.rows();
  const done = await card.recheck(collection);
  const after = new Set(collection.rows().map(({ id }) => id));
  const gone = before.filter(({ id }) => !after.has(id));
  assert(gone.length >= 20 && after.size >= 100, `${gone.length} gone, ${after.size} here`);
  assertEquals([done.left, done.unknown], [0, 0]);
  assert(done.removed >= gone.length);
  const kept = JSON.stringify(collection.rows());
  const contents = contentsOf(file);
  for (const { id, text, type } of gone) {
    assertEquals(collection.query(`select * from posts where id = '${id}'`), []);
    // The same words may stand in a repost of it, or be said by others.
    if (type === "retweet" || kept.includes(JSON.stringify(text).slice(1, -1).slice(0, 60))) {
      continue;
    }
    assert(!contents.includes(text.slice(0, 60)), `still there: ${text}`);
  }
  assertEquals(collection.query("select * from pragma_foreign_key_check"), []);
});

Deno.test("a post that is still there is kept, and its row is the same", async () => {
  await using folder = await tempFolder();
  using collection = (await collected(folder.file("a.sqlite"), query, { limit: 60 })).collection;
  const before = collection.rows();
  const card = await connect({ practice: folder.file("a.sqlite") });
  const { removed, checked } = await card.recheck(collection);
  assertEquals([removed, checked >= 60], [0, true]);
  assertEquals(collection.rows(), before);
});

Deno.test("dehydrate() writes the ids, one a line, newest first", async () => {
  await using folder = await tempFolder();
  using collection = (await collected(folder.file("a.sqlite"), query, { limit: 60 })).collection;
  assertEquals(await collection.dehydrate(folder.file("ids.txt")), 60);
  const text = await Deno.readTextFile(folder.file("ids.txt"));
  assertEquals(text, collection.rows().map(({ id }) => `${id}\n`).join(""));
  assertEquals(await collection.dehydrate(folder.file("ids.txt")), 60);
  await Deno.writeTextFile(folder.file("notes.txt"), "12\nmine\n");
  await assertRejects(() => collection.dehydrate(folder.file("notes.txt")));
  assertEquals(await Deno.readTextFile(folder.file("notes.txt")), "12\nmine\n");
  const error = await assertRejects(() => collection.dehydrate("ids.sqlite")) as AccessError;
  assertEquals(error.problem, "bad-option");
});

Deno.test("export from a terminal writes the file, and says how many posts", async () => {
  await using folder = await tempFolder();
  const file = folder.file("a.sqlite");
  (await collected(file, query, { limit: 60 })).collection.close();
  const said: string[] = [];
  const output = {
    result: (text: string) => said.push(text),
    aside: (text: string) => said.push(text),
  };
  assertEquals(await run(["export", file, folder.file("posts.csv"), "--json"], output), 0);
  assertEquals(resultOf(said[0]).posts, 60);
  assertEquals(await run(["export", file, folder.file("posts.xls")], output), 2);
  assertEquals(await run(["export", file], output), 2);
});
