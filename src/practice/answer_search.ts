import type { Answering } from "./answering.ts";
import { expandPosts } from "./expand_posts.ts";
import { invalid } from "./invalid_request.ts";
import { pageToken, readPageToken } from "./page_token.ts";
import type { Parameters } from "./read_parameters.ts";
import { readQuery } from "./read_query.ts";
import { inWindow, searchWindow } from "./search_window.ts";
import type { SearchablePost } from "./searchable_post.ts";

function positionOf(parameters: Parameters, seed: string) {
  const names = ["next_token", "pagination_token"].filter((name) => parameters.has(name));
  if (names.length === 0) return undefined;
  const [name] = names;
  const token = parameters.get(name)!;
  if (names.length > 1) {
    throw invalid(name, token, "Use one of `next_token` and `pagination_token`, not both");
  }
  const position = readPageToken(parameters, token, seed);
  if (!position) {
    const message = `Invalid '${name}':'${token}'. It was changed, or belongs to another search.`;
    throw invalid(name, token, message);
  }
  return position;
}

/** The most liked and reposted first; among equals the newest. */
function byRelevancy(one: SearchablePost, other: SearchablePost): number {
  const weight = ({ post: { fields: { public_metrics: counts } } }: SearchablePost) =>
    counts.like_count + 3 * counts.retweet_count + 2 * counts.quote_count;
  return weight(other) - weight(one) || other.at - one.at;
}

/** `GET /2/tweets/search/recent`: a page of the posts that a query finds. */
export function answerSearch({ parameters, world, now }: Answering): object {
  const matches = readQuery(parameters);
  const position = positionOf(parameters, world.seed);
  const window = searchWindow(parameters, now, position?.end);
  const limit = Number(parameters.get("max_results") ?? 10);
  const offset = position?.offset ?? 0;

  const { matching, authors } = world.town();
  const found = matching(parameters.get("query")!, matches)
    .filter((post) => inWindow(post, window));
  if (parameters.get("sort_order") === "relevancy") found.sort(byRelevancy);
  const page = found.slice(offset, offset + limit);
  const next = offset + limit;
  const more = next < found.length
    ? { next_token: pageToken(parameters, { offset: next, end: window.to }, world.seed) }
    : {};
  if (page.length === 0) return { meta: { result_count: 0 } };
  const ids = page.map(({ id }) => id).sort();
  return {
    ...expandPosts(page.map(({ post }) => post), parameters, authors),
    meta: { newest_id: ids[ids.length - 1], oldest_id: ids[0], result_count: page.length, ...more },
  };
}
