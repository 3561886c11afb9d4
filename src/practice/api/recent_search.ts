import { createHmac } from "node:crypto";
import type { SearchablePost } from "../match/mod.ts";
import { invalid, POST_EXPANSIONS } from "../wire/mod.ts";
import type { Answering, Endpoint } from "./endpoint.ts";
import { expandPosts } from "./expand_posts.ts";
import { fields, type Parameters } from "./parameters.ts";
import { inWindow, readQuery, SEARCH_PARAMETERS, searchWindow } from "./search_window.ts";

/** Where the next page goes on. */
interface PagePosition {
  /** How many posts came before. */
  offset: number;
  /** The end of the search, so that it stays the same on every page: milliseconds since 1970. */
  end: number;
}

/** The parameters that make it another search. */
const BOUND = ["query", "start_time", "end_time", "since_id", "until_id", "sort_order"];

const OFFSET = 6;
const END = 8;

function mark(parameters: Parameters, body: string, seed: string): string {
  const search = BOUND.map((name) => parameters.get(name) ?? null);
  const digest = createHmac("sha256", seed).update(JSON.stringify([search, body])).digest("hex");
  return BigInt(`0x${digest.slice(0, 30)}`).toString(36).padStart(24, "0");
}

/** Writes a token that is good for this search only. */
function pageToken(parameters: Parameters, position: PagePosition, seed: string): string {
  const offset = position.offset.toString(36).padStart(OFFSET, "0");
  const end = (position.end / 1000).toString(36).padStart(END, "0");
  return mark(parameters, offset + end, seed) + offset + end;
}

/** Reads a token; nothing if it was changed or belongs to another search. */
function readPageToken(
  parameters: Parameters,
  token: string,
  seed: string,
): PagePosition | undefined {
  const body = token.slice(-(OFFSET + END));
  if (token !== mark(parameters, body, seed) + body) return undefined;
  return {
    offset: parseInt(body.slice(0, OFFSET), 36),
    end: parseInt(body.slice(OFFSET), 36) * 1000,
  };
}

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

function answer({ parameters, world, now }: Answering): object {
  const matches = readQuery(parameters);
  const position = positionOf(parameters, world.seed);
  const window = searchWindow(parameters, now, position?.end);
  const limit = Number(parameters.get("max_results") ?? 10);
  const offset = position?.offset ?? 0;

  const town = world.town();
  const found = town.matching(parameters.get("query")!, matches)
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
    ...expandPosts(page.map(({ post }) => post), parameters, town),
    meta: { newest_id: ids[ids.length - 1], oldest_id: ids[0], result_count: page.length, ...more },
  };
}

/** `GET /2/tweets/search/recent`: a page of the posts that a query finds. */
export const RECENT_SEARCH: Endpoint = {
  path: "/2/tweets/search/recent",
  limits: { bearer: 450, oauth1: 300 },
  parameters: {
    ...SEARCH_PARAMETERS,
    max_results: { takes: "integer", from: 10, to: 100 },
    sort_order: { takes: "choice", of: ["recency", "relevancy"] },
    expansions: { takes: "list", of: POST_EXPANSIONS },
    ...fields("tweet.fields", "user.fields", "media.fields", "place.fields", "poll.fields"),
  },
  answer,
};
