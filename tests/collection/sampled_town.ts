import { planSample, type SampleOptions } from "../../src/collection/sample.ts";
import type { Stratum } from "../../src/collection/share.ts";
import { madeUpWorld } from "../../src/practice/match/mod.ts";
import type { Count } from "../../src/search/mod.ts";

/** A Monday evening in Paperwick, on a full minute, and the week before it. */
export const EVENING = Date.UTC(2026, 10, 23, 20, 30);
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

/** What the tests ask of a post. */
export interface TownPost {
  /** Milliseconds since 1970. */
  at: number;
  /** Its language, and its hashtags in lower case, each with `#`. */
  marks: ReadonlySet<string>;
}

/** The posts of a town's week that a search finds, oldest first. */
export function townPosts(seed = "library week", from = EVENING - WEEK, to = EVENING): TownPost[] {
  return madeUpWorld(seed, EVENING).posts
    .filter(({ at, post }) => at >= from && at < to && !post.nullcast)
    .map(({ at, hashtags, post }) => ({
      at,
      marks: new Set([post.fields.lang, ...hashtags.map((tag) => `#${tag}`)]),
    }))
    .reverse();
}

/** How many posts each minute has, as a count by the minute says it. */
export function minuteCounts(posts: readonly TownPost[], from: number, to: number): Count[] {
  const counts = Array.from({ length: Math.ceil((to - from) / MINUTE) }, (_, i) => ({
    start: new Date(from + i * MINUTE).toISOString(),
    end: new Date(from + (i + 1) * MINUTE).toISOString(),
    count: 0,
  }));
  for (const { at } of posts) counts[Math.floor((at - from) / MINUTE)].count++;
  return counts;
}

/** The whole week, by the minute. */
export const weekCounts = (posts: readonly TownPost[]): Count[] =>
  minuteCounts(posts, EVENING - WEEK, EVENING);

/** The posts of a slice: what buying it brings. Posts are in order, so that they are soon found. */
export function within(posts: readonly TownPost[], start: string, end: string): TownPost[] {
  const place = (time: number) => {
    let [low, high] = [0, posts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (posts[middle].at < time) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return posts.slice(place(Date.parse(start)), place(Date.parse(end)));
}

/** A sample, as it was bought: of each slice its posts, by the part of the range it stands for. */
export function buySample(
  posts: readonly TownPost[],
  counts: readonly Count[],
  options: SampleOptions,
) {
  const plan = planSample(counts, options);
  const bought = plan.slices.map((slice) => ({
    ...slice,
    posts: within(posts, slice.start, slice.end),
  }));
  /** What the sample says of one mark. */
  const strataOf = (mark: string): Stratum[] =>
    [...Map.groupBy(bought, ({ stratum }) => stratum).entries()]
      .sort(([one], [other]) => one < other ? -1 : 1)
      .map(([, slices]) => ({
        slices: Math.round(slices[0].weight * slices.length),
        bought: slices.map(({ posts }) => ({
          posts: posts.length,
          fitting: posts.filter(({ marks }) => marks.has(mark)).length,
        })),
      }));
  return { plan, bought, strataOf };
}

/** The share of a mark in all posts. */
export const truth = (posts: readonly TownPost[], mark: string): number =>
  posts.filter(({ marks }) => marks.has(mark)).length / posts.length;
