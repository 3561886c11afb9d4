import { DatabaseSync } from "node:sqlite";
import { AccessError, openCollection } from "../../mod.ts";
import { collect } from "../../src/collection/mod.ts";
import { CollectionLock } from "../../src/collection/collection_lock.ts";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { changedRoom } from "./changed_room.ts";
import { networkOf } from "./network_of.ts";
import { smallDisk } from "./small_disk.ts";
import { townRoom } from "./town_room.ts";

const QUERY = "library OR story OR book OR tea";
const onProgress = () => {};

const searches = ({ requests }: { requests: readonly { path: string }[] }) =>
  requests.filter(({ path }) => path.includes("/search/")).length;

/** Another program that locks a file, and lets go after it was waited for. */
function locking(file: string) {
  const other = new DatabaseSync(file);
  other.exec("begin immediate");
  let last = performance.now();
  // While SQLite waits, nothing else runs here.
  const poll = setInterval(() => {
    const now = performance.now();
    if (now - last > 80) end();
    last = now;
  }, 1);
  const end = () => {
    clearInterval(poll);
    if (other.isOpen) other.close();
  };
  return { end, keep: () => clearInterval(poll) };
}

/** Collects 200 posts while another program locks the file at the second request. */
async function lockedOnItsWay(keeps: boolean) {
  let lock: ReturnType<typeof locking> | undefined;
  const names: { file: string } = { file: "" };
  const changed = await changedRoom((body, asked) => {
    if (asked !== 1) return body;
    lock = locking(names.file);
    if (keeps) lock.keep();
    return body;
  });
  const to = names.file = changed.town.file();
  const { room } = changed.town;
  const network = await networkOf({ ...room, url: changed.url, issueKeys: () => room.issueKeys() });
  const options = { to, limit: 200, lanes: 1, onProgress };
  const call = () =>
    collect(network, QUERY, options, { patience: 0.1 }).catch((error: unknown) => error);
  return { changed, call, letGo: () => lock!.end() };
}

Deno.test("a page that comes while another program locks the file is written when that lets go", async () => {
  const { changed, call, letGo } = await lockedOnItsWay(false);
  await using _ = changed;
  const collection = await call();
  letGo();
  assert(!(collection instanceof Error), String(collection));
  using held = collection as Awaited<ReturnType<typeof collect>>;
  assertEquals([held.length, held.report!.ended, held.report!.lost], [200, "limit", []]);
  assertEquals(searches(changed.town.room), 2);
});

Deno.test("a program that keeps the file locked ends the collecting in plain words, lost page included", async () => {
  const { changed, call, letGo } = await lockedOnItsWay(true);
  await using _ = changed;
  const error = await call();
  letGo();
  assert(error instanceof AccessError, String(error));
  assertEquals(error.problem, "collection-unusable");
  assertStringIncludes(error.message, "another program keeps it locked");
  assertStringIncludes(error.message, "a page that was paid for is not in it");
  assertStringIncludes(error.nextSteps.join(" "), "Close the other program");
  assert(!error.nextSteps.join(" ").includes("room on the disk"));
  assertEquals(searches(changed.town.room), 2);
  using second = await call() as Awaited<ReturnType<typeof collect>>;
  assertEquals([second.length, second.report!.lost.length], [200, 1]);
});

Deno.test("a file that is locked between two pages is asked no page for", async () => {
  await using town = await townRoom();
  const to = town.file();
  const network = await networkOf(town.room);
  let lock: ReturnType<typeof locking> | undefined;
  const error = await collect(network, QUERY, {
    ...{ to, limit: 300, lanes: 1 },
    onProgress: ({ pages }) => {
      if (pages !== 1) return;
      lock = locking(to);
      lock.keep();
    },
  }, { patience: 0.1 }).catch((error: unknown) => error);
  lock!.end();
  assert(error instanceof AccessError, String(error));
  assertStringIncludes(error.message, "another program keeps it locked");
  assert(!error.message.includes("paid for"));
  assertEquals(searches(town.room), 1);
});

const LEAVINGS: { what: string; leave: (file: string) => void; stands?: string }[] = [
  { what: "deleted", leave: (file) => Deno.removeSync(file) },
  {
    what: "renamed",
    leave: (file) => Deno.renameSync(file, `${file}.moved`),
    stands: "library.sqlite.moved",
  },
  {
    what: "replaced",
    leave: (file) => {
      Deno.removeSync(file);
      Deno.writeTextFileSync(file, "");
    },
  },
];

for (const { what, leave, stands } of LEAVINGS) {
  Deno.test({
    name: `nothing more is bought into a file that was ${what}, and what came is not lost yet`,
    // A file that is open cannot be taken away there.
    ignore: Deno.build.os === "windows",
    async fn() {
      await using town = await townRoom();
      const to = town.file();
      using collection = await town.card.collect(QUERY, {
        ...{ to, limit: 300, lanes: 1 },
        onProgress: ({ pages }) => {
          if (pages === 1) leave(to);
        },
      });
      const { ended, error } = collection.report!;
      assertEquals([ended, error?.problem], ["problem", "collection-unusable"]);
      assertStringIncludes(error!.message, "it is not where it was any more");
      assertEquals(searches(town.room), 1);
      assertEquals(collection.rows().length, 100);
      if (!stands) return;
      collection.close();
      using moved = await openCollection(town.file(stands));
      assertEquals([moved.length, moved.report!.ended], [100, "problem"]);
    },
  });
}

Deno.test("a page too large for the room that was kept is in the file, and gets its rows when there is more", async (t) => {
  let seed = 1;
  // What no compression makes small.
  const noise = (length: number) => {
    let text = "";
    while (text.length < length) text += (seed = seed * 48271 % 2147483647).toString(36) + " ";
    return text;
  };
  await using changed = await changedRoom((body) => ({
    ...body,
    data: body.data.map((post: object) => ({ ...post, note_tweet: { text: noise(24_000) } })),
  }));
  const folder = changed.town.file("disk");
  await using disk = await smallDisk(folder, 3);
  await t.step({
    name: "on a disk of 3 MB",
    ignore: disk === undefined,
    fn: async () => {
      const options = { to: `${folder}/library.sqlite`, limit: 100, lanes: 1, onProgress };
      const first = await changed.card.collect(QUERY, options);
      const { problem, unmade, posts } = first.report!.toJSON();
      assertEquals([problem, unmade[0].count, posts], ["collection-unusable", 100, 0]);
      assertEquals(first.query("select state from pages"), [{ state: "answered" }]);
      first.close();
      await disk!.grow(40);
      using second = await changed.card.collect(QUERY, options);
      assertEquals([second.length, second.rows().length], [100, 100]);
      assertEquals(second.report!.toJSON().unmade, []);
      assertEquals(searches(changed.town.room), 1);
    },
  });
});

Deno.test("after a large page, as much room is kept for the next", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const lock = CollectionLock.take(`${folder}/library.sqlite`, 2);
    const size = () => Deno.statSync(`${folder}/library.sqlite-collecting`).size;
    const before = size();
    lock.expect(100);
    lock.keepRoom();
    assertEquals(size(), before);
    lock.expect(3_000_000);
    lock.keepRoom();
    assert(size() >= 2 * 2 * 3_000_000, `${size()}`);
    lock.release();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
