import { type SearchablePost, searchablePost } from "./searchable_post.ts";
import { type Author, madeUpPosts } from "./town/mod.ts";

/** The made-up posts, ready to be searched. */
export interface MadeUpWorld {
  /** Newest first; those after the clock's time are not there yet. */
  posts: readonly SearchablePost[];
  /** Who wrote them, by user id. */
  authors: ReadonlyMap<string, Author>;
}

/** Makes the posts of a seed, as of `now` (milliseconds since 1970). */
export function madeUpWorld(seed: string, now: number): MadeUpWorld {
  const { posts, authors } = madeUpPosts(seed, now);
  return {
    posts: posts.map(searchablePost),
    authors: new Map(authors.map((author) => [author.profile.id, author])),
  };
}
