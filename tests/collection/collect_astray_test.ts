import { type AccessError, openCollection } from "../../mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import type { Network } from "../../src/access/mod.ts";
import { collect } from "../../src/collection/mod.ts";
import { changedRoom, type Json } from "./changed_room.ts";
import { networkOf, sleepingClock } from "./network_of.ts";
import { NOW, townRoom } from "./town_room.ts";

const QUERY = "library OR story OR book OR tea";
const onProgress = () => {};

Deno.test("a page without meta is kept, and is no proof that X has no more", async () => {
  await using changed = await changedRoom(({ meta: _meta, ...body }) => body);
  const posts = await changed.card.search(QUERY, { limit: 300, onProgress });
  assertEquals([posts.length, posts.ended], [100, "problem"]);
  assertEquals(posts.problem?.problem, "unexpected-answer");
  assert(posts.notes.every((note) => !note.includes("no more")), `${posts.notes}`);
  const to = changed.town.file();
  using first = await changed.card.collect(QUERY, { to, limit: 300, lanes: 1, onProgress });
  const told = first.report!.toJSON();
  assertEquals([told.posts, told.ended, told.problem], [100, "problem", "unexpected-answer"]);
  // The same call goes on behind what is here.
  using second = await changed.card.collect(QUERY, { to, limit: 300, lanes: 1, onProgress });
  assertEquals([second.length, second.report!.cost.high], [200, 1]);
});

Deno.test("meta without a token says that X has no more", async () => {
  await using changed = await changedRoom(({ data }) => ({ data, meta: {} }));
  const posts = await changed.card.search(QUERY, { limit: 300, onProgress });
  assertEquals(posts.ended, "no more posts");
});

Deno.test("empty pages without end are waited for no longer than the patience", async () => {
  await using changed = await changedRoom((_, asked) => ({
    meta: { result_count: 0, next_token: `further${asked}` },
  }));
  const { clock, now, timers } = sleepingClock(NOW);
  const network = await networkOf(
    { ...changed.town.room, url: changed.url, issueKeys: () => changed.town.room.issueKeys() },
    { timers, patience: 3 },
  );
  const to = changed.town.file();
  const options = { to, limit: 100, lanes: 1, onProgress };
  const collection = await collect(network, QUERY, options, { now }).catch((error) => error);
  const problem = "problem" in collection ? collection.problem : collection.report.problem;
  if (!("problem" in collection)) collection.close();
  assertEquals(problem ?? "empty-pages-without-end", "empty-pages-without-end");
  const slept = clock.slept.reduce((sum, each) => sum + each, 0);
  assert(slept > 2000 && slept <= 3000, `${slept}`);
});

Deno.test("a source and a query at once are refused", async () => {
  await using town = await townRoom();
  const to = town.file();
  const error = await assertRejects(() =>
    town.card.collect(QUERY, { to, source: { timeline: "ada" }, onProgress })
  ) as AccessError;
  assertEquals(error.problem, "bad-option");
  assert(error.message.includes("give one"), error.message);
  assertEquals(town.room.requests.length, 0);
});

Deno.test.each([{ lanes: 1, minutes: 60 }, { lanes: 4, minutes: 60 }, { lanes: 1, minutes: 2 }])(
  "a clock that is $minutes min fast is blamed where no until was given, in $lanes lanes, and spoils no file",
  async ({ lanes, minutes }) => {
    await using town = await townRoom();
    const to = town.file();
    const call = (now: () => number, network: Network) =>
      collect(network, "library", { to, lanes, limit: 120 }, { now });
    const error = await assertRejects(async () =>
      call(() => NOW + minutes * 60_000, await networkOf(town.room))
    ) as AccessError;
    assertEquals(error.problem, "end-time-too-late");
    assertStringIncludes(error.message, "this computer's clock seems to be");
    assert(!error.nextSteps.join().includes("until"), error.nextSteps.join());
    {
      using kept = await openCollection(to);
      assertEquals(kept.report!.ended, "problem");
      assertStringIncludes(String(kept.report), "clock");
    }
    using collection = await call(() => NOW, await networkOf(town.room));
    const { ended } = collection.report!;
    assert(collection.length > 0 && (ended === "limit" || ended === "no more posts"));
  },
);

/** A page with so many posts more than X has: each a little older than one that it has. */
const withMore = (more: number) => ({ data, ...body }: Json): Json => {
  const posts = data as { id: string }[];
  const added = Array.from({ length: more }, (_, at) => ({
    ...posts[at % posts.length],
    id: String(BigInt(posts[at % posts.length].id) - BigInt(at + 1)),
  }));
  return { ...body, data: [...posts, ...added] };
};

Deno.test("posts that an answer held beyond those that were asked for are told as such", async () => {
  await using changed = await changedRoom(withMore(90));
  using collection = await changed.card.collect(QUERY, {
    ...{ to: changed.town.file(), limit: 10, onProgress },
  });
  const { surplus, unasked } = collection.report!.toJSON();
  assertEquals([collection.length, surplus, unasked], [10, 90, 90]);
  const said = String(collection.report).replaceAll(/\s+/g, " ");
  assertStringIncludes(said, "Answers held 90 posts more than were asked for.");
  assert(!said.includes("X sells no fewer"), said);
  const posts = await changed.card.search(QUERY, { limit: 10, onProgress });
  assertStringIncludes(posts.notes.join(), "An answer held more posts than were asked for.");
  const few = await changed.town.card.search(QUERY, { limit: 7, onProgress });
  assertStringIncludes(few.notes.join(), "X sells at least 10 at a time.");
});

Deno.test("a recheck counts what was asked for only, whatever else an answer holds", async () => {
  await using changed = await changedRoom((body) => {
    const [{ id }, ...others] = body.data as { id: string }[];
    const gone = { value: id, resource_id: id, title: "Not Found Error", resource_type: "tweet" };
    return withMore(1)({ ...body, data: others.toReversed(), errors: [gone] });
  }, "/2/tweets");
  const to = changed.town.file();
  using collection = await changed.town.card.collect(QUERY, { to, limit: 20, onProgress });
  const ids = collection.rows().map(({ id }) => id);
  const posts = await changed.card.lookup(ids, { onProgress });
  assertEquals(posts.map(({ id }) => id), ids.slice(1));
  assertEquals([posts.missing.length, posts.alsoBought.length], [1, 1]);
  const { checked, left, deleted, unknown } = await changed.card.recheck(collection);
  assertEquals([checked, left, deleted, unknown], [20, 0, 1, 0]);
});

Deno.test("a slice that topped a collection up with nothing is not listed", async () => {
  await using town = await townRoom();
  const to = town.file();
  const query = "library lang:en";
  for (let call = 0; call < 3; call++) {
    using collection = await town.card.collect(query, { to, limit: 100_000, onProgress });
    assert(!String(collection.report).includes("as far as X goes 0 posts"));
    const lines = String(collection.report).split("\n").filter((line) =>
      /\b0 posts up to/.test(line)
    );
    assertEquals(lines, []);
  }
});

Deno.test("what was stopped after posts had come is not told as if none had", async () => {
  await using town = await townRoom();
  const stop = new AbortController();
  const options = { limit: 500, signal: stop.signal, onProgress: () => stop.abort() };
  const error = await assertRejects(() =>
    town.card.collect(QUERY, { to: town.file(), ...options })
  ) as AccessError;
  assertEquals(error.problem, "cancelled");
  assert(!error.message.includes("before an answer came"), error.message);
  assertStringIncludes(error.nextSteps.join(), "The 100 posts that had come are in");
});

Deno.test("what X had nothing for is asked again at once, and refused by nobody", async () => {
  await using town = await townRoom();
  const to = town.file();
  for (let call = 0; call < 2; call++) {
    using collection = await town.card.collect("nosuchwordanywhere", { to, onProgress });
    assertEquals([collection.length, collection.report!.ended], [0, "no more posts"]);
  }
});
