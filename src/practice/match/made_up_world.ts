import { type MadeUpPost, madeUpTown, type ReplayedTown, type Town } from "../town/mod.ts";
import type { Matcher } from "./query_matcher.ts";
import { type SearchablePost, searchablePost } from "./searchable_post.ts";

/** So many queries are remembered: a class asks the same few. */
const REMEMBERED = 200;

/**
 * Finds the posts that fit a query, whatever their time: all posts are looked at once, and then
 * the finds are remembered, since posts never change. The query that was asked longest ago goes
 * first.
 */
export function rememberedFinds(posts: readonly SearchablePost[], remembered = REMEMBERED) {
  return remember((_query, matches) => posts.filter(matches), remembered);
}

type Find = (query: string, matches: Matcher) => readonly SearchablePost[];

function remember(find: Find, remembered = REMEMBERED): Find {
  const finds = new Map<string, readonly SearchablePost[]>();
  return (query, matches) => {
    const found = finds.get(query) ?? find(query, matches);
    finds.delete(query);
    finds.set(query, found);
    if (finds.size > remembered) finds.delete(finds.keys().next().value!);
    return found;
  };
}

/** The town, ready to be searched. */
export interface MadeUpWorld extends Town {
  /** The posts of the week, newest first; those after the clock's time are not there yet. */
  posts: readonly SearchablePost[];
  /** From when to when posts are held, where they are those of a collection. */
  held?: ReplayedTown["held"];
  /** Those of them that fit a query, newest first. */
  matching: Find;
  /**
   * The posts of a span that fit a query, newest first, however far back it reaches. From `from` up
   * to, not including, `to`: milliseconds since 1970.
   */
  matchingBetween: (
    query: string,
    matches: Matcher,
    from: number,
    to: number,
  ) => readonly SearchablePost[];
}

function makeWorld(seed: string, now: number): MadeUpWorld {
  const town = madeUpTown(seed, now);
  const posts = town.postsBetween(town.weekBegins, Infinity).map(searchablePost);
  const prepared = new WeakMap(posts.map((each) => [each.post, each]));
  const prepare = (post: MadeUpPost): SearchablePost => {
    const known = prepared.get(post) ?? searchablePost(post);
    prepared.set(post, known);
    return known;
  };
  return {
    ...town,
    posts,
    matching: rememberedFinds(posts),
    matchingBetween: (_query, matches, from, to) =>
      town.postsBetween(from, to).map(prepare).filter(matches),
  };
}

/** So many worlds are kept: all rooms of a process that open within the hour share one. */
const WORLDS_KEPT = 3;

const HOUR = 3_600_000;
const worlds = new Map<string, MadeUpWorld>();

/**
 * The posts of a seed, as of `now` (milliseconds since 1970). They are the same for the whole hour
 * and never change, so that they are made once for all who ask.
 */
export function madeUpWorld(seed: string, now: number): MadeUpWorld {
  const key = `${Math.floor(now / HOUR)} ${seed}`;
  const world = worlds.get(key) ?? makeWorld(seed, now);
  worlds.delete(key);
  worlds.set(key, world);
  if (worlds.size > WORLDS_KEPT) worlds.delete(worlds.keys().next().value!);
  return world;
}

/**
 * Makes a world of the posts of a collection. A query that the collection asked finds what X found;
 * any other finds what fits among all that is held.
 */
export function replayedWorld(town: ReplayedTown): MadeUpWorld {
  const posts = town.postsBetween(-Infinity, Infinity).map(searchablePost);
  const prepared = new Map(posts.map((each) => [each.post, each]));
  const matching = remember((query, matches) =>
    town.askedFor(query)?.map((post) => prepared.get(post)!) ?? posts.filter(matches)
  );
  return { ...town, posts, matching, matchingBetween: matching };
}
