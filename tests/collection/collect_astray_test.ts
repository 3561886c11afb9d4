import type { AccessError } from "../../mod.ts";
import { assert, assertEquals, assertRejects } from "../assert.ts";
import { collect } from "../../src/collection/mod.ts";
import { changedRoom } from "./changed_room.ts";
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
