import { raise, sayHere } from "../problems/mod.ts";
import type { Count } from "../search/mod.ts";

/** How a sample is spread: by the counts, or half of it in equal parts over hours or days (UTC). */
export type Spread = true | "hour" | "day";

/** A part of the range that is bought whole, or not at all. */
export interface SampleSlice {
  /** Inclusive: ISO 8601, UTC, whole seconds. */
  start: string;
  /** Exclusive: ISO 8601, UTC, whole seconds. */
  end: string;
  /** Posts in it, as X counted them; within a minute that was cut, its part of that count. */
  counted: number;
  /** The part of the range in which it was chosen, by its beginning, such as `"2026-11-20T15:04:00Z"`. */
  stratum: string;
  /** How many slices of its stratum it stands for: all of them, shared among the chosen ones. */
  weight: number;
}

/** Which slices are bought. */
export interface SamplePlan {
  /**
   * The chosen slices, in the order in which to buy them, which is random, too: a purchase that
   * ends early leaves a sample all the same.
   */
  slices: SampleSlice[];
  /** All slices that there were to choose from. */
  of: number;
  /** Posts in the range, as X counted them. */
  counted: number;
  /** Whether the limit takes in the whole range, so that nothing is left to chance. */
  whole: boolean;
}

/** What a sample is planned by. */
export interface SampleOptions {
  /** Posts that may be bought at most, by the counts. */
  limit: number;
  /** Where chance begins: a whole number from 0 up to 4294967295. */
  seed: number;
  /** @default true */
  spread?: Spread;
  /** What makes room for so many posts, as a step to take. @default a larger limit */
  makeRoom?: (posts: number) => string;
}

/**
 * Slices are so small that a sample takes about so many. X charges for posts and not for requests,
 * and neighbours are alike: the smaller the slices, the more the same money tells. With slices of
 * ten, a tag that lives for an hour lies in so few that no interval holds. A slice is a request, and
 * X allows 300 or 450 in 15 minutes, by the kind of keys.
 */
const SLICES = 250;

/** Posts of a slice: larger ones of large samples take fewer requests, smaller ones gain little. */
const [SMALLEST, LARGEST] = [2, 10];

/** A sample has so many slices at least, however small it is. */
const FEWEST_SLICES = 20;

/** So many are chosen from each stretch of the range: a burst is neither missed nor doubled. */
const IN_STRETCH = 8;

/** So many should be chosen in an hour or a day: fewer than two tell nothing of how they differ. */
const IN_PERIOD = 2;

/** How much more than the limit is chosen at first, so that slices of any size fill it. */
const MORE = 1.02;

/** Chance that comes out the same for the same seed (mulberry32): from 0 up to, not including, 1. */
function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled<T>(of: readonly T[], chance: () => number): T[] {
  const all = [...of];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

const second = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, "Z");

/** Cuts a span of many posts into parts of equal length, none shorter than X's second. */
function cutSpan({ start, end, count }: Count, size: number): Count[] {
  const from = Date.parse(start);
  const seconds = Math.round((Date.parse(end) - from) / 1000);
  const parts = Math.max(1, Math.min(Math.round(count / size), seconds));
  const edge = (part: number) => from + Math.round(part * seconds / parts) * 1000;
  // Rounded as the edges are, so that no part is told to be empty, and never bought.
  const before = (part: number) => Math.round(count * Math.round(part * seconds / parts) / seconds);
  return Array.from({ length: parts }, (_, i) => ({
    start: second(edge(i)),
    end: second(edge(i + 1)),
    count: before(i + 1) - before(i),
  }));
}

/**
 * Cuts a stretch of time into slices of about `size` posts, which cover it without a gap. Empty
 * minutes go to a neighbour: time without posts costs nothing. The cuts follow the counts alone,
 * and what is bought is the whole of a slice, so no post is likelier for having come after silence.
 */
function cut(minutes: readonly Count[], size: number): Count[] {
  const slices: Count[] = [];
  let open: Count | undefined;
  const close = () => {
    if (open) slices.push(open);
    open = undefined;
  };
  for (const minute of minutes) {
    const { start, end, count } = minute;
    if (open && open.count > 0 && open.count + count > 1.5 * size) close();
    if (count > 1.5 * size) {
      const parts = cutSpan(minute, size);
      parts[0].start = open?.start ?? start;
      slices.push(...parts);
      open = undefined;
      continue;
    }
    open = { start: open?.start ?? start, end, count: (open?.count ?? 0) + count };
    if (open.count >= size) close();
  }
  const last = slices.at(-1);
  if (open?.count === 0 && last) last.end = open.end;
  else close();
  return slices.filter(({ count }) => count > 0);
}

/** The letters of a moment that name its hour or day. */
const LETTERS = { hour: 13, day: 10 };

/** The range in hours or days that have posts, or as one. Oldest first. */
function periodsOf(counts: readonly Count[], spread: Spread): Count[][] {
  const inOrder = counts.toSorted((one, other) => one.start < other.start ? -1 : 1);
  if (spread === true) return [inOrder];
  const periods = Map.groupBy(inOrder, ({ start }) => start.slice(0, LETTERS[spread]));
  return [...periods.values()].filter((minutes) => total(minutes) > 0);
}

/**
 * How many posts each period is given: half of the limit in equal parts, so that the quiet ones can
 * be compared with the others, and half by the counts, so that no post stands for more than twice
 * as many as it would in a sample by the counts alone. Two at least, and never more than there are.
 * Source: Costa, Satorra and Ventura 2004, the compromise between equal and proportional allocation.
 */
function shareOut(counted: readonly number[], limit: number): number[] {
  const all = counted.reduce((sum, count) => sum + count, 0);
  const by = (scale: number) =>
    counted.map((count) =>
      Math.min(count, Math.max(IN_PERIOD, scale * (1 / counted.length + count / all) / 2))
    );
  // What the smallest cannot take, or take beyond their part, the others have more or less of.
  let [low, high] = [0, 2 * counted.length * all];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (by(middle).reduce((sum, each) => sum + each, 0) < limit) low = middle;
    else high = middle;
  }
  return by(high);
}

/** Cuts a period, by its slices, into stretches from which about as many are chosen each. */
function stretchesOf(slices: readonly Count[], wanted: number): Count[][] {
  const stretches = Math.max(1, Math.min(slices.length, Math.floor(wanted / IN_STRETCH)));
  const edge = (stretch: number) => Math.round(stretch * slices.length / stretches);
  return Array.from({ length: stretches }, (_, i) => slices.slice(edge(i), edge(i + 1)));
}

const total = (counts: readonly Count[]) => counts.reduce((sum, { count }) => sum + count, 0);

const raiseLimit = (posts: number) =>
  sayHere({
    terminal: `Give --limit ${posts} or more`,
    elsewhere: `Set limit to ${posts.toLocaleString("en")} or more`,
  });

/** The next wider way to spread, as it is given. */
const widerThan = (spread: Spread): string => {
  if (spread === "hour") return sayHere({ terminal: "--spread day", elsewhere: 'spread: "day"' });
  return sayHere({ terminal: "--spread", elsewhere: "spread: true" });
};

function refuse(
  { limit, spread = true, makeRoom = raiseLimit }: Omit<SampleOptions, "seed">,
  doing: string,
  least: number,
) {
  return raise("bad-option", {
    doing,
    found: spread === true
      ? `${limit} posts are too few for a sample that stands for the range`
      : `${limit} posts are too few to spread them by ${spread}`,
    nextSteps: [
      `${makeRoom(least)}${spread === true ? "" : `, or ${widerThan(spread)}`}.`,
      "No post was bought.",
    ],
  });
}

/**
 * Refuses what is too small for a sample of any range, before anything is counted.
 *
 * @throws {AccessError} `bad-option`
 */
export function checkSampleSize(options: Omit<SampleOptions, "seed">, doing: string): void {
  if (options.limit < FEWEST_SLICES) throw refuse(options, doing, FEWEST_SLICES);
}

/**
 * Chooses what to buy of a range, so that it stands for the whole of it: the range is cut, by its
 * counts, into slices of a few posts each, and in each stretch of it slices are chosen at random,
 * without replacement. Each is bought whole. With `spread: "hour"` or `"day"`, half of the limit goes
 * in equal parts to the hours or days, so that a quiet one can be told of, too; the weights make up
 * for it.
 *
 * @param counts Posts by the minute, over the whole range.
 * @param options See {@linkcode SampleOptions}.
 * @param doing What is being done, as it reads after "Cannot".
 * @throws {AccessError} `bad-option` if the limit is too small for two slices in each stratum,
 * without which nobody could say how far off the sample may be.
 */
export function planSample(
  counts: readonly Count[],
  options: SampleOptions,
  doing = "collect",
): SamplePlan {
  const { limit, seed, spread = true } = options;
  const counted = total(counts);
  if (counted <= limit) return { slices: [], of: 0, counted, whole: true };
  checkSampleSize(options, doing);
  const periods = periodsOf(counts, spread);
  if (limit < IN_PERIOD * periods.length) throw refuse(options, doing, IN_PERIOD * periods.length);
  const shares = shareOut(periods.map(total), limit);
  const size = Math.min(LARGEST, Math.max(SMALLEST, Math.ceil(limit / SLICES)));
  const usual = Math.min(size, Math.floor(limit / FEWEST_SLICES));
  const chance = seeded(seed);
  let [due, taken] = [0, 0];
  const parts = periods.flatMap((minutes, i) => {
    const slices = cut(minutes, Math.max(1, Math.min(usual, Math.floor(shares[i] / IN_PERIOD))));
    const part = Math.min(1, MORE * shares[i] / total(minutes));
    return stretchesOf(slices, part * slices.length).map((slices) => ({
      ...{ slices, part, stratum: second(Date.parse(slices[0].start)) },
    }));
  });
  const chosen = parts.flatMap(({ slices, part, stratum }) => {
    // A little more than is wanted: what goes beyond the limit is left out below, by chance.
    due += slices.length * part;
    const wanted = Math.max(Math.min(2, slices.length), Math.round(due) - taken);
    taken += wanted;
    return shuffled(slices, chance).slice(0, wanted).map((slice) => ({ slice, stratum }));
  });
  let bought = 0;
  const inOrder = shuffled(chosen, chance);
  const beyond = inOrder.findIndex(({ slice }) => (bought += slice.count) > limit);
  const kept = beyond < 0 ? inOrder : inOrder.slice(0, beyond);
  if (kept.length < 2) throw refuse(options, doing, 2 * bought);
  const members = Map.groupBy(kept, ({ stratum }) => stratum);
  // A part of which nothing is left is the next one's to stand for.
  let alone = 0;
  const sizes = new Map<string, number>();
  for (const { stratum, slices } of parts) {
    alone += slices.length;
    if (!members.has(stratum)) continue;
    sizes.set(stratum, alone);
    alone = 0;
  }
  const [lastName] = [...sizes.keys()].slice(-1);
  sizes.set(lastName, sizes.get(lastName)! + alone);
  const slices = kept.map(({ slice: { start, end, count }, stratum }) => ({
    ...{ start, end, counted: count, stratum },
    weight: sizes.get(stratum)! / members.get(stratum)!.length,
  }));
  return {
    ...{ slices, counted, whole: false },
    of: parts.reduce((sum, part) => sum + part.slices.length, 0),
  };
}
