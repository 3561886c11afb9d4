import { DatabaseSync } from "node:sqlite";
import { type CollectOptions, connect, type Post } from "../../mod.ts";
import { collect } from "../../src/collection/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { networkOf, sleepingClock } from "./network_of.ts";
import { NOW, townRoom } from "./town_room.ts";

const DAY = 86_400_000;
const WIDE = "library OR lang:en OR lang:fr";

const idsIn = (file: string) => {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare("select id from posts where role = 'match' order by id").all();
  database.close();
  return rows.map(({ id }) => String(id));
};
const idsOf = (posts: readonly Post[]) => posts.map(({ id }) => id).sort();

/** Rows without what tells only of the request. */
const compared = (posts: readonly Post[]) =>
  posts.map(({ retrieved_at: _at, page: _page, raw: _raw, query: _query, ...rest }) => rest)
    .sort((one, other) => one.id < other.id ? -1 : 1);

Deno.test("collect() reads the mentions of a person into a file, and goes on further back", async () => {
  await using town = await townRoom();
  const source = { mentions: "PaperwickLib" };
  const to = town.file();
  (await town.card.collect(undefined, { to, limit: 20, source })).close();
  const before = town.room.requests.length;
  using collection = await town.card.collect(undefined, { to, limit: 60, source });
  const between = town.room.requests.length;
  assertEquals(idsIn(to), idsOf(await town.card.mentions("PaperwickLib", { limit: 60 })));
  assert(collection.rows().every(({ mentions }) => mentions.includes("PaperwickLib")));
  // Who it is was looked up and paid for once, by the first call.
  const asked = town.room.requests.slice(before, between).map(({ path }) => path);
  assert(asked.length > 0 && asked.every((path) => path.endsWith("/mentions")), `${asked}`);
});

/** A room whose clock goes on only while somebody waits: the archive takes one request a second. */
async function archiveRoom() {
  const { now, timers } = sleepingClock(NOW);
  const town = await townRoom({ now });
  const network = await networkOf(town.room, { timers, patience: 60 });
  const begin = now();
  const past = (days: number) => new Date(begin - days * DAY);
  return {
    town,
    now,
    past,
    collect: (query: string, options: CollectOptions) => collect(network, query, options, { now }),
    [Symbol.asyncDispose]: () => town[Symbol.asyncDispose](),
  };
}

Deno.test.each([{ lanes: 1 }, { lanes: 4 }])(
  "collect() reads the archive in $lanes lanes, far beyond a week back",
  async ({ lanes }) => {
    await using archive = await archiveRoom();
    const range = { since: archive.past(130), until: archive.past(20), archive: true };
    const to = archive.town.file();
    const options = { to, ...range, limit: 100_000, checkQuery: false, lanes };
    using collection = await archive.collect(WIDE, options);
    const report = collection.report!.toJSON();
    assert(collection.length > 1000, `${collection.length}`);
    assertEquals([report.ended, report.slices.length > 1], ["no more posts", lanes > 1]);
    const [{ first, last }] = collection.query(
      "select min(created_at) first, max(created_at) last from posts",
    );
    assert(Date.parse(String(first)) >= range.since.getTime(), `${first}`);
    assert(Date.parse(String(last)) < range.until.getTime(), `${last}`);
    // What one chain brings, and what X counts.
    const counted = await archive.town.card.count(WIDE, {
      ...range,
      ...{ granularity: "day", checkQuery: false },
    });
    assertEquals(collection.length, counted.total);
  },
);

Deno.test("collect() takes a sample of the archive, which stands for its range", async () => {
  await using archive = await archiveRoom();
  const range = { since: archive.past(60), until: archive.past(20), archive: true };
  const options = {
    to: archive.town.file(),
    ...range,
    limit: 60,
    spread: true,
    seed: 3,
    lanes: 1,
  } as const;
  using sample = await archive.collect(WIDE, { ...options, checkQuery: false });
  const { sample: told, ended } = sample.report!.toJSON();
  assertEquals([ended, told!.whole], ["limit", told!.chosen]);
  const { low, high } = sample.share(({ lang }) => lang === "en");
  assert(low > 0.1 && high <= 1 && low < high, `${low} ${high}`);
});

Deno.test.each([{ extras: {} }, {
  extras: { authors: true, references: true, media: true, places: true },
}])(
  "collect() asks in the words of the connection, and its rows are the same in both: $extras",
  async ({ extras }) => {
    await using town = await townRoom();
    const keys = { bearerToken: town.room.issueKeys().bearerToken };
    const common = { keys, baseUrl: town.room.url, prompt: false, prove: false } as const;
    const options = { limit: 120, ...extras };
    const rows: unknown[] = [];
    for (const dialect of ["tweet", "post"] as const) {
      const card = await connect({ ...common, dialect });
      const to = town.file(`${dialect}.sqlite`);
      using collection = await card.collect("library OR story", { to, ...options });
      const [{ parameters }] = collection.query("select parameters from pages");
      assertStringIncludes(String(parameters), `"${dialect}.fields"`);
      assertEquals(collection.report!.cost.high, card.spent.cost.high);
      rows.push(compared(collection.rows()));
    }
    assertEquals(rows[1], rows[0]);
    assertEquals(
      (rows[0] as Post[]).some(({ ref_username }) => ref_username !== null),
      "authors" in extras,
    );
  },
);

Deno.test("a collection that was begun in one vocabulary goes on in the other", async () => {
  await using town = await townRoom();
  const to = town.file();
  (await town.card.collect("library", { to, limit: 30, dialect: "post" })).close();
  using both = await town.card.collect("library", { to, limit: 90 });
  assertEquals(idsIn(to), idsOf(await town.card.search("library", { limit: 90 })));
  assertEquals(both.query("select count(*) n from runs")[0].n, 1);
});
