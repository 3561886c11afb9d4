import { DOCS } from "./console_labels.ts";
import { type Evidence, said } from "./evidence.ts";
import { atPlace } from "./place.ts";
import type { ProblemRow } from "./problem_row.ts";

/** The query with a mark under each place that X named, counted from 1. */
function marked({ query, messages }: Evidence): string[] {
  const places = messages.flatMap((text) =>
    [...text.matchAll(/\(at position (\d+)\)/g)].map(([, place]) => Number(place))
  );
  if (!query || !places.some((place) => place <= [...query].length + 1)) return [];
  const marks = Array.from([...query, " "], (_, i) => places.includes(i + 1) ? "^" : " ").join("");
  return [`Look at the mark under your query:\n\n       ${query}\n       ${marks.trimEnd()}\n`];
}

/** What is wrong with a question: its query, its times, its fields. Nothing is charged for it. */
export const QUESTION_PROBLEMS = [
  {
    id: "query-too-long",
    name: "The query is too long",
    signature: [
      { named: "rule-length" },
      {
        message:
          /\bexceeds (the )?max(imum)? allowed( length)?( of)? \d+|\bquery (is )?too long\b/i,
      },
      { status: [414, 431], longQuery: true },
    ],
    found: (e: Evidence): string =>
      e.messages.length || !e.query
        ? `the query is too long; ${said(e)}`
        : `the query is too long: it has ${[...e.query].length} characters`,
    nextSteps: (): string[] => [
      "Shorten it to 512 characters, spaces and operators included (1,024 for the full archive).",
      "Or split it into several queries, and drop the posts that come twice by their id.",
    ],
    docs: DOCS.query,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "X docs and observations, rule-length; public threads",
  },
  {
    id: "query-in-quotes",
    name: "The whole query stands in quotes",
    signature: { status: 400, query: /^'.*'$/s, body: ["json", "none"] },
    found: (e: Evidence): string =>
      `the query stands in single quotation marks, which X does not know; ${said(e)}`,
    nextSteps: (): string[] => [
      "Take the single quotation marks away.",
      'In a Windows terminal, put double quotation marks around the whole query, and \\" around a phrase inside it.',
    ],
    docs: DOCS.query,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    example: { query: "'library lang:en'" },
    source: "public threads, a query that a shell quoted, 2021-2024",
  },
  {
    id: "query-ambiguous",
    name: "AND and OR are mixed without brackets",
    signature: { message: /\bambiguous use of\b/i },
    found: (e: Evidence): string => `X cannot tell what the query means; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...marked(e),
      'A space already means AND: leave the word out. To search for the word itself, write "and" in quotation marks.',
      "Where AND and OR meet, put parentheses around what belongs together.",
    ],
    docs: DOCS.query,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "X docs and observations, 400 query errors",
  },
  {
    id: "query-not-standalone",
    name: "The query needs a word beside its operator",
    signature: {
      message:
        /\bas a stand-?alone operator\b|\bnon-?\s?stop-?\s?words?\b|\bstop-?\s?words?\b|\bpositive (clause|term|keyword)|\bonly (consist of |contains? )?(negat|exclu)|\bpurely negat/i,
    },
    found: (e: Evidence): string =>
      `the query needs a word to search for, beside what it filters or leaves out; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...marked(e),
      "Add a word, a #hashtag, or from: and a user name; lang:, is: and has: only narrow those, a minus sign only leaves out, and words such as the, of and a are too common to count.",
    ],
    docs: DOCS.query,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "X docs and observations, 400 query errors",
  },
  {
    id: "query-operator-unknown",
    name: "The query has an unknown operator",
    signature: {
      message:
        /\breference to invalid operator\b|\b(not available|unavailable) in (the |your )?current product\b/i,
    },
    found: (e: Evidence): string =>
      `the query has an operator that X does not take here; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...marked(e),
      ...atPlace(e, {
        code:
          "Check its spelling. Dates go into the options since and until, and min_faves: is min_likes: here.",
        terminal:
          "Check its spelling. Dates go into --since and --until, and min_faves: is min_likes: here.",
        elsewhere:
          "Check its spelling. Dates do not go into the query, and min_faves: is min_likes: here.",
      }),
      "To search for words with a colon, put them in quotation marks.",
    ],
    docs: DOCS.query,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "X docs and observations, 400 query errors",
  },
  {
    id: "query-unreadable",
    name: "The query cannot be read",
    signature: {
      message: /\bmissing EOF\b|\bno viable alternative\b|\b(mismatched|extraneous) input\b/i,
    },
    found: (e: Evidence): string => `X cannot read the query; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...marked(e),
      "Close every parenthesis, and use straight double quotation marks only.",
    ],
    docs: DOCS.query,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "X docs and observations, 400 query errors",
  },
  {
    id: "bad-query",
    name: "The query is not taken",
    signature: [{ parameter: "query" }, {
      message:
        /\(at position \d+\)|\b(invalid|malformed|unparsable) query\b|\bparsing (the )?query\b/i,
    }],
    found: (e: Evidence): string => `X does not understand the query; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...marked(e),
      "A space means AND; write OR in capitals; use straight quotation marks and close every parenthesis.",
    ],
    docs: DOCS.query,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "X docs and observations, 2026",
  },
  {
    id: "start-time-too-old",
    name: "The time lies before the last seven days",
    signature: {
      message:
        /\bstart_time\W+must be on or after\b|\bsince_id\W+must be an? (tweet|post) id created after\b/i,
    },
    found: (e: Evidence): string => `the search begins too early; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => {
      const bound = e.messages.join(" ").match(/on or after (\d{4}-\d\d-\d\dT[\d:]+Z?)/)?.[1];
      return [
        ...(bound
          ? atPlace(e, {
            code: `Begin at the earliest moment that X allows: since: "${bound}".`,
            terminal: `Begin at the earliest moment that X allows: --since ${bound}.`,
            elsewhere: `Begin at the earliest moment that X allows: ${bound}.`,
          })
          : atPlace(e, {
            code: "Leave out since and sinceId: X then goes back as far as it can.",
            terminal: "Leave out --since, and X goes back as far as it can.",
          })),
        "Recent search reaches back 7 days.",
      ];
    },
    docs: DOCS.search,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "X docs and observations, 400 start_time",
  },
  {
    id: "end-time-too-late",
    name: "The search ends too late",
    signature: { message: /\bend_time\W+must be (a minimum of|at least) \d+ seconds\b/i },
    found: (e: Evidence): string => `the search ends too late; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...atPlace(e, {
        code: "Leave out until: X then searches up to about 30 seconds ago.",
        terminal: "Leave out --until, and X searches up to about 30 seconds ago.",
      }),
      "Or give a moment that lies at least 10 seconds in the past, in UTC.",
    ],
    docs: DOCS.search,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "X docs and observations, 400 end_time",
  },
  {
    id: "ids-with-times",
    name: "Ids and times in one question",
    signature: { message: /\bsince_id\W+(or|and)\W+until_id\W+in conjunction\b/i },
    found: (e: Evidence): string => `ids and times cannot be mixed; ${said(e)}`,
    nextSteps: (e: Evidence): string[] =>
      atPlace(e, {
        code: "Use sinceId and untilId, or since and until, but not both kinds.",
        elsewhere: "Ask by ids or by times, but not by both kinds.",
      }),
    docs: DOCS.search,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "X docs and observations, 400 ids with times",
  },
  {
    id: "field-unknown",
    name: "A field does not exist",
    signature: { message: /\bis not one of \[/i },
    found: (e: Evidence): string => `X does not know a name that was asked for; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...atPlace(e, {
        code:
          "With card.client: use the names of the tweet dialect, such as tweet.fields and author_id.",
        elsewhere: "X may have renamed its fields: look for a newer version of Library Card.",
      }),
    ],
    docs: DOCS.fields,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "X's playground; X's OpenAPI files 2.166 and 2.167",
  },
  {
    id: "field-not-allowed",
    name: "A field is not for everyone",
    signature: {
      named: ["not-authorized-for-field", "field-unauthorized", "field-hydration-failure"],
    },
    found: (e: Evidence): string => `X does not give out a field that was asked for; ${said(e)}`,
    nextSteps: (): string[] => [
      "Leave that field out. Private metrics are for the author only, of the last 30 days, with the four-part password.",
    ],
    docs: DOCS.fields,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "problem types of X's OpenAPI files 2.166 and 2.167",
  },
  {
    id: "unavailable-here",
    name: "A post or person that X does not show",
    signature: [
      {
        named: [
          "resource-not-found",
          "resource-unavailable",
          "disallowed-resource",
          "not-authorized-for-resource",
        ],
      },
      { code: [50, 63, 144, 179] },
      {
        message:
          /\bcould not find (a |the )?(user|tweet|post)s?\b|\buser has been suspended: \[|\bnot authorized to (see|view) (this|the) (user|tweet|post)/i,
      },
    ],
    found: (e: Evidence): string => `X does not show that post, user or place; ${said(e)}`,
    nextSteps: (): string[] => [
      "It may be deleted, suspended or protected, or the id may be wrong.",
      "Leave it out, and note in your study that it was missing.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "problem types of X's OpenAPI file 2.166; legacy codes 50, 63, 144, 179",
  },
  {
    id: "objects-left-out",
    name: "Some authors are left out",
    note: true,
    found: (e: Evidence): string => `X left out something that these posts refer to; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...atPlace(e, {
        code:
          "The posts themselves are all here: keep them. posts.missing lists what was left out.",
        elsewhere: "The posts themselves are all here: keep them.",
      }),
      "Authors who are suspended, deleted or protected are the usual reason.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "200 with errors[], X's documentation, 2026-08-22",
  },
  {
    id: "fields-left-out",
    name: "Some fields are left out",
    note: true,
    found: (): string => "X sent none of the fields that were asked for, and said nothing about it",
    nextSteps: (): string[] => [
      "X may have renamed its fields: look for a newer version of Library Card.",
      "Buy no more posts until then: each is charged, with or without its fields.",
    ],
    docs: DOCS.fields,
    remedy: "change",
    cost: "perhaps",
    keysWork: true,
    source: "unknown field names are ignored and billed, observed 2026-09",
  },
] as const satisfies readonly ProblemRow[];
