import { practiceWorld } from "../../../src/practice/practice_world.ts";
import { assert, assertEquals, assertThrows } from "../../assert.ts";
import { owner, search } from "./owner.ts";

const DAY = 86_400_000;

Deno.test("an account begins with 5 dollars of play money, or what the room gives", () => {
  assertEquals(practiceWorld().registry.owner!.balance, 5000);
  assertEquals(practiceWorld({ startBalance: 0.25 }).registry.owner!.balance, 250);
});

Deno.test.each([{ startBalance: -1 }, { startBalance: NaN }])(
  "a room that gives $startBalance dollars is refused",
  (options) => {
    assert(assertThrows(() => practiceWorld(options)) instanceof RangeError);
  },
);

Deno.test("a search costs 5 mills a post", async () => {
  assertEquals(await owner().cost(search("library", { max_results: "10" })), 50);
});

Deno.test("users cost 10 mills, posts that others refer to 5, each once", async () => {
  const { ask, account } = owner();
  const expansions = "author_id,referenced_tweets.id";
  const { data, includes } = await (await ask(search("is:quote library", { expansions }))).json();
  const shown = new Set([...data, ...includes.tweets].map(({ id }) => id));
  assert(includes.users.length > 0 && includes.tweets.length > 0);
  assertEquals(5000 - account().balance, shown.size * 5 + includes.users.length * 10);
});

Deno.test("a count costs 5 mills a request", async () => {
  const { cost } = owner();
  const path = "/2/tweets/counts/recent?query=library";
  assertEquals([await cost(path), await cost(path)], [5, 5]);
});

Deno.test("usage, a search without posts and a refused request cost nothing", async () => {
  const { cost } = owner();
  const paths = ["/2/usage/tweets", search("zzzzzz"), search("min_faves:5"), "/2/users/me"];
  assertEquals(await Promise.all(paths.map(cost)), [0, 0, 0, 0]);
});

Deno.test("the same posts are charged once a day, and again on the next day", async () => {
  const { cost, clock } = owner();
  // By relevancy, a day later the same come again.
  const path = search("library", { max_results: "10", sort_order: "relevancy" });
  assertEquals([await cost(path), await cost(path)], [50, 0]);
  clock.now += DAY;
  assertEquals(await cost(path), 50);
});

Deno.test("each account pays for itself", async () => {
  const { cost, ask, world } = owner();
  await cost(search("library"));
  const { bearerToken } = world.desk.issueKeys();
  await (await ask(search("library"), bearerToken)).body?.cancel();
  assertEquals(world.requests.list().map(({ billed }) => billed), [0.05, 0.05]);
});

Deno.test("the last page may take the balance below zero; then billed endpoints answer 402", async () => {
  const { world, ask, id, account, cost } = owner();
  world.billing.empty(id);
  world.billing.topUp(id, 20);
  assertEquals([await cost(search("library")), account().balance], [50, -30]);
  const refused = await ask(search("library"));
  const text = await refused.text();
  assertEquals([refused.status, JSON.parse(text).title], [402, "CreditsDepleted"]);
  // As on X, the id is a number that JavaScript would round.
  assert(text.includes(`"account_id":${id},`), text);
  assertEquals((await ask("/2/tweets/counts/recent?query=library")).status, 402);
  assertEquals((await ask("/2/usage/tweets")).status, 200);
});

Deno.test("topUp() makes billed endpoints answer again", async () => {
  const { world, ask, id } = owner();
  world.billing.empty(id);
  assertEquals((await ask(search("library"))).status, 402);
  world.billing.topUp(id, 1000);
  assertEquals((await ask(search("library"))).status, 200);
});

Deno.test("a spending limit ends the month at SpendCapReached, with the day of the next", async () => {
  const { world, ask, id, clock } = owner();
  world.billing.setSpendingLimit(id, 50);
  assertEquals((await ask(search("library"))).status, 200);
  const refused = await ask(search("library"));
  const { title, reset_date } = await refused.json();
  assertEquals([refused.status, title, reset_date], [403, "SpendCapReached", "2026-12-01"]);
  assertEquals((await ask("/2/usage/tweets")).status, 200);
  clock.now = Date.UTC(2026, 11, 1);
  assertEquals((await ask(search("zzzzzz"))).status, 200);
});

Deno.test("setSpendingLimit(null) takes the limit away", async () => {
  const { world, ask, id } = owner();
  world.billing.setSpendingLimit(id, 0);
  assertEquals((await ask(search("library"))).status, 403);
  world.billing.setSpendingLimit(id, null);
  assertEquals((await ask(search("library"))).status, 200);
});

Deno.test.each([{ mills: -1 }, { mills: 0.5 }, { mills: NaN }, { mills: Infinity }])(
  "topUp() refuses $mills",
  ({ mills }) => {
    const { world, id } = owner();
    assert(assertThrows(() => world.billing.topUp(id, mills)) instanceof RangeError);
  },
);

Deno.test("usage() tells posts and mills by day, of an account and of each app", async () => {
  const { world, cost, id, app, clock } = owner();
  await cost(search("library", { max_results: "10" }));
  await cost("/2/tweets/counts/recent?query=library");
  clock.now += DAY;
  await cost(search("library", { max_results: "10" }));
  const shown = [
    { date: "2026-11-22T00:00:00.000Z", posts: 0, mills: 0 },
    { date: "2026-11-23T00:00:00.000Z", posts: 10, mills: 55 },
    { date: "2026-11-24T00:00:00.000Z", posts: 10, mills: 50 },
  ];
  assertEquals(world.billing.usage(id, 3), shown);
  assertEquals(world.billing.usage(app.id, 3), shown);
  assertEquals(world.billing.spentInCycle(id), 105);
});
