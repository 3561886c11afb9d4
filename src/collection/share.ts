import { raise } from "../problems/mod.ts";

/** A share of the posts in a range, from 0 to 1. */
export interface Share {
  /** What the posts that were bought say. */
  share: number;
  /** The lower end: in 95 of 100 samples the share in the whole range is not outside the two. */
  low: number;
  /** The upper end. */
  high: number;
}

/** What one slice that was bought whole holds. */
export interface Cluster {
  /** Its posts: fewer than were counted, where some were deleted or are left out by search. */
  posts: number;
  /** Those that the share is of. */
  fitting: number;
}

/** Slices that were chosen from the same part of the range. */
export interface Stratum {
  /** How many slices that part has, bought or not. */
  slices: number;
  /** Those that were bought whole. */
  bought: readonly Cluster[];
}

/** 97.5 % of Student's t is below it, by 1 to 5 degrees of freedom. Source: NIST/SEMATECH e-Handbook. */
const SMALL_T = [12.706, 4.303, 3.182, 2.776, 2.571];

/** 97.5 % of the normal distribution is below it. */
const Z = 1.959964;

/** The same of Student's t, for any degrees of freedom from 1: Abramowitz and Stegun, 26.7.5, good to 0.002. */
function quantileOfT(df: number): number {
  if (df < 5) {
    const below = Math.max(1, Math.floor(df));
    const [one, next] = SMALL_T.slice(below - 1);
    return one + (next - one) * (Math.max(1, df) - below);
  }
  const [z3, z5, z7] = [Z ** 3, Z ** 5, Z ** 7];
  return Z + (z3 + Z) / (4 * df) + (5 * z5 + 16 * z3 + 3 * Z) / (96 * df ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * df ** 3);
}

/** Joins strata with their neighbours until each has two slices: one alone tells no spread. */
function joined(strata: readonly Stratum[]): Stratum[] {
  const all: Stratum[] = [];
  for (const stratum of strata) {
    const last = all.at(-1);
    const isShort = last && last.bought.length < Math.min(2, last.slices);
    if (!isShort) all.push(stratum);
    else all[all.length - 1] = both(last, stratum);
  }
  const last = all.at(-1);
  if (all.length > 1 && last!.bought.length < Math.min(2, last!.slices)) {
    all.splice(-2, 2, both(all.at(-2)!, last!));
  }
  return all;
}

const both = (one: Stratum, other: Stratum): Stratum => ({
  slices: one.slices + other.slices,
  bought: [...one.bought, ...other.bought],
});

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/**
 * The variance of a share, from how far the slices of each part are from what it makes one expect of
 * them, and the degrees of freedom with which that variance is known.
 *
 * @param all Posts in the range.
 */
function spreadOf(strata: readonly Stratum[], share: number, all: number) {
  let [variance, df] = [0, 0];
  for (const { slices, bought } of strata) {
    const n = bought.length;
    if (n < 2 || n === slices) continue;
    const off = bought.map((each) => each.fitting - share * each.posts);
    const mean = sum(off) / n;
    const ofOne = sum(off.map((each) => (each - mean) ** 2)) / (n - 1);
    variance += (slices / all) ** 2 * (1 - n / slices) * ofOne / n;
    df += n - 1;
  }
  return { variance, df };
}

/**
 * How many posts, chosen one by one from an endless range, would tell as much as these at best: less
 * than were bought where some stand for more than others, more where they are much of the range.
 */
function asManySingly(strata: readonly Stratum[], all: number): number {
  return all ** 2 / sum(strata.map(({ slices, bought }) => {
    const weight = slices / bought.length;
    return weight * (weight - 1) * sum(bought.map(({ posts }) => posts));
  }));
}

/**
 * What share of a range fits, from slices of it that were chosen at random and bought whole: a
 * ratio estimate over clusters in strata, with the variance between the slices of each stratum, its
 * finite-population correction, and Student's t. The interval is Wilson's, with as many posts as a
 * simple random sample would need for the same variance, so that it never leaves 0 to 1; no more
 * than such a sample of these posts would have, since a few slices may be alike by chance, and what
 * is in none of them may be rare only. Source: Korn and Graubard 1998; the cap as in the standards
 * for proportions of the US National Center for Health Statistics, 2017.
 *
 * `deno task bench:sample` tells how often of 1,000 the intervals hold, by language and hashtag.
 *
 * @param strata All parts of the range.
 * @param doing What is being done, as it reads after "Cannot".
 * @throws {AccessError} `no-sample` if fewer than two slices were bought, or none with a post.
 */
export function shareOf(strata: readonly Stratum[], doing = "tell a share"): Share {
  const parts = joined(strata.filter(({ slices }) => slices > 0));
  const bought = parts.flatMap((part) => part.bought);
  const posts = sum(bought.map((each) => each.posts));
  const isWhole = parts.every((part) => part.bought.length === part.slices);
  if (posts === 0 || (!isWhole && bought.length < 2)) {
    throw raise("no-sample", {
      doing,
      found: posts === 0
        ? "there is not one post to tell it from"
        : "one slice alone does not tell how far others may be from it",
    });
  }
  const over = (what: (each: Cluster) => number) =>
    sum(parts.map((part) => part.slices / part.bought.length * sum(part.bought.map(what))));
  const all = over((each) => each.posts);
  const share = over((each) => each.fitting) / all;
  if (isWhole) return { share, low: share, high: share };
  const singly = asManySingly(parts, all);
  const { variance, df } = spreadOf(parts, share, all);
  const asMany = variance > 0 ? share * (1 - share) / variance : singly;
  return { share, ...interval(share, Math.min(asMany, singly), quantileOfT(df)) };
}

/** Source: Wilson 1927. */
function interval(share: number, posts: number, t: number): Pick<Share, "low" | "high"> {
  const middle = share + t ** 2 / (2 * posts);
  const half = t * Math.sqrt(share * (1 - share) / posts + t ** 2 / (4 * posts ** 2));
  const scale = 1 + t ** 2 / posts;
  return {
    low: share === 0 ? 0 : Math.max(0, (middle - half) / scale),
    high: share === 1 ? 1 : Math.min(1, (middle + half) / scale),
  };
}
