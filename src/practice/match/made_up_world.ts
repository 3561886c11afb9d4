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
  return rememberedFindsOf((_query, matches) => posts.filter(matches), remembered);
}

function rememberedFindsOf(find: MadeUpWorld["matching"], remembered = REMEMBERED) {
  const finds = new Map<string, readonly SearchablePost[]>();
  return (query: string, matches: Matcher): readonly SearchablePost[] => {
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
  matching: (query: string, matches: Matcher) => readonly SearchablePost[];
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

/** Makes the posts of a seed, as of `now` (milliseconds since 1970). */
export function madeUpWorld(seed: string, now: number): MadeUpWorld {
  const town = madeUpTown(seed, now);
  const posts = town.postsBetween(-Infinity, Infinity).map(searchablePost);
  const prepared = new Map(posts.map((each) => [each.post, each]));
  return {
    ...town,
    posts,
    matching: rememberedFinds(posts),
    matchingBetween: (_query, matches, from, to) =>
      town.postsBetween(from, to)
        .map((post) => prepared.get(post) ?? searchablePost(post))
        .filter(matches),
  };
}

/**
 * Makes a world of the posts of a collection. A query that the collection asked finds what X found;
 * any other finds what fits among all that is held.
 */
export function replayedWorld(town: ReplayedTown): MadeUpWorld {
  const posts = town.postsBetween(-Infinity, Infinity).map(searchablePost);
  const prepared = new Map<MadeUpPost, SearchablePost>(posts.map((each) => [each.post, each]));
  const matching: MadeUpWorld["matching"] = (query, matches) =>
    town.askedFor(query)?.map((post) => prepared.get(post)!) ?? posts.filter(matches);
  return {
    ...town,
    posts,
    matching: rememberedFindsOf(matching),
    matchingBetween: (query, matches) => matching(query, matches),
  };
}
