import { problem, refused, refusedQuery, SOME_ID } from "./bodies.ts";
import { withoutFields, withoutOneAuthor } from "./leave_out.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioId } from "./scenario_id.ts";

const minute = (time: number) => `${new Date(time).toISOString().slice(0, 16)}Z`;
const DAY = 86_400_000;

/**
 * What is wrong with a question. The answer is about the query or the option that is shown here,
 * whatever was asked. Shapes, and the fragments by which X's sentences are known, as of 2026-08-22.
 */
export const QUESTION_SCENARIOS = {
  "bad-parameter": {
    on: "billed",
    answer: () =>
      refused(
        "max_results",
        "5",
        "The `max_results` query parameter value [5] is not between 10 and 100",
      ),
  },
  "bad-query": {
    on: "billed",
    answer: () => refusedQuery("-cats"),
  },
  "end-time-too-late": {
    on: "billed",
    answer: ({ now }) => {
      const value = new Date(now).toISOString();
      return refused(
        "end_time",
        value,
        `Invalid 'end_time':'${value}'. 'end_time' must be a minimum of 10 seconds prior to the ` +
          "request time.",
      );
    },
  },
  "field-not-allowed": {
    on: "billed",
    answer: () =>
      problem(403, "not-authorized-for-field", "Field Authorization Error", {
        field: "non_public_metrics",
        resource_type: "tweet",
        section: "data",
      }),
  },
  "field-unknown": {
    on: "billed",
    answer: () =>
      refused(
        "tweet.fields",
        "repost_count",
        "The `tweet.fields` query parameter value [repost_count] is not one of " +
          "[author_id,created_at,id,lang,public_metrics,text]",
      ),
  },
  "fields-left-out": { on: "billed", change: withoutFields },
  "ids-with-times": {
    on: "billed",
    answer: ({ now }) =>
      refused(
        "start_time",
        new Date(now - DAY).toISOString(),
        "Invalid use of 'since_id' or 'until_id' in conjunction with 'start_time' or 'end_time'. " +
          "Use ids or times, not both.",
      ),
  },
  "objects-left-out": { on: "billed", change: withoutOneAuthor },
  "query-ambiguous": {
    on: "billed",
    answer: () => refusedQuery("cats and dogs"),
  },
  // It is known by the query itself, so it takes one that stands in single quotation marks.
  "query-in-quotes": {
    on: "billed",
    answer: () => refusedQuery("'cats'"),
  },
  "query-not-standalone": {
    on: "billed",
    answer: () => refusedQuery("lang:en"),
  },
  "query-operator-unknown": {
    on: "billed",
    answer: () => refusedQuery("min_faves:5"),
  },
  "query-too-long": {
    on: "billed",
    answer: () => refusedQuery(`cats${" OR dogs".repeat(75)}`),
  },
  "query-unreadable": {
    on: "billed",
    answer: () => refusedQuery("(cats"),
  },
  "start-time-too-old": {
    on: "billed",
    answer: ({ now }) => {
      const value = minute(now - 8 * DAY);
      const earliest = minute(now - 7 * DAY);
      return refused(
        "start_time",
        value,
        `Invalid 'start_time':'${value}'. 'start_time' must be on or after ${earliest}.`,
      );
    },
  },
  "unavailable-here": {
    on: "billed",
    answer: () =>
      problem(404, "resource-not-found", "Not Found Error", {
        parameter: "id",
        value: SOME_ID,
        resource_id: SOME_ID,
        resource_type: "user",
      }),
  },
} satisfies Partial<Record<ScenarioId, Scenario>>;
