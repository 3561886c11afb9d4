import { POST_EXPANSIONS, TWEET_EXPANSIONS, USER_EXPANSIONS } from "../wire/mod.ts";
import { counts } from "./counts.ts";
import type { Endpoint } from "./endpoint.ts";
import {
  followers,
  following,
  likedPosts,
  likers,
  mentions,
  quotes,
  reposters,
  timeline,
} from "./lists.ts";
import { me, people, person, post, posts } from "./lookups.ts";
import { fields, type ParameterRules } from "./parameters.ts";
import { search } from "./search.ts";
import { credits, usage } from "./usage.ts";

const POSTS: ParameterRules = {
  expansions: { takes: "names", of: [...new Set([...TWEET_EXPANSIONS, ...POST_EXPANSIONS])] },
  ...fields(
    "tweet.fields",
    "post.fields",
    "user.fields",
    "media.fields",
    "place.fields",
    "poll.fields",
  ),
};

const PEOPLE: ParameterRules = {
  expansions: { takes: "names", of: USER_EXPANSIONS },
  ...fields("user.fields", "tweet.fields", "post.fields"),
};

const SPAN: ParameterRules = {
  start_time: { takes: "time" },
  end_time: { takes: "time" },
  since_id: { takes: "id" },
  until_id: { takes: "id" },
};

const SEARCH: ParameterRules = {
  query: { takes: "text" },
  ...SPAN,
  next_token: { takes: "text" },
  pagination_token: { takes: "text" },
};

const COUNTS: ParameterRules = {
  ...SEARCH,
  granularity: { takes: "choice", of: ["minute", "hour", "day"] },
  ...fields("search_count.fields"),
};

/** The pages of a list: from so many to so many objects each. */
const pages = (from: number, to: number): ParameterRules => ({
  max_results: { takes: "integer", from, to },
  pagination_token: { takes: "text" },
});

const EXCLUDE: ParameterRules = { exclude: { takes: "names", of: ["replies", "retweets"] } };
const SORT: ParameterRules = {
  sort_order: { takes: "choice", of: ["recency", "relevancy"] },
};
const ID: ParameterRules = { id: { takes: "id" } };
const LOOKUP = { bearer: 300, oauth1: 900 };
// X's pages on limits and on signing in give likes to Bearer Tokens, too; the kits made from its
// OpenAPI file do not.
const SEVENTY_FIVE = { bearer: 75, oauth1: 75 };
const FOLLOWS = { bearer: 300, oauth1: 300 };

/**
 * The endpoints that the practice room has, beside `POST /oauth2/token`, `POST /2/tweets` and
 * `GET /2/openapi.json`. What each costs stands in `money/priced_paths.ts`.
 *
 * Source of limits and ways of signing in: https://docs.x.com/x-api/fundamentals/rate-limits; of
 * parameters: X's OpenAPI files 2.166 and 2.167; 2026-08-22.
 */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    path: "/2/tweets/search/recent",
    summary: "A page of the posts of the last seven days that a query finds",
    limits: { bearer: 450, oauth1: 300 },
    parameters: {
      ...SEARCH,
      ...SORT,
      max_results: { takes: "integer", from: 10, to: 100 },
      ...POSTS,
    },
    brings: "posts",
    answer: search("recent"),
  },
  {
    path: "/2/tweets/search/all",
    summary: "A page of all posts that a query finds",
    limits: { bearer: 300 },
    perSecond: 1,
    parameters: {
      ...SEARCH,
      ...SORT,
      max_results: { takes: "integer", from: 10, to: 500 },
      ...POSTS,
    },
    brings: "posts",
    answer: search("archive"),
  },
  {
    path: "/2/tweets/counts/recent",
    summary: "How many posts of the last seven days a query finds",
    limits: { bearer: 300 },
    parameters: COUNTS,
    brings: "counts",
    answer: counts("recent"),
  },
  {
    path: "/2/tweets/counts/all",
    summary: "How many posts a query finds, 31 days a page",
    limits: { bearer: 300 },
    parameters: COUNTS,
    brings: "counts",
    answer: counts("archive"),
  },
  {
    path: "/2/tweets",
    summary: "Posts by their ids",
    limits: { bearer: 3500, oauth1: 5000 },
    parameters: { ids: { takes: "ids", most: 100 }, ...POSTS },
    brings: "posts",
    answer: posts,
  },
  {
    path: "/2/tweets/:id",
    summary: "A post by its id",
    limits: { bearer: 450, oauth1: 900 },
    inPath: ID,
    parameters: POSTS,
    brings: "post",
    answer: post,
  },
  {
    path: "/2/tweets/:id/liking_users",
    summary: "Who likes a post",
    limits: SEVENTY_FIVE,
    inPath: ID,
    parameters: { ...pages(1, 100), ...PEOPLE },
    brings: "users",
    answer: likers,
  },
  {
    path: "/2/tweets/:id/retweeted_by",
    summary: "Who reposted a post",
    limits: SEVENTY_FIVE,
    inPath: ID,
    parameters: { ...pages(1, 100), ...PEOPLE },
    brings: "users",
    answer: reposters,
  },
  {
    path: "/2/tweets/:id/quote_tweets",
    summary: "The posts that quote a post",
    limits: SEVENTY_FIVE,
    inPath: ID,
    parameters: { ...pages(10, 100), ...EXCLUDE, ...POSTS },
    brings: "posts",
    answer: quotes,
  },
  {
    path: "/2/users",
    summary: "People by their ids",
    limits: LOOKUP,
    parameters: { ids: { takes: "ids", most: 100 }, ...PEOPLE },
    brings: "users",
    answer: people("id"),
  },
  {
    path: "/2/users/me",
    summary: "The account that made the app",
    limits: { oauth1: 75 },
    parameters: PEOPLE,
    brings: "user",
    answer: me,
  },
  {
    path: "/2/users/by",
    summary: "People by their user names",
    limits: LOOKUP,
    parameters: { usernames: { takes: "usernames", most: 100 }, ...PEOPLE },
    brings: "users",
    answer: people("username"),
  },
  {
    path: "/2/users/by/username/:username",
    summary: "A person by their user name",
    limits: LOOKUP,
    inPath: { username: { takes: "username" } },
    parameters: PEOPLE,
    brings: "user",
    answer: person("username"),
  },
  {
    path: "/2/users/:id",
    summary: "A person by their id",
    limits: LOOKUP,
    inPath: ID,
    parameters: PEOPLE,
    brings: "user",
    answer: person("id"),
  },
  {
    path: "/2/users/:id/tweets",
    summary: "What a person posted",
    limits: { bearer: 10_000, oauth1: 900 },
    inPath: ID,
    parameters: { ...pages(5, 100), ...SPAN, ...EXCLUDE, ...POSTS },
    brings: "posts",
    answer: timeline,
  },
  {
    path: "/2/users/:id/mentions",
    summary: "The posts that mention a person",
    limits: { bearer: 450, oauth1: 300 },
    inPath: ID,
    parameters: { ...pages(5, 100), ...SPAN, ...POSTS },
    brings: "posts",
    answer: mentions,
  },
  {
    path: "/2/users/:id/liked_tweets",
    summary: "What a person likes",
    limits: SEVENTY_FIVE,
    inPath: ID,
    parameters: { ...pages(5, 100), ...POSTS },
    brings: "posts",
    answer: likedPosts,
  },
  {
    path: "/2/users/:id/followers",
    summary: "Who follows a person",
    limits: FOLLOWS,
    inPath: ID,
    parameters: { ...pages(1, 1000), ...PEOPLE },
    brings: "users",
    answer: followers,
  },
  {
    path: "/2/users/:id/following",
    summary: "Whom a person follows",
    limits: FOLLOWS,
    inPath: ID,
    parameters: { ...pages(1, 1000), ...PEOPLE },
    brings: "users",
    answer: following,
  },
  {
    path: "/2/usage/tweets",
    summary: "How many posts the apps of this account have read",
    limits: { bearer: 50 },
    parameters: { days: { takes: "integer", from: 1, to: 90 }, ...fields("usage.fields") },
    brings: "usage",
    answer: usage,
  },
  {
    path: "/2/usage/credits",
    summary: "What is left of the account's play money",
    // X names no limit for it; that of its neighbour is taken.
    limits: { bearer: 50 },
    parameters: {},
    brings: "credits",
    answer: credits,
  },
];
