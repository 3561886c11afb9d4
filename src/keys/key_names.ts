import type { KeyPart } from "./key_parts.ts";

/** What a variable's name says about its value. */
export interface NameFacts {
  /** The part it holds; `"token"` where only the shape can tell (a Bearer or an Access Token). */
  part: KeyPart | "token" | "notASearchKey";
  /** Whether the name says by itself that it belongs to X. Generic names are trusted less. */
  generic: boolean;
  /** Whether it counts only where the value has the shape of a key of X: many services use the name. */
  byShape?: boolean;
}

const PREFIXES = [
  ...["X_", "X_API_", "TWITTER_", "TWITTER_API_", "X_OAUTH_", "TWITTER_OAUTH_"],
  ...["RTWEET_", "MINET_TWITTER_", "SEARCHTWEETS_"],
];

/** A prefix that is not X's alone. Source: public code; read 2026-11-24. */
const GENERIC_PREFIX = "TW_";

/** What follows the prefix. Sources: X's documentation and samples, twitter-api-v2, tweepy, twarc2, rtweet, minet, searchtweets, public code; read 2026-11-24. */
const STEMS: Record<KeyPart | "token", string[]> = {
  bearerToken: ["BEARER_TOKEN", "BEARER"],
  apiKey: ["KEY", "API_KEY", "CONSUMER_KEY", "APP_KEY", "CONSUMER_API_KEY"],
  apiSecret: [
    "SECRET",
    "API_SECRET",
    "API_KEY_SECRET",
    "API_SECRET_KEY",
    "CONSUMER_SECRET",
    "CONSUMER_KEY_SECRET",
    "CONSUMER_SECRET_KEY",
    "CONSUMER_API_SECRET",
    "APP_SECRET",
  ],
  accessToken: ["ACCESS_TOKEN", "ACCESS_KEY", "OAUTH_TOKEN", "ACCESS_TOKEN_KEY"],
  accessTokenSecret: [
    "ACCESS_TOKEN_SECRET",
    "ACCESS_SECRET",
    "ACCESS_KEY_SECRET",
    "TOKEN_SECRET",
    "OAUTH_TOKEN_SECRET",
  ],
  token: ["TOKEN"],
};

/** Names that other services use too. Sources: X's samples, tweepy, twitter-api-v2; read 2026-11-23. */
const GENERIC: Record<string, KeyPart> = {
  BEARER_TOKEN: "bearerToken",
  API_KEY: "apiKey",
  CONSUMER_KEY: "apiKey",
  CONSUMER_TOKEN: "apiKey",
  APP_KEY: "apiKey",
  API_SECRET: "apiSecret",
  API_KEY_SECRET: "apiSecret",
  API_SECRET_KEY: "apiSecret",
  CONSUMER_SECRET: "apiSecret",
  CONSUMER_KEY_SECRET: "apiSecret",
  APP_SECRET: "apiSecret",
  ACCESS_TOKEN: "accessToken",
  OAUTH_TOKEN: "accessToken",
  ACCESS_TOKEN_SECRET: "accessTokenSecret",
  ACCESS_SECRET: "accessTokenSecret",
  TOKEN_SECRET: "accessTokenSecret",
  OAUTH_SECRET: "accessTokenSecret",
  OAUTH_TOKEN_SECRET: "accessTokenSecret",
};

/**
 * Names that so many services use that only the shape of the value tells. Source: public code that
 * asks X; read 2026-11-24.
 */
const BY_SHAPE: Record<string, KeyPart | "token"> = {
  ACCESS_KEY: "accessToken",
  ACCESS_TOKEN_KEY: "accessToken",
  TOKEN: "token",
  AUTH_TOKEN: "token",
  API_TOKEN: "token",
  USER_ACCESS_TOKEN: "token",
  APP_ACCESS_TOKEN: "token",
  OAUTH2_ACCESS_TOKEN: "token",
};

/** Names of keys that do not search: OAuth 2.0 clients, and xAI. Sources: X's SDKs, console.x.ai; read 2026-11-23. */
const NOT_SEARCH_KEYS = [
  ...["X_", "X_API_", "X_OAUTH2_", "TWITTER_", ""].flatMap((
    prefix,
  ) => [`${prefix}CLIENT_ID`, `${prefix}CLIENT_SECRET`]),
  "XAI_API_KEY",
];

function buildTable(): ReadonlyMap<string, NameFacts> {
  const table = new Map<string, NameFacts>();
  for (const name of NOT_SEARCH_KEYS) table.set(name, { part: "notASearchKey", generic: true });
  for (const [name, part] of Object.entries(GENERIC)) table.set(name, { part, generic: true });
  for (const [name, part] of Object.entries(BY_SHAPE)) {
    table.set(name, { part, generic: true, byShape: true });
  }
  for (const prefix of [...PREFIXES, GENERIC_PREFIX]) {
    const generic = prefix === GENERIC_PREFIX;
    for (const [part, stems] of Object.entries(STEMS) as [KeyPart | "token", string[]][]) {
      for (const stem of stems) {
        const byShape = generic && part === "token";
        table.set(prefix + stem, { part, generic, ...(byShape ? { byShape } : {}) });
      }
    }
  }
  // No API key secret, whatever the other prefixes make of these endings.
  table.set("TWITTER_OAUTH_SECRET", { part: "accessTokenSecret", generic: false });
  table.set("TWITTER_OAUTH_TOKEN", { part: "accessToken", generic: false });
  return table;
}

/** Every variable name that is looked for, with what it means. */
export const KEY_NAMES: ReadonlyMap<string, NameFacts> = buildTable();

/**
 * How a name may stand in an environment, where capitals count. Sources: X's samples
 * (`Bearer_Token`), public code; read 2026-11-24.
 */
export const spellingsOf = (name: string): string[] => [
  name,
  name.toLowerCase(),
  name.toLowerCase().replace(/(^|_)([a-z])/g, (_, before, letter) => before + letter.toUpperCase()),
];

/** What a name means; lower case and hyphens, common mistakes in key files, are read as meant. */
export function factsOfName(name: string): NameFacts | undefined {
  return KEY_NAMES.get(name.toUpperCase().replaceAll("-", "_"));
}
