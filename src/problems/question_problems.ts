import { DOCS } from "./console_labels.ts";
import type { Problem } from "./problem.ts";
import { FREE, marked, said } from "./wording.ts";

/** What is wrong with a question: its query, its times, its fields. Nothing is charged for it. */
export const QUESTION_PROBLEMS: readonly Problem[] = [
  {
    id: "query-too-long",
    signature: [
      { status: 400, message: /exceeds max allowed \d+/ },
      { status: 400, type: "rule-length" },
      { status: [414, 431] },
    ],
    found: (e) =>
      `the query is too long${e.query ? `: it has ${[...e.query].length} characters` : ""}` +
      (e.messages.length ? `; ${said(e)}` : ""),
    nextSteps: () => [
      "Shorten it to 512 characters, spaces and operators included (1,024 for the full archive).",
      "Or split it into several queries, and drop the posts that come twice by their id.",
      FREE,
    ],
    docs: DOCS.query,
    keysWork: true,
    source: "X docs and observations, rule-length; public threads",
  },
  {
    id: "query-ambiguous",
    signature: { status: 400, message: /Ambiguous use of/i },
    found: (e) => `X cannot tell what the query means; ${said(e)}`,
    nextSteps: (e) => [
      ...marked(e),
      'A space already means AND: leave the word out. To search for the word itself, write "and" in quotation marks.',
      "Where AND and OR meet, put parentheses around what belongs together.",
      FREE,
    ],
    docs: DOCS.query,
    keysWork: true,
    source: "X docs and observations, 400 query errors",
  },
  {
    id: "query-not-standalone",
    signature: { status: 400, message: /cannot be used as a standalone operator/i },
    found: (e) => `the query needs something to search for beside its filters; ${said(e)}`,
    nextSteps: (e) => [
      ...marked(e),
      "Add a word, a #hashtag, or from: and a user name; lang:, is: and has: only narrow those.",
      FREE,
    ],
    docs: DOCS.query,
    keysWork: true,
    source: "X docs and observations, 400 query errors",
  },
  {
    id: "query-operator-unknown",
    signature: {
      status: 400,
      message: /Reference to invalid operator|not available in current product/i,
    },
    found: (e) => `the query has an operator that X does not take here; ${said(e)}`,
    nextSteps: (e) => [
      ...marked(e),
      "Check its spelling. Dates go into the options since and until, and min_faves: is min_likes: here.",
      "To search for words with a colon, put them in quotation marks.",
      FREE,
    ],
    docs: DOCS.query,
    keysWork: true,
    source: "X docs and observations, 400 query errors",
  },
  {
    id: "query-unreadable",
    signature: { status: 400, message: /missing EOF|no viable alternative/i },
    found: (e) => `X cannot read the query; ${said(e)}`,
    nextSteps: (e) => [
      ...marked(e),
      "Close every parenthesis, and use straight double quotation marks only.",
      FREE,
    ],
    docs: DOCS.query,
    keysWork: true,
    source: "X docs and observations, 400 query errors",
  },
  {
    id: "bad-query",
    signature: [{ status: 400, parameter: "query" }, {
      status: 400,
      message: /\(at position \d+\)/,
    }],
    found: (e) => `X does not understand the query; ${said(e)}`,
    nextSteps: (e) => [
      ...marked(e),
      "A space means AND; write OR in capitals; use straight quotation marks and close every parenthesis.",
      FREE,
    ],
    docs: DOCS.query,
    keysWork: true,
    source: "X docs and observations, 2026",
  },
  {
    id: "start-time-too-old",
    signature: { status: 400, message: /'start_time' must be on or after/ },
    found: (e) => `the search begins too early; ${said(e)}`,
    nextSteps: (e) => {
      const bound = e.messages.join(" ").match(/on or after (\d{4}-\d\d-\d\dT[\d:]+Z?)/)?.[1];
      return [
        bound
          ? `Begin at the earliest moment that X allows: since: "${bound}".`
          : "Leave out since: X then goes back as far as it can.",
        "Recent search reaches back 7 days.",
        FREE,
      ];
    },
    docs: DOCS.search,
    keysWork: true,
    source: "X docs and observations, 400 start_time",
  },
  {
    id: "end-time-too-late",
    signature: { status: 400, message: /'end_time' must be a minimum of 10 seconds/ },
    found: (e) => `the search ends too late; ${said(e)}`,
    nextSteps: () => [
      "Leave out until: X then searches up to about 30 seconds ago.",
      "Or give a moment that lies at least 10 seconds in the past, in UTC.",
      FREE,
    ],
    docs: DOCS.search,
    keysWork: true,
    source: "X docs and observations, 400 end_time",
  },
  {
    id: "ids-with-times",
    signature: { status: 400, message: /'since_id' or 'until_id' in conjunction/ },
    found: (e) => `ids and times cannot be mixed; ${said(e)}`,
    nextSteps: () => ["Use sinceId and untilId, or since and until, but not both kinds.", FREE],
    docs: DOCS.search,
    keysWork: true,
    source: "X docs and observations, 400 ids with times",
  },
  {
    id: "field-unknown",
    signature: { status: 400, message: /is not one of \[/ },
    found: (e) => `X does not know a name that was asked for; ${said(e)}`,
    nextSteps: () => [
      "With card.client: use the names of the tweet dialect, such as tweet.fields and author_id.",
      FREE,
    ],
    docs: "https://docs.x.com/x-api/fundamentals/fields",
    keysWork: true,
    source: "X's playground; X's OpenAPI files 2.166 and 2.167",
  },
];
