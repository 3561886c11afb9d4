import { CONSOLE, DOCS } from "./console_labels.ts";
import { type Evidence, said } from "./evidence.ts";
import type { ProblemRow } from "./problem_row.ts";

/** What fits nothing more special. */
export const OTHER_PROBLEMS = [
  {
    id: "forbidden",
    name: "Forbidden, without a reason",
    signature: { status: 403 },
    found: (e: Evidence): string => `X refuses; ${said(e)}`,
    nextSteps: (): string[] => [
      `Open ${CONSOLE.url} and look whether the app or the account is suspended or limited.`,
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
    signature: { status: [400, 422] },
    found: (e: Evidence): string =>
      e.parameters.length ? `X refuses ${e.parameters.join(", ")}; ${said(e)}` : said(e),
    nextSteps: (): string[] => [
      "Change that option and run it again.",
      "Recent search reaches back 7 days, and its end must lie at least 10 seconds in the past.",
    ],
    docs: DOCS.search,
    remedy: "change",
    cost: "nothing",
    source: "X docs and observations, invalid-request",
  },
  {
    id: "not-found",
    name: "There is no such thing",
    signature: [{ status: [404, 410] }, { code: 34 }],
    found: (e: Evidence): string => `there is nothing at ${e.host}${e.path ?? ""}`,
    nextSteps: (): string[] => [
      "Check baseUrl, or the variable X_API_BASE_URL.",
      "With card.client: check the path. X may not offer it to every account yet.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    source: "X docs and observations, 404",
  },
  {
    id: "server-trouble",
    name: "X has trouble",
    signature: [
      { status: [500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530] },
      { code: [130, 131] },
      { type: "internal-error" },
    ],
    found: (e: Evidence): string =>
      `${e.host} has trouble of its own (status ${e.status}); your keys are not the cause`,
    nextSteps: (): string[] => [
      "Run it again in a minute.",
      `Look at ${CONSOLE.status} whether X knows of it.`,
      `If it stays for days: apps of X's old free tier are answered like this for good. In ${CONSOLE.url} go: ${CONSOLE.movePath}.`,
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
    nextSteps: (): string[] => [
      "What had come is kept. Whether there are more posts cannot be told from this: do not take it for all.",
      "Go on from there: search again up to the oldest post that came, with untilId (its id), or until (its time).",
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
    nextSteps: (): string[] => [
      "What had come is kept. Whether there are more posts cannot be told from this: do not take it for all.",
      "Ask for shorter spans, such as a day each, with since and until; a count shows which of them have posts.",
      "Or run it again later. An empty page costs nothing.",
    ],
    docs: DOCS.search,
    remedy: "later",
    cost: "nothing",
    source: "our own limit: ten empty pages in a row, with pauses from a quarter of a second to 8",
  },
  {
    id: "unexpected-answer",
    name: "An answer that nobody expected",
    found: (e: Evidence): string =>
      `${e.host} answered with something that is not the X API's` +
      (e.body === "html" ? " (a web page)" : e.body === "empty" ? " (an empty answer)" : "") +
      (e.status ? `, status ${e.status}` : ""),
    nextSteps: (e: Evidence): string[] => [
      `Open https://${e.host} in a browser: a network's sign-in page or a block page may stand in between.`,
      "Check baseUrl, or the variable X_API_BASE_URL.",
    ],
    docs: DOCS.errors,
    remedy: "later",
    cost: "perhaps",
    example: { status: 200, body: "html" },
    source: "our own check of the answer's shape",
  },
] as const satisfies readonly ProblemRow[];
