import { madeUpTown, type Town } from "../town/mod.ts";
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
  const finds = new Map<string, readonly SearchablePost[]>();
  return (query: string, matches: Matcher): readonly SearchablePost[] => {
    const found = finds.get(query) ?? posts.filter(matches);
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
  /** Those of them that fit a query, newest first. */
  matching: (query: string, matches: Matcher) => readonly SearchablePost[];
  /**
   * The posts of a span that fit a query, newest first, however far back it reaches. From `from` up
   * to, not including, `to`: milliseconds since 1970.
   */
  matchingBetween: (matches: Matcher, from: number, to: number) => readonly SearchablePost[];
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
    matchingBetween: (matches, from, to) =>
      town.postsBetween(from, to)
        .map((post) => prepared.get(post) ?? searchablePost(post))
        .filter(matches),
  };
}
