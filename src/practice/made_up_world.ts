import type { Matcher } from "./query_matcher.ts";
import { rememberedFinds } from "./remembered_finds.ts";
import { type SearchablePost, searchablePost } from "./searchable_post.ts";
import { type Author, madeUpPosts } from "./town/mod.ts";

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
