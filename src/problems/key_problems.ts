import { CONSOLE, DOCS } from "./console_labels.ts";
import { type Evidence, said } from "./evidence.ts";
import { atPlace, consoleSteps, openConsole } from "./place.ts";
import type { ProblemRow } from "./problem_row.ts";
import { SIGNATURE_MINUTES } from "./signature.ts";

/** Which keys were used, in words. */
const theKeys = (evidence: Evidence) => evidence.keys ?? "the keys";

/** What is wrong with the keys, the app or the account, or with how they were used. */
export const KEY_PROBLEMS = [
  {
    id: "unsupported-authentication",
    name: "This needs another kind of key",
    signature: [{ type: "unsupported-authentication" }, { code: 220 }],
    found: (e: Evidence): string =>
      `${e.path ?? "this address"} does not take ${
        e.auth === "oauth1" ? "the four-part password" : "a Bearer Token"
      }`,
    nextSteps: (e: Evidence): string[] =>
      e.auth === "oauth1"
        ? ["Use a Bearer Token here: set X_BEARER_TOKEN, or X_API_KEY and X_API_SECRET."]
        : [
          "Use the four-part password here: set X_API_KEY, X_API_SECRET, X_ACCESS_TOKEN and X_ACCESS_TOKEN_SECRET.",
        ],
    docs: DOCS.methods,
    remedy: "change",
    cost: "nothing",
    source: "X docs and observations, unsupported-authentication",
  },
  {
    id: "bad-key-pair",
    name: "The key and its secret do not belong together",
    signature: { status: [400, 401, 403], code: 99 },
    found: (e: Evidence): string => `X does not know the pair of ${theKeys(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...e.shapeNotes,
      consoleSteps(
        `compare the ${CONSOLE.apiKey} (API key) and ${CONSOLE.apiSecret} (API key secret) under "${CONSOLE.oauth1Section}"; Client ID and Client Secret are other keys`,
        e,
      ),
      `If you no longer have them, choose ${CONSOLE.regenerate} and copy the new ones; the old ones stop working.`,
    ],
    docs: DOCS.appOnly,
    remedy: "change",
    cost: "nothing",
    example: {
      keys: "the API key from X_API_KEY (environment) and the API key secret from X_API_SECRET " +
        "(environment)",
    },
    source: "X docs and observations, legacy code 99",
  },
  {
    id: "access-token-wrong",
    name: "The Access Token is wrong, the API key is right",
    signature: { status: 401, pairGood: true },
    found: (e: Evidence): string =>
      `your API key and its secret are good, but X does not accept ${theKeys(e)} with them`,
    nextSteps: (e: Evidence): string[] => [
      ...e.shapeNotes,
      consoleSteps(
        `compare the ${CONSOLE.accessToken} and the ${CONSOLE.accessTokenSecret}; they must be of the same app as the API key`,
        e,
      ),
      `If you no longer have them, choose ${CONSOLE.regenerate} beside the ${CONSOLE.accessToken}, and copy both new ones.`,
      "For searching and counting, the API key and its secret are enough: leave the other two out.",
    ],
    docs: DOCS.oauth1,
    remedy: "change",
    cost: "nothing",
    example: {
      auth: "oauth1",
      keys: "the Access Token from X_ACCESS_TOKEN (environment) and the Access Token Secret " +
        "from X_ACCESS_TOKEN_SECRET (environment)",
    },
    source: "our own proof: X mints a Bearer Token for the pair, which is free",
  },
  {
    id: "token-revoked",
    name: "The token was revoked or regenerated",
    signature: { code: 89 },
    found: (e: Evidence): string =>
      `X knows ${theKeys(e)}, but it no longer holds: it was revoked or regenerated`,
    nextSteps: (e: Evidence): string[] => [
      consoleSteps(
        `choose ${CONSOLE.regenerate}, and use the new one wherever the old one stands`,
        e,
      ),
    ],
    docs: DOCS.oauth1,
    remedy: "change",
    cost: "nothing",
    source: "X docs, legacy code 89",
  },
  {
    id: "keys-not-sent",
    name: "The keys were lost on the way",
    signature: { code: 215 },
    found: (): string => "no keys arrived at X, or in a form that it cannot read",
    nextSteps: (e: Evidence): string[] => [
      ...e.shapeNotes,
      "Look for a space, a tab or a line break inside a key, and copy it again.",
      "A proxy or gateway on the way may have taken the keys off; try another network.",
    ],
    docs: DOCS.oauth1,
    remedy: "change",
    cost: "nothing",
    source: "X docs, legacy code 215",
  },
  {
    id: "app-suspended",
    name: "The app is suspended",
    signature: { code: 416 },
    found: (): string => "the app of these keys is suspended",
    nextSteps: (e: Evidence): string[] => [
      `${openConsole(e)}, and look what is said of the app; X also writes to its owner's e-mail.`,
      "Other keys of the same app are refused too.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    source: "X docs, legacy code 416",
  },
  {
    id: "account-locked",
    name: "The account is locked",
    signature: { code: [64, 326] },
    found: (): string => "the X account that owns these keys is locked or suspended",
    nextSteps: (): string[] => [
      "Sign in to https://x.com with that account, and follow what it says there.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    source: "X docs, legacy codes 64 and 326",
  },
  {
    id: "permission-too-low",
    name: "The Access Token may only read",
    signature: [{ type: "oauth1-permissions" }, { code: 261 }],
    found: (): string => "your keys work, but the app may only read, and this writes",
    nextSteps: (): string[] => [
      "Searching needs no more than Read only. If you mean to write: change the app's permissions in the console.",
      `Then choose ${CONSOLE.regenerate} for the Access Token: the old one keeps the old permissions.`,
    ],
    docs: DOCS.apps,
    remedy: "change",
    cost: "nothing",
    keysWork: true,
    source: "X's OpenAPI file 2.166, oauth1-permissions; legacy code 261",
  },
  {
    id: "bad-callback",
    name: "The callback address is not on the list",
    signature: { code: [415, 417] },
    found: (e: Evidence): string =>
      `X does not know the callback address of this sign-in; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...atPlace(e, {
        code: "Searching needs no callback: use card.search, which signs with your keys.",
        elsewhere: "Searching needs no callback.",
      }),
      `For a sign-in of other people: ${
        openConsole(e)
      }, and enter the address, to the letter, under the app's authentication settings; http://127.0.0.1 and not localhost.`,
    ],
    docs: DOCS.apps,
    remedy: "change",
    cost: "nothing",
    source: "X docs, legacy codes 415 and 417",
  },
  {
    id: "tls-too-old",
    name: "The encryption is too old",
    signature: { code: 92 },
    found: (): string =>
      "X takes connections with TLS 1.2 or newer only, and something on the way is older",
    nextSteps: (): string[] => [
      "A proxy or gateway on the way may be out of date; try another network.",
      "Update Deno: deno upgrade.",
    ],
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    source: "X docs, legacy code 92",
  },
  {
    id: "old-endpoint",
    name: "An endpoint of the old API",
    signature: [{ code: [453, 251] }, { status: 410 }],
    found: (e: Evidence): string =>
      `${e.path ?? "this address"} belongs to an older API that these keys do not open`,
    nextSteps: (e: Evidence): string[] =>
      atPlace(e, {
        code: "Use the second version: card.search, card.count, or card.client.v2.",
        terminal: "Update Library Card: its search and count use the second version.",
        elsewhere: "Use the second version of the API.",
      }),
    docs: DOCS.errors,
    remedy: "change",
    cost: "nothing",
    source: "X docs, legacy codes 251 and 453",
  },
  {
    id: "blocked-on-the-way",
    name: "Something on the way blocks it",
    signature: [{ status: [401, 403], body: "html" }],
    found: (e: Evidence): string =>
      `${e.host} sent a web page in place of an answer: something on the way blocks this`,
    nextSteps: (): string[] => [
      "Turn off a VPN, or try another network: X's protection refuses some addresses.",
      "On a university or company network, ask whether api.x.com is allowed.",
      "Your keys are not the cause.",
    ],
    docs: CONSOLE.status,
    remedy: "later",
    cost: "nothing",
    source: "public threads, 403 with a page of X's protection",
  },
  {
    id: "clock-off",
    name: "The clock of this computer is off",
    signature: [{ code: 135 }, { status: 401, clockOff: true }],
    found: (e: Evidence): string => {
      const minutes = Math.round(Math.abs(e.clockAhead ?? 0));
      const way = (e.clockAhead ?? 0) > 0 ? "fast" : "slow";
      return minutes >= SIGNATURE_MINUTES
        ? `this computer's clock is ${minutes} minutes ${way}, and a signature is good for ` +
          `${SIGNATURE_MINUTES} minutes only; your keys may be fine`
        : "this computer's clock does not agree with X's; your keys may be fine";
    },
    nextSteps: (): string[] => [
      "Set the clock of this computer: let it set itself from the internet.",
      "Run it again; the keys need no change for now.",
      "Until then, a Bearer Token works: it does not depend on the clock.",
    ],
    docs: DOCS.oauth1,
    remedy: "change",
    cost: "nothing",
    source: "X docs and observations, legacy code 135; the Date header of X's own answer",
  },
  {
    id: "unauthorized",
    name: "The keys are not known",
    signature: [{ status: 401 }, { code: 32 }],
    found: (e: Evidence): string => `X does not accept ${theKeys(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...e.shapeNotes,
      ...(e.pairGood
        ? [
          "Your API key and its secret are good: leave the Bearer Token out, and one is made from them.",
        ]
        : []),
      consoleSteps(
        e.auth === "oauth1"
          ? "compare all four parts; they must come from the same app"
          : `compare the ${CONSOLE.bearerToken}; it must be copied whole, with every % sign`,
        e,
      ),
      `If you no longer have it, choose ${CONSOLE.regenerate} and use the new one; the old one stops working.`,
      ...(e.auth === "oauth1"
        ? ["Check that this computer's clock is right: a signature is good for 5 minutes only."]
        : []),
    ],
    docs: DOCS.oauth1,
    remedy: "change",
    cost: "nothing",
    source: "X docs and observations, 2026",
  },
] as const satisfies readonly ProblemRow[];
