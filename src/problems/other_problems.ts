import { CONSOLE, DOCS } from "./console_labels.ts";
import { addressToOpen, type Evidence, said } from "./evidence.ts";
import { addressName, atPlace, openConsole } from "./place.ts";
import type { ProblemRow } from "./problem_row.ts";

const OTHER_BODIES: Partial<Record<Evidence["body"], string>> = {
  html: "a web page",
  xml: "a page of XML",
  text: "a text",
  empty: "an empty answer",
};

/** Every status by which a server says that the fault is its own; 408: it waited in vain. */
const SERVER_STATUSES: number[] = [
  408,
  ...Array.from({ length: 100 }, (_, at) => 500 + at)
    .filter((status) => ![501, 505, 511].includes(status)),
];

/** What fits nothing more special. */
export const OTHER_PROBLEMS = [
  {
    id: "forbidden",
    name: "Forbidden, without a reason",
    signature: [
      { code: 200, message: /\bforbidden\b/i },
      { envelope: "Forbidden" },
      { status: 403 },
    ],
    found: (e: Evidence): string => `X refuses; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...(e.body === "empty"
        ? ["An answer without a word can also come from something on the way: try another network."]
        : []),
      `${openConsole(e)}, and look whether the app or the account is suspended or limited.`,
      "Look into the e-mail of the account that owns the app.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    source: "X docs and observations, generic 403",
  },
  {
    id: "bad-parameter",
    name: "A parameter is not taken",
    signature: [
      { parameter: true },
      { code: [25, 44, 170, 195] },
      {
        message:
          /\b(query|request) parameters?\b|\bparameters? to your request\b|\b(is not|must be) between \d+ and \d+/i,
      },
      { envelope: ["invalid-request", "Invalid Request"] },
      { status: 422, body: "json" },
    ],
    found: (e: Evidence): string =>
      e.parameters.length ? `X refuses ${e.parameters.join(", ")}; ${said(e)}` : said(e),
    nextSteps: (): string[] => [
      "Change that option and run it again.",
      "Recent search reaches back 7 days, and its end must lie at least 10 seconds in the past.",
    ],
    docs: DOCS.search,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "X docs and observations, invalid-request; legacy codes 25, 44, 170, 195",
  },
  {
    id: "not-found",
    name: "There is no such thing",
    signature: [
      { code: 34 },
      { message: /\bpage does not exist\b/i },
      { envelope: "Not Found" },
      { status: [404, 410] },
    ],
    found: (e: Evidence): string => `there is nothing at ${e.host}${e.path ?? ""}`,
    nextSteps: (e: Evidence): string[] => [
      `Check ${addressName(e)}.`,
      ...atPlace(e, {
        code: "With card.client: check the path. X may not offer it to every account yet.",
      }),
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    source: "X docs and observations, 404",
  },
  {
    id: "not-offered",
    name: "X does not offer this",
    signature: [
      { envelope: ["Method Not Allowed", "Not Implemented"] },
      { status: [405, 501], body: ["json", "empty", "none"] },
    ],
    found: (e: Evidence): string =>
      `${e.host} knows ${e.path ?? "the address"}, and does not offer this there; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...atPlace(e, {
        code: "With card.client: check the method (get, post) and the path in X's documentation.",
      }),
      `Check ${addressName(e)}.`,
      "Your keys are not the cause.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    example: { status: 405, messages: ["Method Not Allowed"] },
    source: "RFC 9110 (405, 501)",
  },
  {
    id: "refused-by-law",
    name: "Refused for legal reasons",
    signature: [
      { envelope: "Unavailable For Legal Reasons" },
      { status: 451, body: ["json", "text", "empty", "none"] },
    ],
    found: (e: Evidence): string => `this is refused for legal reasons (status 451); ${said(e)}`,
    nextSteps: (): string[] => [
      "Some posts and people are withheld in some countries: leave them out, and note it in your study.",
      "If everything is refused, the network here may have to block X: ask whoever runs it.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    example: { status: 451 },
    source: "RFC 7725 (451)",
  },
  {
    id: "wrong-server",
    name: "Another server answers at this address",
    signature: [{ envelope: "Misdirected Request" }, { status: 421 }],
    found: (e: Evidence): string =>
      `the server that answers at ${e.host} is not the one for this name (status 421)`,
    nextSteps: (e: Evidence): string[] => [
      `Check ${addressName(e)}: the name in it must be the server's own.`,
      "A proxy on the way may have mixed up two servers: run it again, or try another network.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    example: { status: 421 },
    source: "RFC 9110 (421)",
  },
  {
    id: "server-trouble",
    name: "X has trouble",
    signature: [
      { named: ["internal-error", "overloaded_error", "OverCapacity"] },
      { code: [130, 131] },
      { cloudflare: [1000, 1002] },
      { cloudflare: [1014, 1014] },
      { cloudflare: [1016, 1016] },
      { cloudflare: [1018, 1019] },
      { cloudflare: [1033, 1033] },
      { cloudflare: [1101, 1104] },
      { cloudflare: [520, 530] },
      {
        message:
          /\bover capacity\b|\binternal (server )?error\b|\bupstream connect error\b|\bno healthy upstream\b|\btemporarily unavailable\b/i,
      },
      {
        envelope: [
          "Internal Server Error",
          "Bad Gateway",
          "Service Unavailable",
          "Gateway Timeout",
          "Request Timeout",
          "ServiceUnavailable",
        ],
      },
      { status: SERVER_STATUSES },
    ],
    found: (e: Evidence): string =>
      `${e.host} has trouble of its own` + (e.status === undefined ? "" : ` (status ${e.status})`) +
      "; your keys are not the cause",
    nextSteps: (e: Evidence): string[] => [
      "Run it again in a minute.",
      `Look at ${CONSOLE.status} whether X knows of it.`,
      `If it stays for days: apps of X's old free tier are answered like this for good. ${
        openConsole(e)
      }, and go: ${CONSOLE.movePath}.`,
    ],
    docs: CONSOLE.status,
    remedy: "retry",
    cost: "nothing",
    example: { status: 503 },
    source: "X docs and observations, 5xx",
  },
  {
    id: "pages-in-a-circle",
    name: "The server led in a circle",
    found: (): string => "the server led in a circle: a page, or its posts, came a second time",
    nextSteps: (e: Evidence): string[] => [
      "What had come is kept. Whether there are more posts cannot be told from this: do not take it for all.",
      ...atPlace(e, {
        code:
          "Go on from there: search again up to the oldest post that came, with untilId (its id), or until (its time).",
        terminal:
          "Go on from there: search again up to the time of the oldest post that came, with --until.",
      }),
    ],
    docs: DOCS.search,
    remedy: "later",
    cost: "perhaps",
    source: "our own look at the pages: a next_token that repeats, or a page without a new post",
  },
  {
    id: "empty-pages-without-end",
    name: "One empty page after another",
    found: (): string =>
      "ten pages in a row were empty, and each said that there is another after it",
    nextSteps: (e: Evidence): string[] => [
      "What had come is kept. Whether there are more posts cannot be told from this: do not take it for all.",
      ...atPlace(e, {
        code:
          "Ask for shorter spans, such as a day each, with since and until; a count shows which of them have posts.",
        terminal:
          "Ask for shorter spans, such as a day each, with --since and --until; a count shows which of them have posts.",
      }),
      "Or run it again later. An empty page costs nothing.",
    ],
    docs: DOCS.search,
    remedy: "later",
    cost: "nothing",
    source: "our own limit: ten empty pages in a row, with pauses from a quarter of a second to 8",
  },
  {
    id: "unknown-error",
    name: "An error that Library Card does not know",
    signature: { anyWords: true },
    found: (e: Evidence): string =>
      `${e.host} answers with an error that Library Card does not know` +
      (e.status ? ` (status ${e.status})` : "") + `; ${said(e)}`,
    nextSteps: (): string[] => [
      "X's own words are all that is known of it: read them first.",
      `Run it again later, and look at ${CONSOLE.status} whether X knows of trouble.`,
      "Nothing in it says that your keys are bad, or that they are good.",
    ],
    docs: DOCS.errors,
    remedy: "later",
    cost: "nothing",
    example: { status: 409, messages: ["…"] },
    source: "our own reading of errors in JSON",
  },
  {
    id: "unexpected-answer",
    name: "An answer that nobody expected",
    found: (e: Evidence): string =>
      `${e.host} answered with something that is not the X API's` +
      (e.body in OTHER_BODIES ? ` (${OTHER_BODIES[e.body]})` : "") +
      (e.status ? `, status ${e.status}` : "") +
      (e.pageTitle || e.messages.length ? `; ${said(e)}` : ""),
    nextSteps: (e: Evidence): string[] => [
      `Open ${
        addressToOpen(e)
      } in a browser: a network's sign-in page or a block page may stand in between.`,
      `Check ${addressName(e)}.`,
    ],
    docs: DOCS.errors,
    remedy: "later",
    cost: "perhaps",
    example: { status: 200, body: "html" },
    source: "our own check of the answer's shape",
  },
] as const satisfies readonly ProblemRow[];
