import { DatabaseSync } from "node:sqlite";
import { type AccessError, type CollectOptions, openCollection } from "../../mod.ts";
import { collect } from "../../src/collection/mod.ts";
import { planSample } from "../../src/collection/sample.ts";
import { shareOf } from "../../src/collection/share.ts";
import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "../assert.ts";
import { EVENING, minuteCounts } from "../../bench/sampled_posts.ts";
import { networkOf } from "./network_of.ts";
import { NOW, townRoom } from "./town_room.ts";

const HOUR = 3_600_000;
const QUERY = "library OR story OR book OR tea";

/** Counts by the minute, so many in each. */
function countsOf(...posts: number[]) {
  const counts = minuteCounts({ posts: [], from: EVENING, to: EVENING + posts.length * 60_000 });
  return counts.map((minute, i) => ({ ...minute, count: posts[i] }));
}

Deno.test("planSample() chooses the same slices for the same seed, each once, within the limit", () => {
  const counts = countsOf(...Array.from({ length: 600 }, (_, i) => i % 7));
  const plan = planSample(counts, { limit: 400, seed: 7 });
  assertEquals(plan, planSample(counts, { limit: 400, seed: 7 }));
  assert(plan.slices[0].start !== planSample(counts, { limit: 400, seed: 8 }).slices[0].start);
  assertEquals(new Set(plan.slices.map(({ start }) => start)).size, plan.slices.length);
  const bought = plan.slices.reduce((sum, { counted }) => sum + counted, 0);
  assert(bought <= 400 && bought > 380, `${bought}`);
  assert(plan.slices.every(({ counted }) => counted > 0 && counted <= 6));
});

Deno.test("planSample() cuts a minute of many posts by the second", () => {
  const { slices } = planSample(countsOf(600, 0, 0, 900, 3), { limit: 300, seed: 1 });
  assert(slices.every(({ start, end }) => Date.parse(end) - Date.parse(start) <= 5 * 60_000));
  const lengths = slices.map(({ start, end }) => (Date.parse(end) - Date.parse(start)) / 1000);
  assert(lengths.filter((seconds) => seconds === 1).length > slices.length / 2);
});

Deno.test("planSample() knows when the limit takes in the whole range, or nothing is there", () => {
  const whole = planSample(countsOf(5, 5, 5), { limit: 15, seed: 1 });
  assertEquals([whole.whole, whole.slices, whole.counted], [true, [], 15]);
  assertEquals(planSample(countsOf(0, 0), { limit: 15, seed: 1 }).whole, true);
});

Deno.test("planSample() refuses a limit from which nobody could tell how far off it is", () => {
  const counts = countsOf(...Array(600).fill(1));
  const refused = (limit: number, spread: true | "hour") =>
    assertThrows(() => planSample(counts, { limit, spread, seed: 1 })) as AccessError;
  assertEquals(
    refused(19, true).message,
    "Cannot collect: 19 posts are too few for a sample that stands for the range",
  );
  assertEquals(refused(19, true).nextSteps[0], "Set limit to 20 or more.");
  assertEquals(refused(20, "hour").nextSteps[0], 'Set limit to 22 or more, or spread: "day".');
});

Deno.test("planSample() by hour gives half of the limit to all hours alike, and half by the counts", () => {
  const counts = countsOf(...Array(30).fill(0), ...Array(60).fill(1), ...Array(60).fill(9));
  const { slices } = planSample(counts, { limit: 120, spread: "hour", seed: 3 });
  const hours = Map.groupBy(slices, ({ start }) => start.slice(0, 13));
  const [quiet, busy] = [...hours].sort(([one], [other]) => one < other ? -1 : 1)
    .map(([, each]) => each.reduce((sum, { counted }) => sum + counted, 0));
  assertEquals(hours.size, 2);
  // 30 + 6 of the quiet hour, 30 + 54 of the busy one.
  assert(Math.abs(quiet - 36) < 6 && Math.abs(busy - 84) < 8, `${quiet} ${busy}`);
  // Together, the weights stand for all that was counted.
  const all = slices.reduce((sum, { counted, weight }) => sum + counted * weight, 0);
  assert(Math.abs(all - 600) < 60, `${all}`);
});

Deno.test("planSample() gives every second its chance, however it cuts a minute", () => {
  for (const posts of [7, 11, 31, 59, 61]) {
    const counts = countsOf(...Array(3).fill(posts));
    const seconds = new Set<number>();
    for (let seed = 1; seed <= 200; seed++) {
      for (const { start, end } of planSample(counts, { limit: 20, seed }).slices) {
        for (let at = Date.parse(start); at < Date.parse(end); at += 1000) seconds.add(at);
      }
    }
    assertEquals([posts, seconds.size], [posts, 180]);
  }
});

Deno.test("shareOf() of all slices is exact, and of two is honestly wide", () => {
  const bought = [{ posts: 10, fitting: 1 }, { posts: 10, fitting: 3 }];
  assertEquals(shareOf([{ slices: 2, bought }]), { share: 0.2, low: 0.2, high: 0.2 });
  const { share, low, high } = shareOf([{ slices: 50, bought }]);
  assertEquals(share, 0.2);
  assert(low < 0.02 && high > 0.8, `${low} ${high}`);
});

Deno.test("shareOf() of what no sampled post is does not say that there is none", () => {
  const bought = Array(50).fill({ posts: 10, fitting: 0 });
  const { share, low, high } = shareOf([{ slices: 500, bought }]);
  assertEquals([share, low], [0, 0]);
  assert(high > 0.004 && high < 0.01, `${high}`);
});

Deno.test("shareOf() bears slices whose posts were all deleted since the count", () => {
  const bought = [{ posts: 0, fitting: 0 }, { posts: 8, fitting: 4 }, { posts: 8, fitting: 4 }];
  assertEquals(shareOf([{ slices: 30, bought }]).share, 0.5);
});

Deno.test("shareOf() refuses one slice, and none with a post", () => {
  const slice = { posts: 10, fitting: 5 };
  assertEquals(
    (assertThrows(() => shareOf([{ slices: 9, bought: [slice] }])) as AccessError).problem,
    "no-sample",
  );
  assertThrows(() => shareOf([{ slices: 9, bought: [{ posts: 0, fitting: 0 }] }]));
});

Deno.test("shareOf() joins an hour with one slice to its neighbour", () => {
  const pair = [{ posts: 4, fitting: 1 }, { posts: 4, fitting: 2 }];
  const { share, low, high } = shareOf([
    { slices: 10, bought: pair },
    { slices: 10, bought: pair.slice(0, 1) },
    { slices: 10, bought: pair },
  ]);
  assert(low < share && share < high);
});

Deno.test("collect() with spread: true buys a sample, and share() tells of the whole week", async () => {
  await using town = await townRoom();
  const all = await town.card.search(QUERY, { limit: 1_000_000, checkQuery: false });
  const truth = all.filter(({ lang }) => lang === "en").length / all.length;
  let held = 0;
  for (const seed of [1, 2, 3, 4]) {
    const to = town.file(`sample_${seed}.sqlite`);
    using sample = await town.card.collect(QUERY, { to, limit: 200, spread: true, seed });
    const { low, high } = sample.share(({ lang }) => lang === "en");
    if (low <= truth && truth <= high) held++;
    const { sample: told, ended, counted } = sample.report!.toJSON();
    assertEquals([told!.seed, told!.whole, ended], [seed, told!.chosen, "limit"]);
    assertEquals([counted, told!.posts, told!.counted], [all.length, sample.length, told!.counted]);
    // The last slice is kept whole, also where it brought more than the minute's count let expect.
    assert(sample.length <= 205 && sample.length > 170, `${sample.length}`);
    const said = String(sample.report);
    assert(said.includes(`seed ${seed}`) && said.includes("all that chance chose is here"), said);
  }
  // Each holds 95 times in 100, so that one in 2,000 runs has fewer.
  assert(held >= 2, `${held}`);
});

Deno.test("collect() goes on with the same sample, and buys nothing of it twice", async () => {
  await using town = await townRoom();
  const options = { to: town.file(), limit: 200, spread: true, lanes: 2 } as const;
  const stopping = new AbortController();
  const onProgress = ({ pages }: { pages: number }) => {
    if (pages === 6) stopping.abort();
  };
  const { signal } = stopping;
  await assertRejects(() => town.card.collect(QUERY, { ...options, signal, onProgress }));
  using half = await openCollection(options.to);
  const before = half.share(({ lang }) => lang === "en");
  half.close();
  using whole = await town.card.collect(QUERY, options);
  const after = whole.share(({ lang }) => lang === "en");
  assert(before.high - before.low > after.high - after.low);
  const database = new DatabaseSync(options.to, { readOnly: true });
  const [{ pages, posts }] = database.prepare(`select count(*) pages, sum(posts) posts from pages
    where state = 'answered'`).all();
  database.close();
  // Slices of two: 200 posts are 100 requests, and each was bought once.
  assertEquals([posts, Number(pages) <= 100], [whole.length, true]);
  const asked = town.room.requests.length;
  (await town.card.collect(QUERY, options)).close();
  assertEquals(town.room.requests.length, asked);
});

Deno.test("share() of the whole is exact, takes yes or no only, and the newest posts are refused as a sample", async () => {
  await using town = await townRoom();
  const since = new Date(NOW - 20 * HOUR);
  const whole = await town.card.collect(QUERY, {
    to: town.file(),
    since,
    limit: 9999,
    spread: true,
  });
  const { share, low, high } = whole.share(({ lang }) => lang === "en");
  assertEquals([low, high], [share, share]);
  const misspelt = (post: object) => (post as { lange?: string }).lange === "en";
  const refused = assertThrows(() => whole.share(misspelt)) as AccessError;
  assertEquals(
    [refused.problem, refused.message],
    ["bad-option", "Cannot tell a share: a post has no column named lange"],
  );
  for (const said of [() => Promise.resolve(false), () => undefined, () => 1, () => null]) {
    const error = assertThrows(() => whole.share(said as never)) as AccessError;
    assertEquals(error.problem, "bad-option");
  }
  whole.close();
  using newest = await town.card.collect(QUERY, { to: town.file("newest.sqlite"), limit: 50 });
  const error = assertThrows(() => newest.share(() => true)) as AccessError;
  assertEquals(error.problem, "no-sample");
});

Deno.test("collect() keeps a budget with a sample, which is smaller then", async () => {
  await using town = await townRoom();
  const options = { to: town.file(), limit: 1000, budget: 0.6, spread: true } as const;
  using sample = await town.card.collect(QUERY, options);
  assert(sample.report!.cost.high <= 0.6, `${sample.report!.cost.high}`);
  // As large as the budget allows, and bought to its end.
  assertEquals(sample.report!.ended, "limit");
  assert(sample.length > 90, `${sample.length}`);
  assert(sample.share(({ lang }) => lang === "en").share > 0.3);
});

Deno.test("collect() says before it buys that a sample and other posts would be in one file", async () => {
  await using town = await townRoom();
  const network = await networkOf(town.room);
  const told: string[] = [];
  const pages = () => town.room.requests.filter(({ path }) => path.includes("/search/")).length;
  const ask = async (name: string, options: Partial<CollectOptions>) => {
    told.length = 0;
    const before = pages();
    const tell = (sentence: string) => {
      told.push(sentence);
      assertEquals(pages(), before, "told before anything is bought");
    };
    (await collect(network, QUERY, { to: town.file(name), limit: 20, ...options }, {
      now: () => NOW,
      tell,
    })).close();
    return told.join(" ");
  };
  const sample = { spread: "day", limit: 40, seed: 7 } as const;
  assertEquals(await ask("one.sqlite", sample), "");
  assertEquals(await ask("one.sqlite", sample), "", "the same question goes on");
  assertStringIncludes(await ask("one.sqlite", {}), "one.sqlite holds a sample already");
  assertEquals(await ask("two.sqlite", {}), "");
  assertEquals(await ask("two.sqlite", { limit: 30 }), "");
  assertEquals(await ask("two.sqlite", { since: new Date(NOW - 3 * HOUR) }), "");
  assertStringIncludes(await ask("two.sqlite", sample), "holds posts of another question already");
});
