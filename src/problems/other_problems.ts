import { CONSOLE, DOCS } from "./console_labels.ts";
import { type Evidence, said } from "./evidence.ts";
import { addressName, atPlace, openConsole } from "./place.ts";
import type { ProblemRow } from "./problem_row.ts";

/** What fits nothing more special. */
export const OTHER_PROBLEMS = [
  {
    id: "forbidden",
    name: "Forbidden, without a reason",
    signature: { status: 403 },
    found: (e: Evidence): string => `X refuses; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
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
    id: "server-trouble",
    name: "X has trouble",
    signature: [
      { status: [500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530] },
      { code: [130, 131] },
      { type: "internal-error" },
    ],
    found: (e: Evidence): string =>
      `${e.host} has trouble of its own (status ${e.status}); your keys are not the cause`,
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
    id: "unexpected-answer",
    name: "An answer that nobody expected",
    found: (e: Evidence): string =>
      `${e.host} answered with something that is not the X API's` +
      (e.body === "html" ? " (a web page)" : e.body === "empty" ? " (an empty answer)" : "") +
      (e.status ? `, status ${e.status}` : ""),
    nextSteps: (e: Evidence): string[] => [
      `Open https://${e.host} in a browser: a network's sign-in page or a block page may stand in between.`,
      `Check ${addressName(e)}.`,
    ],
    docs: DOCS.errors,
    remedy: "later",
    cost: "perhaps",
    example: { status: 200, body: "html" },
    source: "our own check of the answer's shape",
  },
] as const satisfies readonly ProblemRow[];
