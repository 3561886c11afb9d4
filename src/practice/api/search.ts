import type { SearchablePost } from "../match/mod.ts";
import type { Answering } from "./endpoint.ts";
import { expandPosts } from "./expand_posts.ts";
import { pageOf, PageTokens } from "./page_tokens.ts";
import { postsFound, type Reach, readQuery, searchWindow } from "./search_window.ts";

/** The most liked and reposted first; among equals the newest. */
function byRelevancy(one: SearchablePost, other: SearchablePost): number {
  const weight = ({ post: { fields: { public_metrics: counts } } }: SearchablePost) =>
    counts.like_count + 3 * counts.retweet_count + 2 * counts.quote_count;
  return weight(other) - weight(one) || other.at - one.at;
}

/** What the ids of a page say in `meta`. */
export function idRange(posts: readonly { fields: { id: string } }[]) {
  const ids = posts.map(({ fields }) => fields.id).sort();
  return { newest_id: ids[ids.length - 1], oldest_id: ids[0], result_count: posts.length };
}

/** A page of the posts that a query finds, in the last seven days or in the archive. */
export const search = (reach: Reach) => ({ parameters, path, world, now }: Answering): object => {
  const matches = readQuery(parameters, reach);
  const tokens = new PageTokens(path, parameters, world.seed);
  const position = tokens.read(parameters);
  const town = world.town();
  const { held } = town;
  const window = searchWindow(parameters, { now, reach, end: position?.end, held });
  const query = parameters.get("query")!;
  const found = postsFound(town, { query, matches, window, reach });
  if (parameters.get("sort_order") === "relevancy") found.sort(byRelevancy);
  const { page, tokens: { next_token } } = pageOf(found, {
    offset: position?.offset ?? 0,
    end: window.to,
    size: Number(parameters.get("max_results") ?? 10),
    tokens,
  });
  if (page.length === 0) return { meta: { result_count: 0 } };
  const posts = page.map(({ post }) => post);
  return {
    ...expandPosts(posts, parameters, town),
    meta: { ...idRange(posts), ...(next_token ? { next_token } : {}) },
  };
};
