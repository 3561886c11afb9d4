import { assertEquals, assertThrows } from "../assert.ts";
import { NO_CHARGE } from "../../src/money/mod.ts";
import { indexWords, tidyIndexes } from "../../src/collection/page_rows.ts";
import { openCollection } from "../../src/collection/mod.ts";
import { countPosts } from "../../src/collection/run_totals.ts";
import { Store } from "../../src/collection/store.ts";
import { tempFolder } from "./made_collection.ts";

const ASKING = { authors: true, references: true };
const AT = "2026-11-20T12:00:00Z";

type Json = Record<string, unknown>;

const post = (id: string, author_id: string, more: Json = {}): Json => ({
  ...{ id, author_id, text: `Made-up words of ${id}`, created_at: AT },
  ...more,
});

/** A file with one slice, and a way to put pages into it. */
async function openStore(file: string) {
  const store = await Store.open(file);
  const run = store.addRun({ question: "q", query: "q", began_at: AT, version: "1" });
  store.addSlices(run, [{ position: 0 }]);
  const [slice] = store.slices(run.id);
  const put = (body: Json, next: () => "open" = () => "open") => {
    const request = { path: "tweets/search/recent", parameters: {}, askedAt: AT, worst: 0 };
    const id = store.ask(slice, request);
    const page = { body, asking: ASKING, charge: NO_CHARGE, answeredAt: AT };
    return store.answer(run, slice, id, page, next);
  };
  return { store, put, [Symbol.dispose]: () => store.close() };
}

/** Fails where the index does not hold each text as often as it is there. */
const checkIndex = ({ database }: Store) => {
  indexWords(database);
  database.exec("insert into posts_text (posts_text, rank) values ('integrity-check', 1)");
};

Deno.test("Store has every post's words in the index once, whatever else a page does to it", async () => {
  await using folder = await tempFolder();
  using file = await openStore(folder.file("index.sqlite"));
  const { store, put } = file;
  const quoted = post("1", "10");
  const quote = post("3", "11", { referenced_tweets: [{ type: "quoted", id: "1" }] });
  put({ data: [quote, post("2", "10")], includes: { tweets: [quoted] } });
  checkIndex(store);
  // The same page again, then what it referred to as a find of its own, with other words.
  put({ data: [quote, post("2", "10")], includes: { tweets: [quoted] } });
  put({ data: [post("4", "12"), { ...quoted, text: "Altered words of 1" }] });
  checkIndex(store);
  const found = store.database.prepare("select rowid from posts_text where posts_text match ?");
  assertEquals(["words", "altered", "made"].map((word) => found.all(word).length), [4, 1, 3]);
  tidyIndexes(store.database, 1);
  checkIndex(store);
});

Deno.test("Store keeps the index right where posts go before or after their words are in it", async () => {
  await using folder = await tempFolder();
  using file = await openStore(folder.file("gone.sqlite"));
  const { store: { database }, put } = file;
  put({ data: [post("1", "10"), post("2", "10")] });
  indexWords(database);
  put({ data: [post("3", "10"), post("4", "10")] });
  database.exec("update posts set text = 'Other words' where id in ('1', '3')");
  database.exec("delete from posts where id in ('2', '4')");
  checkIndex(file.store);
  // Their numbers are given out again.
  database.exec("delete from posts");
  put({ data: [post("5", "10")] });
  checkIndex(file.store);
  const found = database.prepare("select rowid from posts_text where posts_text match ?");
  assertEquals(["words", "other"].map((word) => found.all(word).length), [1, 0]);
});

Deno.test("openCollection() finds words that a killed process did not put into the index", async () => {
  await using folder = await tempFolder();
  const path = folder.file("killed.sqlite");
  {
    using file = await openStore(path);
    file.put({ data: [post("1", "10"), post("2", "10")] });
  }
  using collection = await openCollection(path);
  assertEquals(
    collection.query("select * from posts_text where posts_text match 'words'").length,
    2,
  );
  // Another process goes on while it is open.
  const other = await Store.open(path);
  const [run] = other.runs();
  const [slice] = other.slices(run.id);
  const id = other.ask(slice, { path: "x", parameters: {}, askedAt: AT, worst: 0 });
  const page = { asking: ASKING, charge: NO_CHARGE, answeredAt: AT };
  other.answer(run, slice, id, { ...page, body: { data: [post("3", "10")] } }, () => "open");
  other.close();
  assertEquals(collection.search("words").length, 3);
});

Deno.test("Store puts an author in again whom another process removed", async () => {
  await using folder = await tempFolder();
  const path = folder.file("authors.sqlite");
  using file = await openStore(path);
  const page = (id: string) => ({
    ...{ data: [post(id, "10")], includes: { users: [{ id: "10", username: "made_up" }] } },
  });
  file.put(page("1"));
  const other = await Store.open(path);
  other.database.exec("delete from posts; delete from users");
  other.close();
  file.put(page("2"));
  assertEquals(
    file.store.database.prepare("select id, username from users").all().map((row) => ({ ...row })),
    [{ id: "10", username: "made_up" }],
  );
});

Deno.test("Store takes a page back whole, and can put the same page down afterwards", async () => {
  await using folder = await tempFolder();
  using file = await openStore(folder.file("back.sqlite"));
  const page = {
    data: [post("1", "10")],
    includes: { users: [{ id: "10", username: "made_up" }] },
  };
  assertThrows(() =>
    file.put(page, () => {
      throw new Error("the disk is full");
    })
  );
  const rows = () => file.store.database.prepare("select id from users").all().length;
  assertEquals([countPosts(file.store.database), rows()], [0, 0]);
  assertEquals(file.put(page).fresh, 1);
  assertEquals([countPosts(file.store.database), rows()], [1, 1]);
  checkIndex(file.store);
});

Deno.test("Store learns more of an author of whom the file had only the id, and keeps what it knows", async () => {
  await using folder = await tempFolder();
  using file = await openStore(folder.file("more.sqlite"));
  const of = (...names: string[]) => ({
    includes: { users: names.map((username) => ({ id: "10", username })) },
  });
  file.put({ data: [post("1", "10")] });
  file.put({ data: [post("2", "10")], ...of("first") });
  file.put({ data: [post("3", "10")], ...of("later") });
  file.put({ data: [post("4", "10")] });
  const [{ username }] = file.store.database.prepare("select username from users").all();
  assertEquals(username, "first");
});

Deno.test("Store gives back what its indexes let go, when enough is new", async () => {
  await using folder = await tempFolder();
  using file = await openStore(folder.file("room.sqlite"));
  const free = () => file.store.database.prepare("PRAGMA freelist_count").get()!.freelist_count;
  const pages = 40;
  for (let page = 0; page < pages; page++) {
    const ids = Array.from({ length: 100 }, (_, i) => String(9_000_000 - page * 100 - i));
    file.put({ data: ids.map((id) => post(id, id.slice(0, 3))) });
  }
  const size = () => Number(file.store.database.prepare("PRAGMA page_count").get()!.page_count);
  const before = size();
  tidyIndexes(file.store.database, 1);
  assertEquals(size(), before);
  tidyIndexes(file.store.database, pages);
  assertEquals([free(), size() < before], [0, true]);
  checkIndex(file.store);
});
