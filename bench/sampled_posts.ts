import { planSample, type SampleOptions } from "../src/collection/sample.ts";
import { type Share, shareOf, type Stratum } from "../src/collection/share.ts";
import { madeUpWorld } from "../src/practice/match/mod.ts";
import type { Count } from "../src/search/mod.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;

/** A Monday evening in Paperwick, on a full minute: the posts of the week before it are sampled. */
export const EVENING = Date.UTC(2026, 10, 23, 20, 30);

/** What is asked of a post. */
export interface MarkedPost {
  /** Milliseconds since 1970. */
  at: number;
  /** Its language, and its hashtags in lower case, each with `#`. */
  marks: ReadonlySet<string>;
}

/** All posts of a range, oldest first. */
export interface Population {
  posts: readonly MarkedPost[];
  /** Where the range begins: milliseconds since 1970. */
  from: number;
  to: number;
}

/** The posts of a town's week that a search finds. */
export function townWeek(seed = "library week"): Population {
  const [from, to] = [EVENING - WEEK, EVENING];
  const posts = madeUpWorld(seed, EVENING).posts
    .filter(({ at, post }) => at >= from && at < to && !post.nullcast)
    .map(({ at, hashtags, post }) => ({
      at,
      marks: new Set([post.fields.lang, ...hashtags.map((tag) => `#${tag}`)]),
    }))
    .reverse();
  return { posts, from, to };
}

/** What a stream of posts is made up from. */
export interface StreamOptions {
  seed: number;
  hours: number;
  posts: number;
  /** So many times a few per cent of the posts come within an hour or three, most with one tag. */
  bursts: number;
  /** The chance that a post has the marks of the one before it, as in a thread. */
  alike: number;
  /** How much night differs from day, in posts and in languages: from 0 to 1. */
  rhythm: number;
}

const USUAL_TAGS = { "#a": 0.25, "#b": 0.1, "#c": 0.05, "#d": 0.02, "#e": 0.01, "#f": 0.004 };

/** Makes up a stream of posts that has nothing of the town. */
export function madeUpStream(options: StreamOptions): Population {
  const { hours, posts, bursts, alike, rhythm } = options;
  const chance = seeded(options.seed);
  const [from, to] = [EVENING - hours * HOUR, EVENING];
  const day = (at: number) => rhythm * Math.sin((at - from) / HOUR / 24 * 2 * Math.PI);
  const moments: { at: number; tag?: string }[] = [];
  for (let burst = 0; burst < bursts; burst++) {
    const begin = from + chance() * (to - from);
    const length = (0.3 + 2.7 * chance()) * HOUR;
    const size = posts * (0.01 + 0.04 * chance());
    for (let i = 0; i < size; i++) {
      const at = begin + length * chance() ** 2;
      const tag = chance() < 0.7 ? `#burst${burst}` : undefined;
      if (at < to) moments.push({ at, tag });
    }
  }
  while (moments.length < posts) {
    const at = from + chance() * (to - from);
    if (chance() * 2 < 1 + day(at)) moments.push({ at });
  }
  moments.sort((one, other) => one.at - other.at);
  let last = new Set<string>();
  return {
    from,
    to,
    posts: moments.map(({ at, tag }) => {
      if (last.size === 0 || chance() >= alike) {
        const english = 0.5 + 0.3 * day(at);
        const languages = { en: english, fr: 0.8 - english, de: 0.12, es: 0.05, cy: 0.01 };
        last = new Set([drawn(languages, chance)]);
        for (const [name, share] of Object.entries(USUAL_TAGS)) {
          if (chance() < share) last.add(name);
        }
      }
      return { at, marks: tag ? new Set([...last, tag]) : last };
    }),
  };
}

function drawn(shares: Record<string, number>, chance: () => number): string {
  let rest = chance();
  return Object.keys(shares).find((name) => (rest -= shares[name]) < 0) ?? "und";
}

/** Numbers from 0 to 1 that come out the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How many posts each minute has, as a count by the minute says it. */
export function minuteCounts({ posts, from, to }: Population): Count[] {
  const counts = Array.from({ length: Math.ceil((to - from) / MINUTE) }, (_, i) => ({
    start: new Date(from + i * MINUTE).toISOString(),
    end: new Date(from + (i + 1) * MINUTE).toISOString(),
    count: 0,
  }));
  for (const { at } of posts) counts[Math.floor((at - from) / MINUTE)].count++;
  return counts;
}

/** Every language and hashtag of at least so many posts, with its share. */
export function marksOf({ posts }: Population, fewest: number): Map<string, number> {
  const all = Map.groupBy(posts.flatMap(({ marks }) => [...marks]), (mark) => mark);
  return new Map(
    [...all].filter(([, each]) => each.length >= fewest)
      .map(([mark, each]) => [mark, each.length / posts.length]),
  );
}

/** The place of the first post at a moment or later; posts are in order. */
function placeOf(posts: readonly MarkedPost[], moment: string): number {
  const time = Date.parse(moment);
  let [low, high] = [0, posts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (posts[middle].at < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A sample as it was bought: how many posts, and what it says of a mark. */
export interface Sample {
  posts: number;
  shareOf(mark: string): Share;
}

/** Draws a sample by the very plan by which a collection is bought, and buys it without a server. */
export function drawSample(
  { posts }: Population,
  counts: readonly Count[],
  options: SampleOptions,
): Sample {
  const plan = planSample(counts, options);
  const parts = Map.groupBy(plan.slices, ({ stratum }) => stratum);
  const strata = [...parts].sort(([one], [other]) => one < other ? -1 : 1).map(([, slices]) => ({
    slices: Math.round(slices[0].weight * slices.length),
    bought: slices.map(({ start, end }) => {
      const own = posts.slice(placeOf(posts, start), placeOf(posts, end));
      const fitting = new Map<string, number>();
      for (const { marks } of own) {
        for (const mark of marks) fitting.set(mark, (fitting.get(mark) ?? 0) + 1);
      }
      return { posts: own.length, fitting };
    }),
  }));
  const ofMark = (mark: string): Stratum[] =>
    strata.map(({ slices, bought }) => ({
      slices,
      bought: bought.map(({ posts, fitting }) => ({ posts, fitting: fitting.get(mark) ?? 0 })),
    }));
  const all = strata.flatMap(({ bought }) => bought);
  return {
    posts: all.reduce((sum, { posts }) => sum + posts, 0),
    shareOf: (mark) => shareOf(ofMark(mark)),
  };
}
