import { DatabaseSync } from "node:sqlite";
import { type AccessError, openCollection } from "../../mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { allIds, NOW, townRoom } from "./town_room.ts";

const QUERY = "library OR story OR book";

const rowsOf = (file: string, sql: string) => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare(sql).all().map((row): Record<string, unknown> => ({ ...row }));
  } finally {
    database.close();
  }
};
const idsIn = (file: string) =>
  rowsOf(file, "select id from posts where role = 'match' order by id").map(({ id }) => String(id));
const newest = (ids: string[], count: number) => ids.toSorted().slice(-count);

const searches = (room: { requests: readonly { path: string }[] }) =>
  room.requests.filter(({ path }) => path.includes("/search/")).length;

Deno.test.each([{ lanes: 1 }, { lanes: 3 }, { lanes: 12 }])(
  "collect() in $lanes lanes brings every post once",
  async ({ lanes }) => {
    await using town = await townRoom();
    const all = await allIds(town.card, QUERY);
    const to = town.file();
    using collection = await town.card.collect(QUERY, { to, limit: 100_000, lanes });
    assertEquals(idsIn(to), all);
    assertEquals([collection.length, collection.report!.ended], [all.length, "no more posts"]);
    assertEquals(collection.report!.toJSON().duplicates, 0);
    assert(all.length > 1000);
  },
);

Deno.test.each([
  { limit: 7, lanes: 1 },
  { limit: 105, lanes: 1 },
  { limit: 105, lanes: 4 },
  { limit: 777, lanes: 12 },
])("collect() keeps exactly the newest $limit, in $lanes lanes", async ({ limit, lanes }) => {
  await using town = await townRoom();
  const all = await allIds(town.card, QUERY);
  const to = town.file();
  using collection = await town.card.collect(QUERY, { to, limit, lanes });
  assertEquals(idsIn(to), newest(all, limit));
  assertEquals([collection.length, collection.report!.ended], [limit, "limit"]);
  // X sells 10 at least, so a rest below that brings some more: told, and kept apart.
  const [{ bought }] = rowsOf(to, "select sum(posts) bought from pages") as { bought: number }[];
  assert(bought < limit + 10);
  assertEquals(collection.report!.toJSON().surplus, bought - limit);
  if (lanes === 1) assertEquals(bought, Math.max(10, limit));
});

Deno.test("collect() buys nothing twice: the same call on a finished file asks for nothing", async () => {
  await using town = await townRoom();
  const to = town.file();
  (await town.card.collect(QUERY, { to, limit: 300, lanes: 4 })).close();
  const before = town.room.requests.length;
  using again = await town.card.collect(QUERY, { to, limit: 300, lanes: 4 });
  assertEquals([town.room.requests.length, again.length], [before, 300]);
});

Deno.test("collect() with a larger limit goes on, and with a smaller one takes nothing away", async () => {
  await using town = await townRoom();
  const all = await allIds(town.card, QUERY);
  const to = town.file();
  (await town.card.collect(QUERY, { to, limit: 130, lanes: 2 })).close();
  (await town.card.collect(QUERY, { to, limit: 450, lanes: 2 })).close();
  assertEquals(idsIn(to), newest(all, 450));
  const [{ bought }] = rowsOf(to, "select sum(posts) bought from pages");
  assertEquals(bought, 450);
});

Deno.test("collect() announces what X sells at least, and what came of it beyond an earlier limit", async () => {
  await using town = await townRoom();
  const to = town.file();
  for (
    const { limit, cost } of [
      { limit: 5, cost: 0.05 },
      // The file holds ten: of these, nothing is bought.
      { limit: 9, cost: 0.05 },
      { limit: 12, cost: 0.1 },
    ]
  ) {
    using collection = await town.card.collect(QUERY, { to, limit });
    const { announced, cost: paid } = collection.report!;
    assertEquals([limit, announced!.high, paid.high], [limit, cost, cost]);
  }
  const some = await town.card.search(QUERY, { limit: 10 });
  const ids = some.slice(0, 3).map(({ id }) => id);
  using three = await town.card.collect(ids, { to: town.file("ids.sqlite") });
  assertEquals(three.report!.announced!.high, 0.015);
});

Deno.test("the report of a call that goes on tells what it brought, and that the figures are of all", async () => {
  await using town = await townRoom();
  const to = town.file();
  const report = async (limit: number) => {
    using collection = await town.card.collect(QUERY, { to, limit });
    return { text: String(collection.report), added: collection.report!.toJSON().added };
  };
  const first = await report(20);
  assertEquals([first.added, / in all|all calls/.test(first.text)], [undefined, false]);
  assertStringIncludes(first.text, " s, 1 request ");
  const again = await report(20);
  assertEquals(again.added, { posts: 0, cost: { low: 0, high: 0 } });
  assertStringIncludes(again.text, "USD 0.10 in all");
  assertStringIncludes(again.text, "Nothing new was bought");
  const more = await report(30);
  assertEquals(more.added, { posts: 10, cost: { low: 0.05, high: 0.05 } });
  assertStringIncludes(more.text, "This call brought 10 posts more, for USD 0.05");
  assertStringIncludes(more.text, "USD 0.15 in all");
  using opened = await openCollection(to);
  assertEquals(opened.report!.toJSON().added, undefined);
});

Deno.test("collect() tops a finished collection up with what is new", async () => {
  let now = NOW - 6 * 3_600_000;
  await using town = await townRoom({ now: () => now });
  const to = town.file();
  const clock = { now: () => now };
  const { collect } = await import("../../src/collection/mod.ts");
  const { networkOf } = await import("./network_of.ts");
  const network = await networkOf(town.room);
  const options = { to, limit: 100_000, lanes: 4 };
  (await collect(network, QUERY, options, clock)).close();
  const first = idsIn(to);
  now += 6 * 3_600_000;
  (await collect(network, QUERY, options, clock)).close();
  const both = idsIn(to);
  assert(both.length > first.length);
  assertEquals(new Set(both).size, both.length);
  const all = await allIds(town.card, QUERY);
  const oldest = first[0];
  assertEquals(
    both,
    all.filter((id) => id >= oldest).concat(both.filter((id) => id < all[0])).sort(),
  );
  const [{ pages }] = rowsOf(to, "select count(*) pages from slices where since_id is not null");
  assertEquals(pages, 1);
});

Deno.test("collect() puts another question beside the first, and shares its posts", async () => {
  await using town = await townRoom();
  const to = town.file();
  (await town.card.collect("library", { to, limit: 10_000, lanes: 1 })).close();
  using second = await town.card.collect("library lang:en", { to, limit: 10_000, lanes: 1 });
  const narrow = await allIds(town.card, "library lang:en");
  assertEquals(second.report!.posts, narrow.length);
  assertEquals(idsIn(to), await allIds(town.card, "library"));
  assertEquals(rowsOf(to, "select query from runs").length, 2);
});

Deno.test("collect() takes ids, and tells which X left out", async () => {
  await using town = await townRoom();
  const ids = (await allIds(town.card, "library")).slice(0, 250);
  const to = town.file();
  using collection = await town.card.collect([...ids, "20"], { to, lanes: 3 });
  assertEquals(idsIn(to), ids);
  assertEquals(collection.report!.toJSON().missing, [{ why: "Not Found Error", count: 1 }]);
});

Deno.test("collect() reads a timeline into a file", async () => {
  await using town = await townRoom();
  const [{ author_id }] = await town.card.search("library");
  const to = town.file();
  using collection = await town.card.collect(undefined, {
    ...{ to, limit: 5, source: { timeline: { id: author_id! } } },
  });
  const posts = await town.card.timeline({ id: author_id! }, { limit: 5 });
  assertEquals(idsIn(to), posts.map(({ id }) => id).sort());
  assertEquals(collection.length, posts.length);
});

Deno.test("collect() stays within its budget with all lanes, and all calls count together", async () => {
  await using town = await townRoom();
  const to = town.file();
  const options = { to, budget: 2, limit: 5000, lanes: 8, authors: true };
  using first = await town.card.collect(QUERY, options);
  assertEquals(first.report!.ended, "budget");
  assert(first.report!.cost.high <= 2, `${first.report!.cost.high}`);
  const { length } = first;
  assert(length > 50);
  const before = searches(town.room);
  using second = await town.card.collect(QUERY, options);
  assertEquals([searches(town.room), second.length], [before, length]);
  using third = await town.card.collect(QUERY, { ...options, budget: 3 });
  assert(third.length > length);
  assert(third.report!.cost.high <= 3);
});

Deno.test("collect() holds the budget of the session at the door, lanes or not", async () => {
  await using town = await townRoom();
  const card = await town.again({ budget: 1 });
  using collection = await card.collect(QUERY, { to: town.file(), limit: 5000, lanes: 8 });
  assertEquals(collection.report!.ended, "budget");
  assert(card.spent.cost.high <= 1);
  assert(collection.length >= 150);
});

Deno.test("collect() goes on after a failure where it stopped", async () => {
  await using town = await townRoom();
  const all = await allIds(town.card, QUERY);
  const to = town.file();
  const options = { to, limit: 100_000, lanes: 4 };
  const first = await town.card.collect(QUERY, {
    ...options,
    onProgress: ({ pages }) => {
      if (pages === 3) town.room.rehearse("credits-depleted");
    },
  });
  assertEquals([first.report!.ended, first.report!.error?.problem], [
    "problem",
    "credits-depleted",
  ]);
  assert(first.length > 0 && first.length < all.length);
  first.close();
  await assertRejects(() => town.card.collect(QUERY, options));
  town.room.rehearse(undefined);
  using second = await town.card.collect(QUERY, options);
  assertEquals(idsIn(to), all);
  assertEquals(second.report!.ended, "no more posts");
  const [{ bought }] = rowsOf(to, "select sum(posts) bought from pages");
  assertEquals(bought, all.length);
});

Deno.test("collect() that is stopped asks for nothing more, and loses nothing", async () => {
  await using town = await townRoom();
  const all = await allIds(town.card, QUERY);
  const to = town.file();
  const stop = new AbortController();
  let asked = 0;
  const options = { to, limit: 100_000, lanes: 4 };
  const error = await town.card.collect(QUERY, {
    ...options,
    signal: stop.signal,
    onProgress: ({ pages }) => {
      if (pages !== 2) return;
      stop.abort();
      asked = searches(town.room);
    },
  }).then(() => undefined, (error: AccessError) => error);
  assertEquals(error?.problem, "cancelled");
  assertStringIncludes(error!.nextSteps.at(-1)!, "openCollection(file)");
  assert(searches(town.room) <= asked + 3);
  assertEquals(rowsOf(to, "select count(*) n from pages where state <> 'answered'"), [{ n: 0 }]);
  (await town.card.collect(QUERY, options)).close();
  assertEquals(idsIn(to), all);
  const [{ bought }] = rowsOf(to, "select sum(posts) bought from pages");
  assertEquals(bought, all.length);
});

Deno.test("collect() refuses a continuation that somebody altered", async () => {
  await using town = await townRoom();
  const to = town.file();
  (await town.card.collect(QUERY, { to, limit: 50, lanes: 1 })).close();
  const database = new DatabaseSync(to);
  database.exec("update slices set next_token = next_token || 'x'");
  database.close();
  const before = town.room.requests.length;
  const error = await town.card.collect(QUERY, { to, limit: 90, lanes: 1 })
    .catch((error: AccessError) => error);
  assertEquals((error as AccessError).problem, "continuation-altered");
  assertEquals(town.room.requests.length, before);
  using collection = await openCollection(to);
  assertEquals(collection.length, 50);
});

Deno.test("collect() goes on by ids where X takes a token no longer", async () => {
  await using town = await townRoom();
  const all = await allIds(town.card, QUERY);
  const to = town.file();
  (await town.card.collect(QUERY, { to, limit: 250, lanes: 2 })).close();
  // Sealed as if X itself had named a token that it then forgot.
  const { Store } = await import("../../src/collection/store.ts");
  const store = await Store.open(to);
  const [run] = store.runs();
  const open = store.slices(run.id).filter(({ next_token }) => next_token !== null);
  for (const slice of open) store.moveSlice(run, slice, { next_token: "forgotten" });
  store.close();
  assert(open.length > 0);
  (await town.card.collect(QUERY, { to, limit: 600, lanes: 2 })).close();
  assertEquals(idsIn(to), newest(all, 600));
  const [{ bought }] = rowsOf(to, "select sum(posts) bought from pages");
  assertEquals(bought, 600);
});

Deno.test("the file of a collection describes each of its tables and columns", async () => {
  await using town = await townRoom();
  const to = town.file();
  (await town.card.collect("library", { to, limit: 20, authors: true, media: true })).close();
  const described = new Set(
    rowsOf(to, "select table_name || '.' || column_name k from columns").map(({ k }) => k),
  );
  const there = rowsOf(
    to,
    `select t.name || '.' || c.name k from sqlite_schema t, pragma_table_xinfo(t.name) c
      where t.type = 'table' and t.name not like 'posts_text%' and t.name not like 'sqlite%'
        and t.name not in ('about', 'columns')`,
  ).map(({ k }) => k);
  assertEquals(there.filter((name) => !described.has(name)), []);
  assertEquals(rowsOf(to, "pragma foreign_key_check"), []);
  assertEquals(rowsOf(to, "pragma integrity_check"), [{ integrity_check: "ok" }]);
});

Deno.test("a row of the file says the same as a row of a search", async () => {
  await using town = await townRoom();
  const extras = { authors: true, references: true, media: true, places: true };
  const posts = await town.card.search(QUERY, { limit: 200, ...extras });
  const to = town.file();
  (await town.card.collect(QUERY, { to, limit: 200, lanes: 1, ...extras })).close();
  const rows = new Map(rowsOf(to, "select * from post_rows").map((row) => [row.id, row]));
  const notCompared = ["raw", "page", "retrieved_at"];
  for (const post of posts) {
    const row = rows.get(post.id)!;
    for (const [name, value] of Object.entries(post)) {
      if (notCompared.includes(name)) continue;
      const stored = Array.isArray(value)
        ? JSON.parse(String(row[name]))
        : typeof value === "boolean"
        ? row[name] === 1
        : row[name];
      assertEquals([name, stored], [name, value]);
    }
  }
});

Deno.test("collect() that meets a rate limit ends there, and goes on in the next window", async () => {
  await using town = await townRoom();
  const all = await allIds(town.card, QUERY);
  const to = town.file();
  const options = { to, limit: 100_000, lanes: 4 };
  const first = await town.card.collect(QUERY, {
    ...options,
    onProgress: ({ pages }) => {
      if (pages === 2) town.room.rehearse("rate-limited");
    },
  });
  assertEquals([first.report!.ended, first.report!.error?.problem], ["problem", "rate-limited"]);
  assertEquals(first.report!.lost, []);
  first.close();
  town.room.rehearse(undefined);
  using second = await town.card.collect(QUERY, options);
  assertEquals([idsIn(to), second.report!.ended], [all, "no more posts"]);
});
