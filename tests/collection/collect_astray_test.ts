import { type AccessError, connect, type LibraryCard, openCollection } from "../../mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import type { Network } from "../../src/access/mod.ts";
import { collect } from "../../src/collection/mod.ts";
import { networkOf, sleepingClock } from "./network_of.ts";
import { NOW, townRoom } from "./town_room.ts";

const QUERY = "library OR story OR book OR tea";
const onProgress = () => {};
type Json = Record<string, unknown>;

/** A room whose pages are changed on their way, and a card for it. */
async function changedRoom(change: (body: Json, asked: number) => Json) {
  const town = await townRoom();
  let asked = 0;
  const front = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async ({ url, headers }) => {
      const { pathname, search } = new URL(url);
      const answer = await fetch(town.room.url + pathname + search, { headers });
      if (!pathname.includes("/search/")) return answer;
      return Response.json(change(await answer.json(), asked++));
    },
  );
  const url = `http://127.0.0.1:${front.addr.port}`;
  const card: LibraryCard = await connect({
    ...{ keys: town.room.issueKeys(), baseUrl: url, prompt: false, prove: false, patience: 0 },
  });
  return {
    ...{ town, url, card },
    [Symbol.asyncDispose]: async () => {
      await front.shutdown();
      await town[Symbol.asyncDispose]();
    },
  };
}

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
