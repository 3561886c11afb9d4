import { type Share, shareOf } from "../../src/collection/share.ts";
import { assert } from "../assert.ts";
import { seeded } from "../seeded.ts";
import { buySample, EVENING, type TownPost, townPosts, truth, weekCounts } from "./sampled_town.ts";

const SEEDS = 1000;
const SAMPLE = 500;

/** Every language and hashtag of at least so many posts of the town's week. */
function marksOf(posts: readonly TownPost[], fewest = 10): string[] {
  const all = Map.groupBy(posts.flatMap(({ marks }) => [...marks]), (mark) => mark);
  return [...all].filter(([, each]) => each.length >= fewest).map(([mark]) => mark);
}

const holds = ({ low, high }: Share, share: number) => low <= share && share <= high;

const week = townPosts();
const marks = marksOf(week);
const counts = weekCounts(week);

/** How often of 1,000 the interval held, and the mean of the shares, by mark. */
function trial(options: { limit: number; spread?: "hour" | "day" }, seeds = SEEDS) {
  const tally = new Map(marks.map((mark) => [mark, { held: 0, mean: 0, is: truth(week, mark) }]));
  let most = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const { bought, strataOf } = buySample(week, counts, { ...options, seed });
    most = Math.max(most, bought.reduce((sum, { posts }) => sum + posts.length, 0));
    for (const [mark, each] of tally) {
      const share = shareOf(strataOf(mark));
      each.mean += share.share / seeds;
      if (holds(share, each.is)) each.held++;
    }
  }
  return { tally, most };
}

/** Marks whose interval held too seldom or too often, or whose mean is off. */
function misses({ tally }: ReturnType<typeof trial>) {
  return [...tally].filter(([, { held, mean, is }]) => {
    // A mean of 1,000 is off by a thirtieth of the deviation of one; clusters make it larger.
    const error = 2 * Math.sqrt(is * (1 - is) / SAMPLE / SEEDS);
    return held < 920 || held > 980 || Math.abs(mean - is) > 4 * error;
  });
}

const say = (wrong: ReturnType<typeof misses>) =>
  wrong.map(([mark, { held, mean, is }]) =>
    `${mark} ${is.toFixed(4)}: mean ${mean.toFixed(4)}, held ${held}`
  ).join("\n");

Deno.test("of 1,000 samples of 500, 92 to 98 in 100 intervals hold, for every language and hashtag", () => {
  const result = trial({ limit: SAMPLE });
  assert(marks.length > 35, `${marks.length}`);
  assert(misses(result).length === 0, say(misses(result)));
  assert(result.most <= SAMPLE, `${result.most}`);
});

Deno.test("spread by day or by hour, 9 of 10 intervals hold, and the limit is kept", () => {
  for (const spread of ["day", "hour"] as const) {
    const { tally, most } = trial({ limit: SAMPLE, spread }, 200);
    const held = [...tally.values()].map((each) => each.held);
    assert(Math.min(...held) >= 175, `${spread} ${Math.min(...held)}`);
    assert(most <= SAMPLE, `${spread} ${most}`);
  }
});

Deno.test("the newest 500, told from in the same way, mislead about more than a third of the marks that are not rare", () => {
  const chance = seeded(500);
  const misled = new Map(marks.map((mark) => [mark, 0]));
  for (let moment = 0; moment < SEEDS; moment++) {
    const until = EVENING - Math.floor(chance() * 2 * 86_400_000);
    const range = week.filter(({ at }) => at < until);
    const newest = range.slice(-SAMPLE);
    const clusters = Array.from(
      { length: SAMPLE / 10 },
      (_, i) => newest.slice(i * 10, i * 10 + 10),
    );
    for (const mark of marks) {
      const bought = clusters.map((posts) => ({
        posts: posts.length,
        fitting: posts.filter((post) => post.marks.has(mark)).length,
      }));
      const share = shareOf([{ slices: Math.ceil(range.length / 10), bought }]);
      if (!holds(share, truth(range, mark))) misled.set(mark, misled.get(mark)! + 1);
    }
  }
  const usual = marks.filter((mark) => truth(week, mark) >= 0.01);
  const wrong = usual.filter((mark) => misled.get(mark)! > 80);
  assert(wrong.length > usual.length / 3, `${wrong.length} of ${usual.length}`);
  // The storm of one night is in none of them.
  assert(misled.get("#stormsemicolon")! > 600, `${misled.get("#stormsemicolon")}`);
});
