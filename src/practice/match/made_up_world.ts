import { type Author, madeUpPosts } from "../town/mod.ts";
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

/** The made-up posts, ready to be searched. */
export interface MadeUpWorld {
  /** Newest first; those after the clock's time are not there yet. */
  posts: readonly SearchablePost[];
  /** Those that fit a query, newest first. */
  matching: (query: string, matches: Matcher) => readonly SearchablePost[];
  /** Who wrote them, by user id. */
  authors: ReadonlyMap<string, Author>;
}

/** Makes the posts of a seed, as of `now` (milliseconds since 1970). */
export function madeUpWorld(seed: string, now: number): MadeUpWorld {
  const { posts: madeUp, authors } = madeUpPosts(seed, now);
  const posts = madeUp.map(searchablePost);
  return {
    posts,
    matching: rememberedFinds(posts),
    authors: new Map(authors.map((author) => [author.profile.id, author])),
  };
}
