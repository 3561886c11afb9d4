import type { Matcher } from "./query_matcher.ts";
import type { SearchablePost } from "./searchable_post.ts";

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
