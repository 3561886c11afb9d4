import { newestTrial, outside, sampleTrial } from "../../bench/sample.ts";
import { madeUpStream, townWeek } from "../../bench/sampled_posts.ts";
import { assert } from "../assert.ts";

const SAMPLE = 500;
const town = townWeek();

/** Marks as one line each, where something is wrong with them. */
const say = (marks: ReturnType<typeof outside>) =>
  marks.map(({ mark, is, mean, held }) =>
    `${mark} ${is.toFixed(4)}: mean ${mean.toFixed(4)}, held ${held.toFixed(1)}`
  ).join("\n");

Deno.test.each(
  [
    // As few seeds as still tell 92 to 98 from something else; `bench/sample.ts` draws 1,000 of each.
    { spread: true, seeds: 1000, within: [92, 98] },
    { spread: "day", seeds: 300, within: [90, 100] },
    { spread: "hour", seeds: 300, within: [90, 100] },
  ] as const,
)(
  "of $seeds samples of 500 with spread: $spread, $within in 100 intervals hold, for each language and hashtag",
  ({ spread, seeds, within }) => {
    const { marks, most } = sampleTrial(town, { seeds, spread });
    assert(marks.length > 35, `${marks.length}`);
    assert(outside(marks, within).length === 0, say(outside(marks, within)));
    const mean = marks.reduce((sum, { held }) => sum + held, 0) / marks.length;
    assert(mean > 94 && mean < 97.5, `${mean}`);
    // The mean of so many is off by less than four times its own deviation: nothing is favoured.
    const off = marks.filter(({ is, mean }) =>
      Math.abs(mean - is) > 4 * Math.sqrt(2 * is * (1 - is) / SAMPLE / seeds)
    );
    assert(off.length === 0, say(off));
    // By the counts it is within the limit; within a minute that was cut, nobody counted.
    assert(most <= 1.1 * SAMPLE, `${most}`);
  },
);

Deno.test("intervals hold as well in a stream of bursts and threads that has nothing of the town", () => {
  const stream = madeUpStream({
    ...{ seed: 9, hours: 100, posts: 4000, bursts: 4, alike: 0.5, rhythm: 0.8 },
  });
  const { marks } = sampleTrial(stream, { seeds: 200, spread: true });
  assert(outside(marks, [87, 100]).length === 0, say(outside(marks, [87, 100])));
  const mean = marks.reduce((sum, { held }) => sum + held, 0) / marks.length;
  assert(mean > 93.5 && mean < 97.5, `${mean}`);
});

Deno.test("the newest 500, told from in the same way, mislead about a third of the marks that are not rare", () => {
  const marks = newestTrial(town, 300);
  const usual = marks.filter(({ is }) => is >= 0.01);
  const misled = outside(usual, [90, 100]);
  assert(misled.length > usual.length / 3, `${misled.length} of ${usual.length}`);
  // The storm of one night is in none of them.
  const storm = marks.find(({ mark }) => mark === "#stormsemicolon")!;
  assert(storm.held < 40, `${storm.held}`);
});
