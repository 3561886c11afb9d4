import { type AccessError, openCollection } from "../../mod.ts";
import { assert, assertEquals, assertRejects } from "../assert.ts";
import { allIds, townRoom } from "./town_room.ts";

const QUERY = "library OR story OR book OR tea";
const onProgress = () => {};

for (
  const { options, says, step } of [
    { options: { limit: 5 }, says: "5 posts are too few", step: "Set limit to 20 or more." },
    { options: { limit: 19 }, says: "19 posts are too few", step: "Set limit to 20 or more." },
    {
      options: { budget: 0.02 },
      says: "0 posts are too few",
      step: "Set budget to USD 0.155 or more, for the call and for the card.",
    },
    {
      options: { budget: 0.154 },
      says: "19 posts are too few",
      step: "Set budget to USD 0.155 or more, for the call and for the card.",
    },
  ]
) {
  Deno.test(`a sample with ${JSON.stringify(options)} is refused before anything is counted`, async () => {
    await using town = await townRoom();
    const to = town.file();
    const error = await assertRejects(() =>
      town.card.collect(QUERY, { to, spread: true, onProgress, ...options })
    ) as AccessError;
    assertEquals(error.problem, "bad-option");
    assert(error.message.includes(says), error.message);
    assertEquals(error.nextSteps[0], step);
    assertEquals(town.room.requests.length, 0);
  });
}

Deno.test("a sample that its counts show to be too small is counted once, and charged to its run", async () => {
  await using town = await townRoom();
  const to = town.file();
  const collect = () =>
    assertRejects(() =>
      town.card.collect(QUERY, { to, spread: "hour", seed: 1, limit: 30, onProgress })
    ) as Promise<AccessError>;
  const first = await collect();
  assert(first.message.includes("30 posts are too few to spread them by hour"), first.message);
  for (let i = 0; i < 3; i++) assertEquals((await collect()).message, first.message);
  assertEquals(town.room.requests.length, 1);
  using collection = await openCollection(to);
  const { cost, requests, ended, problem } = collection.report!.toJSON();
  assertEquals([cost.high, requests, ended, problem], [0.005, 1, "problem", "bad-option"]);
});

Deno.test("the name behind a timeline is within the budget, and in the report", async () => {
  await using town = await townRoom();
  const [{ username }] = await town.card.search(QUERY, { authors: true });
  const before = town.room.requests.length;
  const source = { timeline: username! };
  const to = town.file();
  const refused = await assertRejects(() =>
    town.card.collect(undefined, { source, to, budget: 0.03, onProgress })
  ) as AccessError;
  assertEquals(refused.problem, "budget-reached");
  assertEquals(town.room.requests.length, before);
  using collection = await town.card.collect(undefined, { source, to, budget: 0.05, onProgress });
  const { cost, announced } = collection.report!.toJSON();
  assert(cost.high > 0.01 && cost.high <= 0.05, `${cost.high}`);
  assertEquals(announced!.high, 0.05);
  assertEquals(cost.high, (10 + collection.length * 5) / 1000);
  // The same call knows the name.
  using again = await town.card.collect(undefined, { source, to, budget: 0.1, onProgress });
  assert(again.report!.cost.high <= 0.1);
  const names = town.room.requests.filter(({ path }) => path.includes("/users/by"));
  assertEquals(names.length, 1);
});

Deno.test("lanes are not counted for where no page fits beside the count", async () => {
  await using town = await townRoom();
  const to = town.file();
  using collection = await town.card.collect(QUERY, { to, budget: 0.05, lanes: 4, onProgress });
  assertEquals([collection.length, collection.report!.cost.high], [10, 0.05]);
});

Deno.test("collect() by ids shrinks its pages to the budget, goes on with the rest, and buys nothing twice", async () => {
  await using town = await townRoom();
  const ids = (await allIds(town.card, "library")).slice(0, 230);
  const to = town.file();
  const bought = async (options: { budget?: number; limit?: number; lanes?: number }) => {
    const from = town.room.requests.length;
    using collection = await town.card.collect(ids, { to, onProgress, ...options });
    const pages = collection.query("select json_extract(parameters, '$.ids') ids from pages")
      .map(({ ids }) => String(ids).split(","));
    const count = town.room.requests.length - from;
    const asked = count === 0 ? [] : pages.slice(-count);
    return { asked, length: collection.length, report: collection.report!.toJSON() };
  };
  const first = await bought({ budget: 0.1 });
  assertEquals(first.asked, [ids.slice(0, 20)]);
  assertEquals([first.length, first.report.ended, first.report.cost.high], [20, "budget", 0.1]);
  const second = await bought({ budget: 0.75, lanes: 3 });
  assertEquals(second.asked.flat().length, 130);
  assertEquals([second.length, second.report.ended], [150, "budget"]);
  const third = await bought({ limit: 160 });
  assertEquals([third.asked.flat().length, third.length], [10, 160]);
  const last = await bought({});
  const all = [first, second, third, last].flatMap(({ asked }) => asked.flat());
  assertEquals(all.toSorted(), ids.toSorted());
  assertEquals([last.length, last.report.ended], [230, "limit"]);
  assertEquals((await bought({})).asked, []);
});

Deno.test("a budget that not one post by its id fits is refused in words about ids", async () => {
  await using town = await townRoom();
  const ids = (await town.card.search("library", { limit: 10 })).map(({ id }) => id);
  const small = await town.again({ budget: 0.004 });
  const to = town.file();
  for (
    const run of [
      () => town.card.collect(ids, { to, budget: 0.004, onProgress }),
      () => small.collect(ids, { to, onProgress }),
      () => town.card.lookup(ids, { budget: 0.004 }),
      () => small.lookup(ids),
    ]
  ) {
    const error = await assertRejects(run) as AccessError;
    assertEquals(error.problem, "budget-reached");
    assert(error.nextSteps[0].startsWith("Ask for fewer ids"), error.nextSteps[0]);
    assert(!error.nextSteps.join().includes("10 posts of a search"));
  }
});
