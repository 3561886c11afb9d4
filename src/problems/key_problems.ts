import { CONSOLE, DOCS } from "./console_labels.ts";
import { type Evidence, said } from "./evidence.ts";
import { atPlace, consoleSteps, openConsole } from "./place.ts";
import type { ProblemRow } from "./problem_row.ts";
import { MINTING_REGEXP, type Signature, SIGNATURE_MINUTES } from "./signature.ts";

/** Which keys were used, in words. */
const theKeys = (evidence: Evidence) => evidence.keys ?? "the keys";

/** How X says that it does not accept what signed, whatever it was. */
const REFUSED: readonly Signature[] = [
  { code: 32 },
  { message: /\bcould not authenticate\b/i },
  { envelope: "Unauthorized" },
  { status: 401 },
];

const REVOKED: readonly Signature[] = [
  { code: 89 },
  { message: /\binvalid or expired token\b|\btoken (has been |was |is )?(revoked|expired)\b/i },
];

/** How an OAuth server says that it does not know the pair. Source: RFC 6749, section 5.2. */
const UNKNOWN_PAIR: readonly Signature[] = [
  { named: ["invalid_client", "authenticity_token_error"] },
  { code: [32, 89, 99] },
  { message: /\b(unable to verify|could not verify) your credentials\b/i },
  { message: /\bcould not authenticate\b/i },
  { status: 401 },
];

const at = (path: RegExp, signatures: readonly Signature[]): Signature[] =>
  signatures.map((clues) => ({ ...clues, path }));

/** The ways of signing in that X's answer says are taken here; nothing where it does not say. */
function waysIn({ messages }: Evidence): string | undefined {
  return messages.join(" ").match(/\bsupported authentication types are \[([^\]]*)\]/i)?.[1];
}

/** Whether only a sign-in of a person by OAuth 2.0 is taken, for which no key of ours is. */
const needsPersonsSignIn = (e: Evidence): boolean => {
  const ways = waysIn(e);
  return ways !== undefined && /OAuth 2\.0 User/i.test(ways) &&
    !/OAuth 1\.0a|Application-Only/i.test(ways);
};

/** Whether the four-part password is taken, by X's words, or else because it was not used. */
const takesFourParts = (e: Evidence): boolean => {
  const ways = waysIn(e);
  return ways === undefined ? e.auth !== "oauth1" : /OAuth 1\.0a/i.test(ways);
};

const USED: Record<NonNullable<Evidence["auth"]>, string> = {
  bearer: "a Bearer Token",
  oauth1: "the four-part password",
  basic: "an API key and its secret",
};

/** Nobody copied a token that was made from the key and its secret: nobody can mend it by copying. */
const madeAnew = (e: Evidence) => [
  "Run it again: a new Bearer Token is made first.",
  consoleSteps(
    `look whether the keys were regenerated, or the app was stopped; if so, copy the new ${CONSOLE.apiKey} and ${CONSOLE.apiSecret}`,
    e,
  ),
  `X itself can be in trouble: look at ${CONSOLE.status}.`,
];

/** What is wrong with the keys, the app or the account, or with how they were used. */
export const KEY_PROBLEMS = [
  {
    id: "unsupported-authentication",
    name: "This needs another kind of key",
    signature: [
      { named: "unsupported-authentication" },
      { code: 220 },
      {
        message:
          /\bauthenticating with .{1,60} is forbidden for this endpoint\b|\bcredentials do not allow access to this resource\b/i,
      },
    ],
    found: (e: Evidence): string =>
      `${e.path ?? "this address"} does not take ${USED[e.auth ?? "bearer"]}` +
      (needsPersonsSignIn(e)
        ? ", only a sign-in by a person in the browser (OAuth 2.0 User Context)"
        : ""),
    nextSteps: (e: Evidence): string[] =>
      needsPersonsSignIn(e)
        ? [
          "None of the keys that Library Card uses opens this: it takes the Client ID and a sign-in in the browser.",
          "Searching, counting and usage do not need it.",
        ]
        : takesFourParts(e)
        ? [
          "Use the four-part password here: set X_API_KEY, X_API_SECRET, X_ACCESS_TOKEN and X_ACCESS_TOKEN_SECRET.",
        ]
        : ["Use a Bearer Token here: set X_BEARER_TOKEN, or X_API_KEY and X_API_SECRET."],
    docs: DOCS.methods,
    remedy: "change",
    cost: "nothing",
    source: "X docs and observations, unsupported-authentication",
  },
  {
    id: "bad-key-pair",
    name: "The key and its secret do not belong together",
    signature: [
      { named: "authenticity_token_error" },
      { code: 99 },
      ...at(MINTING_REGEXP, UNKNOWN_PAIR),
    ] as Signature[],
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
    id: "no-bearer-token",
    name: "X makes no Bearer Token of these keys",
    signature: [
      { path: MINTING_REGEXP, named: ["unauthorized_client", "unsupported_grant_type"] },
      { path: MINTING_REGEXP, code: [87, 170, 220, 251, 453] },
      { path: MINTING_REGEXP, message: /\bmissing required parameter\b|\bgrant_type\b/i },
      {
        path: MINTING_REGEXP,
        status: [400, 403, 405, 406, 409, 410, 422],
        body: ["json", "empty"],
      },
    ],
    found: (e: Evidence): string => `X makes no Bearer Token of ${theKeys(e)}; ${said(e)}`,
    nextSteps: (e: Evidence): string[] => [
      ...e.shapeNotes,
      consoleSteps(
        `look whether the app may be used, and compare the ${CONSOLE.apiKey} and ${CONSOLE.apiSecret} under "${CONSOLE.oauth1Section}"; Client ID and Client Secret are other keys`,
        e,
      ),
      "Or copy a Bearer Token from there and set X_BEARER_TOKEN: then none has to be made.",
      "A proxy or gateway on the way may have changed the request; another network would show it.",
    ],
    docs: DOCS.appOnly,
    remedy: "change",
    cost: "nothing",
    example: {
      auth: "basic",
      keys: "the API key from X_API_KEY (environment) and the API key secret from X_API_SECRET " +
        "(environment)",
      messages: ["Missing required parameter: grant_type"],
    },
    source: "X docs, oauth2/token; RFC 6749, section 5.2; legacy codes 170 and 453",
  },
  {
    id: "access-token-wrong",
    name: "The Access Token is wrong, the API key is right",
    signature: REFUSED.map((clues) => ({ ...clues, pairGood: true as const })) as Signature[],
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
    signature: REVOKED,
    found: (e: Evidence): string =>
      e.minted
        ? `X made a Bearer Token of ${theKeys(e)}, and it no longer holds: it was revoked`
        : `X knows ${theKeys(e)}, but it no longer holds: it was revoked or regenerated`,
    nextSteps: (e: Evidence): string[] =>
      e.minted ? madeAnew(e) : [
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
    signature: [
      {
        path: MINTING_REGEXP,
        named: "unauthorized_client",
        message: /\bauthorization header\b/i,
      },
      { code: 215 },
      {
        message:
          /\bbad authentication data\b|\bmissing (or invalid |valid )?authorization header\b/i,
      },
    ],
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
    signature: [
      { named: ["app-suspended", "application-suspended", "client-suspended"] },
      { code: 416 },
      { message: /\b(app|application|client)\b.{0,40}\bsuspended\b/i },
    ],
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
    signature: [
      { named: ["user-suspended", "account-suspended", "account-locked"] },
      { code: [64, 326] },
      {
        message:
          /\b(your|this) account (is|has been|was)( temporarily| permanently)? (locked|suspended)\b/i,
      },
    ],
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
    signature: [
      { named: "oauth1-permissions" },
      { code: 261 },
      { message: /\bread-only application\b|\bappropriate oauth1 app permissions\b/i },
    ],
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
    signature: [{ code: 92 }, { message: /\b(ssl|tls 1\.[0-9]( or newer)?) is required\b/i }],
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
    signature: [
      { code: [251, 453] },
      {
        message:
          /\bsubset of (the )?(x|twitter) api\b|\bendpoint (has been|is|was) (retired|deprecated)\b/i,
      },
      { status: 410, body: ["json", "empty", "none"] },
    ],
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
    id: "clock-off",
    name: "The clock of this computer is off",
    signature: [
      { code: 135 },
      { message: /\btimestamp out of bounds\b/i },
      ...REFUSED.map((clues) => ({ ...clues, clockOff: true as const })),
    ] as Signature[],
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
    signature: REFUSED,
    found: (
      e: Evidence,
    ): string => (e.minted
      ? `X made a Bearer Token of ${theKeys(e)}, and then did not take it`
      : `X does not accept ${theKeys(e)}`),
    nextSteps: (e: Evidence): string[] =>
      e.minted ? madeAnew(e) : [
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
