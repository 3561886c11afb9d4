import { DatabaseSync } from "node:sqlite";
import { AccessError, connect, openCollection } from "../../mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { collect } from "../../src/collection/mod.ts";
import { raise } from "../../src/problems/mod.ts";
import { networkOf } from "./network_of.ts";
import { smallDisk } from "./small_disk.ts";
import { townRoom } from "./town_room.ts";

const QUERY = "library OR story OR book";

/** A place that a collection cannot be put in. */
interface BadPlace {
  place: string;
  says: string;
  /** Makes it, and gives the name that is to be refused, and what is to stay as it is. */
  make: (file: string) => Promise<{ to: string; stays?: string; free?: () => void }>;
}

const PLACES: BadPlace[] = [
  {
    place: "a folder",
    says: "it is a folder",
    make: async (file) => {
      await Deno.mkdir(file);
      return { to: file };
    },
  },
  {
    place: "a folder that is not there",
    says: "its folder is not there",
    make: (file) => Promise.resolve({ to: `${file}/deeper/library.sqlite` }),
  },
  {
    place: "a text",
    says: "it is not a database",
    make: async (file) => {
      await Deno.writeTextFile(file, "id,text\n1,Notes of a reader, long enough to be a page.\n");
      return { to: file, stays: file };
    },
  },
  {
    place: "a database of another kind",
    says: "it holds something other than a collection",
    make: (file) => {
      const database = new DatabaseSync(file);
      database.exec("create table notes (text); insert into notes values ('mine')");
      database.close();
      return Promise.resolve({ to: file, stays: file });
    },
  },
  {
    place: "a collection of a newer Library Card",
    says: "a newer Library Card made it",
    make: (file) => {
      const database = new DatabaseSync(file);
      database.exec(
        `create table runs (id); pragma application_id = ${0x4c42434c}; pragma user_version = 99`,
      );
      database.close();
      return Promise.resolve({ to: file, stays: file });
    },
  },
  {
    place: "a collection in an older form",
    says: "in a form that this one no longer reads",
    make: (file) => {
      const database = new DatabaseSync(file);
      database.exec(
        `create table runs (id); pragma application_id = ${0x4c42434c}; pragma user_version = 1`,
      );
      database.close();
      return Promise.resolve({ to: file, stays: file });
    },
  },
];

Deno.test.each(PLACES)("collect() refuses $place before anything is bought", async (row) => {
  await using town = await townRoom();
  const { to, stays } = await row.make(town.file());
  const before = stays && await Deno.readFile(stays);
  const error = await town.card.collect(QUERY, { to, limit: 20 }).catch((error) => error);
  assert(error instanceof AccessError);
  assertEquals(error.problem, "collection-unusable");
  assertStringIncludes(error.message, row.says);
  assertEquals(town.room.requests, []);
  if (stays) assertEquals(await Deno.readFile(stays), before);
});

Deno.test("openCollection() says so where there is no file, and makes none", async () => {
  await using town = await townRoom();
  const file = town.file();
  const error = await openCollection(file).catch((error) => error);
  assertStringIncludes((error as AccessError).message, "it is not there");
  assertEquals(await Deno.stat(file).catch((error) => error.name), "NotFound");
});

Deno.test("a second collect() on one file is refused while the first runs, and the first is whole", async () => {
  await using town = await townRoom();
  const to = town.file();
  let second: unknown;
  using first = await town.card.collect(QUERY, {
    ...{ to, limit: 300, lanes: 1 },
    onProgress: async ({ pages }) => {
      if (pages !== 1) return;
      second = await town.card.collect("library", { to, limit: 20 }).catch((error) => error);
    },
  });
  assertEquals((second as AccessError).problem, "collection-unusable");
  assertStringIncludes((second as AccessError).message, "another call is collecting into it");
  assertEquals(first.length, 300);
});

Deno.test("a file that another program keeps locked ends the collecting before it buys", async () => {
  await using town = await townRoom();
  const to = town.file();
  (await town.card.collect(QUERY, { to, limit: 50, lanes: 1 })).close();
  const other = new DatabaseSync(to);
  other.exec("begin immediate");
  const before = town.room.requests.length;
  try {
    const network = await networkOf(town.room);
    const wait = { patience: 0.1 };
    const error = await collect(network, QUERY, { to, limit: 100, lanes: 1 }, wait)
      .catch((error) => error);
    assertEquals((error as AccessError).problem, "collection-unusable");
    assertEquals(town.room.requests.length, before);
  } finally {
    other.exec("rollback");
    other.close();
  }
  using collection = await openCollection(to);
  assertEquals(collection.length, 50);
});

Deno.test("a file on a read-only disk is read and replayed, and neither written nor gone on with", async (t) => {
  await using town = await townRoom();
  const folder = town.file("disk");
  await using disk = await smallDisk(folder, 12);
  await t.step({
    name: "on a disk of 12 MB",
    ignore: disk === undefined,
    fn: async () => {
      const to = `${folder}/library.sqlite`;
      const options = { limit: 40, lanes: 1 };
      (await town.card.collect(QUERY, { to, ...options })).close();
      await disk!.freeze();
      const before = town.room.requests.length;
      using collection = await openCollection(to);
      assertEquals(collection.rows().length, 40);
      assert(collection.search("library").length > 0);
      const replay = await connect({ practice: to });
      assertEquals((await replay.search(QUERY, { limit: 40 })).length, 40);
      const failures = [
        () => town.card.collect(QUERY, { to, limit: 80 }),
        () => town.card.collect(QUERY, { to: `${folder}/other.sqlite` }),
        () => town.card.recheck(collection),
        () => collection.export(`${folder}/posts.csv`),
        () => collection.dehydrate(`${folder}/ids.txt`),
      ];
      for (const fail of failures) {
        const error = await fail().catch((error) => error);
        assertEquals((error as AccessError).problem, "collection-unusable");
        assertStringIncludes((error as AccessError).message, "its folder cannot be written to");
      }
      assertEquals(town.room.requests.length, before);
    },
  });
});

Deno.test({
  name: "two links to one file are one collection: nobody collects into it twice at once",
  // Links take a privilege there.
  ignore: Deno.build.os === "windows",
  fn: twoLinks,
});

async function twoLinks() {
  await using town = await townRoom();
  const to = town.file();
  (await town.card.collect(QUERY, { to, limit: 20, lanes: 1 })).close();
  const link = town.file("link.sqlite");
  await Deno.symlink(to, link);
  let second: unknown;
  using first = await town.card.collect(QUERY, {
    ...{ to, limit: 200, lanes: 1 },
    onProgress: async ({ pages }) => {
      if (pages !== 1) return;
      second = await town.card.collect(QUERY, { to: link, limit: 300 }).catch((error) => error);
    },
  });
  assertStringIncludes((second as AccessError).message, "another call is collecting into it");
  assertEquals(first.length, 200);
}

Deno.test("a collection that is closed says so, and a recheck takes nothing else than a collection", async () => {
  await using town = await townRoom();
  const collection = await town.card.collect(QUERY, { to: town.file(), limit: 20, lanes: 1 });
  collection.close();
  collection.close();
  const before = town.room.requests.length;
  assertStringIncludes(String(collection), "closed");
  const calls: (() => unknown)[] = [
    () => collection.rows(),
    () => collection.length,
    () => collection.query("select 1"),
    () => collection.report,
    () => town.card.recheck(collection),
  ];
  for (const call of calls) {
    const error = await Promise.try(call).catch((error) => error);
    assertStringIncludes(String(error), "is closed");
  }
  const odd = await town.card.recheck(town.file() as never).catch((error) => error);
  assertEquals((odd as AccessError).problem, "bad-option");
  using open = await openCollection(collection.file);
  const budget = await town.card.recheck(open, { budget: -1 }).catch((error) => error);
  assertEquals((budget as AccessError).problem, "bad-option");
  assertEquals(town.room.requests.length, before);
});

Deno.test("a disk without room for a page is found before anything is bought", async (t) => {
  await using town = await townRoom();
  const folder = town.file("disk");
  await using disk = await smallDisk(folder, 1);
  await t.step({
    name: "on a disk of 1 MB",
    ignore: disk === undefined,
    fn: async () => {
      const to = `${folder}/library.sqlite`;
      const error = await town.card.collect(QUERY, { to, limit: 2000, lanes: 1 })
        .catch((error) => error);
      assertEquals((error as AccessError).problem, "collection-unusable");
      assertStringIncludes((error as AccessError).message, "no room");
      assertEquals(town.room.requests, []);
    },
  });
});

Deno.test("a disk that gets full on the way ends the buying, and what was paid for is kept", async (t) => {
  await using town = await townRoom();
  const folder = town.file("disk");
  await using disk = await smallDisk(folder, 5);
  await t.step({
    name: "on a disk of 5 MB",
    ignore: disk === undefined,
    fn: async () => {
      const to = `${folder}/library.sqlite`;
      const filler = await Deno.open(`${folder}/other`, { create: true, write: true });
      const options = { to, limit: 5000, lanes: 2 };
      using first = await town.card.collect(QUERY, {
        ...options,
        onProgress: ({ pages }) => {
          if (pages !== 1) return;
          // Somebody else takes all that is left.
          try {
            for (;;) filler.writeSync(new Uint8Array(4096));
          } catch {
            filler.close();
          }
        },
      });
      const { ended, error, lost } = first.report!;
      assertEquals([ended, error?.problem, lost], ["problem", "collection-unusable", []]);
      const database = new DatabaseSync(to, { readOnly: true });
      const states = database.prepare("select distinct state from pages").all()
        .map(({ state }) => state);
      database.close();
      assertEquals(states, ["answered"]);
      const searches = town.room.requests.filter(({ path }) => path.includes("/search/")).length;
      assertEquals(first.report!.toJSON().requests, searches + 1);
      await Deno.remove(`${folder}/other`);
      first.close();
      using second = await town.card.collect(QUERY, options);
      assertEquals(second.report!.ended, "no more posts");
    },
  });
});

Deno.test.each([
  { name: "onProgress", options: { onProgress: "shout" } },
  { name: "signal", options: { signal: "stop" } },
])("collect() refuses a $name that is none before anything is sent or made", async (row) => {
  await using town = await townRoom();
  const to = town.file();
  const error = await town.card.collect("library", { to, ...row.options } as never)
    .then(() => undefined, (error) => error);
  assertEquals([error instanceof AccessError, error.problem], [true, "bad-option"]);
  assertStringIncludes(error.message, `${row.name} must be`);
  assertEquals(town.room.requests.length, 0);
  assert(await assertRejects(() => Deno.stat(to)) instanceof Deno.errors.NotFound);
});

Deno.test("what onProgress throws ends collect() as it is, and every post that was paid for is in the file", async () => {
  await using town = await townRoom();
  const mine = [new Error("mine"), raise("budget-reached", { doing: "buy on" })];
  for (const [at, error] of mine.entries()) {
    const to = town.file(`${at}.sqlite`);
    const onProgress = () => {
      throw error;
    };
    const before = town.card.spent.posts;
    const thrown = await town.card.collect("library OR story", { to, limit: 300, onProgress })
      .then(() => undefined, (error) => error);
    assertEquals(thrown === error, true);
    using kept = await openCollection(to);
    assertEquals([kept.length, kept.report!.ended], [100, "stopped"]);
    assertEquals(town.card.spent.posts - before, 100);
  }
});
