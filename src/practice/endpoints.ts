import type { Answering } from "./answering.ts";
import { answerCounts } from "./answer_counts.ts";
import { answerMe } from "./answer_me.ts";
import { answerSearch } from "./answer_search.ts";
import { answerUsage } from "./answer_usage.ts";
import { FIELD_NAMES, POST_EXPANSIONS, USER_EXPANSIONS } from "./field_names.ts";
import type { ParameterRule, ParameterRules } from "./read_parameters.ts";

/** One `GET` endpoint of the API. */
export interface Endpoint {
  path: string;
  /** Requests per 15 minutes, by the ways of signing in that it takes. */
  limits: { bearer?: number; oauth1?: number };
  parameters: ParameterRules;
  answer: (asked: Answering) => object;
}

/** Where limits, ways of signing in and parameters were read, and when. */
export const ENDPOINTS_SOURCE = {
  source: "https://docs.x.com/x-api/fundamentals/rate-limits",
  asOf: "2026-08-22",
} as const;

const fields = (...names: (keyof typeof FIELD_NAMES)[]): ParameterRules =>
  Object.fromEntries(
    names.map((name): [string, ParameterRule] => [name, { takes: "list", of: FIELD_NAMES[name] }]),
  );

const SEARCHING: ParameterRules = {
  query: { takes: "text" },
  start_time: { takes: "time" },
  end_time: { takes: "time" },
  since_id: { takes: "id" },
  until_id: { takes: "id" },
  next_token: { takes: "text" },
  pagination_token: { takes: "text" },
};

/** The endpoints that the practice room has, beside `POST /oauth2/token`. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    path: "/2/tweets/search/recent",
    limits: { bearer: 450, oauth1: 300 },
    parameters: {
      ...SEARCHING,
      max_results: { takes: "integer", from: 10, to: 100 },
      sort_order: { takes: "choice", of: ["recency", "relevancy"] },
      expansions: { takes: "list", of: POST_EXPANSIONS },
      ...fields("tweet.fields", "user.fields", "media.fields", "place.fields", "poll.fields"),
    },
    answer: answerSearch,
  },
  {
    path: "/2/tweets/counts/recent",
    limits: { bearer: 300 },
    parameters: {
      ...SEARCHING,
      granularity: { takes: "choice", of: ["minute", "hour", "day"] },
      ...fields("search_count.fields"),
    },
    answer: answerCounts,
  },
  {
    path: "/2/users/me",
    limits: { oauth1: 75 },
    parameters: {
      expansions: { takes: "list", of: USER_EXPANSIONS },
      ...fields("user.fields", "tweet.fields"),
    },
    answer: answerMe,
  },
  {
    path: "/2/usage/tweets",
    limits: { bearer: 50 },
    parameters: { days: { takes: "integer", from: 1, to: 90 }, ...fields("usage.fields") },
    answer: answerUsage,
  },
];
