import { assertEquals } from "../assert.ts";
import { secondsOfWaiting, worstCase } from "../../src/money/mod.ts";

const SEARCH = "/2/tweets/search/recent";
const query = "library";

const CASES = [
  { what: "a search without a size", path: SEARCH, parameters: { query }, mills: 50 },
  {
    what: "a search whose path is written otherwise",
    path: "/2//tweets/search/%72ecent/",
    parameters: { query },
    mills: 50,
  },
  { what: "a full page", path: SEARCH, parameters: { query, max_results: "100" }, mills: 500 },
  {
    what: "a page with authors",
    path: SEARCH,
    parameters: { query, max_results: "100", expansions: "author_id" },
    mills: 1500,
  },
  {
    what: "a page with references, of which a post can have two",
    path: SEARCH,
    parameters: { query, max_results: "100", expansions: "referenced_tweets.id" },
    mills: 1500,
  },
  {
    what: "a page with authors, references and their authors",
    path: SEARCH,
    parameters: {
      query,
      max_results: "10",
      expansions: "author_id,referenced_tweets.id,referenced_tweets.id.author_id",
    },
    mills: 450,
  },
  {
    what: "photos, which have no price",
    path: SEARCH,
    parameters: { query, expansions: "attachments.media_keys,geo.place_id" },
    mills: 50,
  },
  {
    what: "mentions, which have no bound",
    path: SEARCH,
    parameters: { query, expansions: "entities.mentions.username" },
    mills: Infinity,
  },
  {
    what: "an expansion that X made since",
    path: SEARCH,
    parameters: { query, expansions: "brand_new" },
    mills: Infinity,
  },
  {
    what: "the same references in X's other dialect",
    path: SEARCH,
    parameters: { query, max_results: "100", expansions: "referenced_posts" },
    mills: 1500,
  },
  { what: "a timeline without a size", path: "/2/users/1/tweets", parameters: {}, mills: 50 },
  { what: "who likes a post", path: "/2/tweets/1/liking_users", parameters: {}, mills: 1000 },
  {
    what: "the largest page of followers",
    path: "/2/users/1/followers",
    parameters: { max_results: "1000" },
    mills: 10_000,
  },
  {
    what: "a page of the archive",
    path: "/2/tweets/search/all",
    parameters: { query, max_results: "500" },
    mills: 2500,
  },
  { what: "a search without a query, which X refuses", path: SEARCH, parameters: {}, mills: 0 },
  {
    what: "a size that is no number",
    path: SEARCH,
    parameters: { query, max_results: "many" },
    mills: 2500,
  },
  { what: "a count", path: "/2/tweets/counts/recent", parameters: { query }, mills: 5 },
  { what: "three ids", path: "/2/tweets", parameters: { ids: "1,2,3" }, mills: 15 },
  { what: "two users", path: "/2/users/by", parameters: { usernames: "a,b" }, mills: 20 },
  { what: "who you are", path: "/2/users/me", parameters: {}, mills: 10 },
  { what: "usage", path: "/2/usage/tweets", parameters: {}, mills: 0 },
  { what: "minting", path: "/oauth2/token", parameters: {}, method: "post", mills: 0 },
  { what: "another path", path: "/2/lists/1", parameters: {}, mills: undefined },
  { what: "writing a post", path: "/2/tweets", parameters: {}, method: "POST", mills: undefined },
  { what: "a path behind a prefix", path: "/proxy/2/users/me", parameters: {}, mills: 10 },
];

Deno.test.each(CASES)("worstCase() of $what", ({ path, parameters, method, mills }) => {
  assertEquals(worstCase({ method, path, parameters }), mills);
});

const WAITS = [
  { requests: 1, by: "app", seconds: 0 },
  { requests: 450, by: "app", seconds: 0 },
  { requests: 451, by: "app", seconds: 900 },
  { requests: 301, by: "user", seconds: 900 },
  { requests: 4_501, by: "app", seconds: 9_000 },
] as const;

Deno.test.each(WAITS)("secondsOfWaiting() for $requests requests as the $by", (row) => {
  assertEquals(secondsOfWaiting(row.requests, SEARCH, row.by), row.seconds);
});
