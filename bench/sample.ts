/**
 * How often the intervals of a sample hold: 500 posts are drawn again and again out of a range by
 * the very code that buys them, and each time it is asked of every language and hashtag whether its
 * share in the whole range lies in the interval that the sample gives. In the practice room's week,
 * and in streams that are made up otherwise.
 *
 * `deno task bench:sample [seeds]`
 */
import type { Spread } from "../src/collection/sample.ts";
import { type Share, shareOf } from "../src/collection/share.ts";
import {
  drawSample,
  EVENING,
  madeUpStream,
  marksOf,
  minuteCounts,
  type Population,
  seeded,
  townWeek,
} from "./sampled_posts.ts";
import { figure, printSection, type Section } from "./section.ts";

const LIMIT = 500;
const DAY = 86_400_000;

/** What came of one mark over all samples. */
export interface MarkTally {
  mark: string;
  /** Its share in the whole range. */
  is: number;
  /** The mean of the shares that the samples gave. */
  mean: number;
  /** In how many of 100 samples the interval held. */
  held: number;
}

const holds = ({ low, high }: Share, share: number) => low <= share && share <= high;

/** Draws so many samples, and tells of every mark of at least ten posts how it went. */
export function sampleTrial(
  population: Population,
  { seeds, spread, limit = LIMIT }: { seeds: number; spread: Spread; limit?: number },
): { marks: MarkTally[]; most: number } {
  const counts = minuteCounts(population);
  const marks = [...marksOf(population, 10)].map(([mark, is]) => ({ mark, is, mean: 0, held: 0 }));
  let most = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const sample = drawSample(population, counts, { limit, seed, spread });
    most = Math.max(most, sample.posts);
    for (const each of marks) {
      const share = sample.shareOf(each.mark);
      each.mean += share.share / seeds;
      if (holds(share, each.is)) each.held += 100 / seeds;
    }
  }
  return { marks, most };
}

/**
 * The same asked of the newest 500 posts before a moment of the last two days, as if they were a
 * sample of all that was posted until then: what `limit: 500` without `spread` would let one think.
 */
export function newestTrial(population: Population, moments: number): MarkTally[] {
  const chance = seeded(LIMIT);
  const marks = [...marksOf(population, 10).keys()].map((mark) => ({
    ...{ mark, is: 0, mean: 0, held: 0 },
  }));
  for (let moment = 0; moment < moments; moment++) {
    const until = EVENING - Math.floor(chance() * 2 * DAY);
    const posts = population.posts.filter(({ at }) => at < until);
    const newest = posts.slice(-LIMIT);
    const slices = Array.from({ length: LIMIT / 2 }, (_, i) => newest.slice(2 * i, 2 * i + 2));
    const all = marksOf({ ...population, posts }, 1);
    for (const each of marks) {
      const bought = slices.map((slice) => ({
        posts: slice.length,
        fitting: slice.filter((post) => post.marks.has(each.mark)).length,
      }));
      const share = shareOf([{ slices: Math.ceil(posts.length / 2), bought }]);
      const is = all.get(each.mark) ?? 0;
      each.is += is / moments;
      each.mean += share.share / moments;
      if (holds(share, is)) each.held += 100 / moments;
    }
  }
  return marks;
}

/** The marks whose interval held too seldom or too often, in whole times of 100. */
export const outside = (
  marks: readonly MarkTally[],
  [least, most]: readonly [number, number] = [92, 98],
): MarkTally[] => marks.filter(({ held }) => Math.round(held) < least || Math.round(held) > most);

const said = (marks: readonly MarkTally[]) =>
  marks.map(({ mark, is, held }) => `${mark} (${(100 * is).toFixed(2)} %): ${held.toFixed(1)}`)
    .join(", ");

const heldBy = (name: string, marks: readonly MarkTally[]) =>
  figure(name, "of 100", marks.map(({ held }) => held));

/** Streams that the method was not made for. */
const STREAMS = {
  "bursts": { seed: 3, hours: 168, posts: 5600, bursts: 6, alike: 0.2, rhythm: 0.7 },
  "threads": { seed: 4, hours: 168, posts: 5600, bursts: 2, alike: 0.8, rhythm: 0.7 },
  "a day of few posts": { seed: 5, hours: 30, posts: 1200, bursts: 1, alike: 0.3, rhythm: 0.7 },
  "many posts": { seed: 6, hours: 168, posts: 60_000, bursts: 8, alike: 0.3, rhythm: 0.7 },
};

const SPREADS: readonly Spread[] = [true, "day", "hour"];

/** Measures, in a few minutes; `seeds` makes it shorter, and less exact. */
export function measure(seeds = 1000): Promise<Section[]> {
  const command = "deno task bench:sample";
  const town = townWeek();
  const inTown = SPREADS.map((spread) => ({ spread, ...sampleTrial(town, { seeds, spread }) }));
  const newest = newestTrial(town, seeds);
  const elsewhere = Object.entries(STREAMS).flatMap(([name, options]) => {
    const stream = madeUpStream(options);
    // An hour must be given two posts at least.
    return SPREADS.map((spread) => ({
      name: `${name}, spread: ${JSON.stringify(spread)}`,
      ...sampleTrial(stream, { seeds: Math.ceil(seeds / 4), spread }),
    }));
  });
  const many = inTown[0].marks.length;
  return Promise.resolve([{
    title: "A sample that stands for the range",
    says: `${LIMIT} of the ${town.posts.length} posts of the practice room's week, drawn from ` +
      `${seeds} seeds: how often, of 100, the 95 % interval of \`share()\` holds the share in the ` +
      `whole week, for each of the ${many} languages and hashtags that have at least ten posts. ` +
      "The last row asks the same of the newest 500 before as many moments.",
    command,
    figures: [
      ...inTown.map(({ spread, marks }) => heldBy(`spread: ${JSON.stringify(spread)}`, marks)),
      heldBy("the newest 500, no sample", newest),
    ],
    goals: [
      ...inTown.map(({ spread, marks }) => {
        const out = outside(marks);
        return {
          text: `spread: ${JSON.stringify(spread)}: 92 to 98 of 100 for each` +
            (out.length > 0 ? `; not for ${said(out)}` : ""),
          met: out.length === 0,
        };
      }),
      {
        text: `the newest 500: outside of 92 to 98 for ${outside(newest).length} of ${many}`,
        met: outside(newest).length > many / 2,
      },
    ],
  }, {
    title: "The same in streams that it was not made for",
    says: "Made up by another program: tags that nearly all come within an hour or three, posts " +
      "that repeat the marks of the one before, a short range of which much is bought, and one of " +
      "60,000 posts. A tag of one short burst lies in few slices, and its interval holds least.",
    command,
    figures: elsewhere.map(({ name, marks }) => heldBy(name, marks)),
    goals: elsewhere.map(({ name, marks }) => {
      const out = outside(marks, [90, 100]);
      return {
        text: `${name}: 90 of 100 or more for each${
          out.length > 0 ? `; not for ${said(out)}` : ""
        }`,
        met: out.length === 0,
      };
    }),
  }]);
}

if (import.meta.main) {
  const seeds = Number(Deno.args[0] ?? 1000);
  for (const section of await measure(seeds)) printSection(section);
}
