import type { KeyPart } from "./key_parts.ts";

/** What a variable's name says about its value. */
export interface NameFacts {
  /** The part it holds; `"token"` where only the shape can tell (a Bearer or an Access Token). */
  part: KeyPart | "token" | "notASearchKey";
  /** Whether the name says by itself that it belongs to X. Generic names are trusted less. */
  generic: boolean;
}

const PREFIXES = ["X_", "X_API_", "TWITTER_", "TWITTER_API_", "X_OAUTH_"];

/** What follows the prefix. Sources: X's documentation and samples, twitter-api-v2, tweepy, twarc2, public code; read 2026-11-23. */
const STEMS: Record<KeyPart | "token", string[]> = {
  bearerToken: ["BEARER_TOKEN", "BEARER"],
  apiKey: ["KEY", "API_KEY", "CONSUMER_KEY", "APP_KEY"],
  apiSecret: [
    "SECRET",
    "API_SECRET",
    "API_KEY_SECRET",
    "API_SECRET_KEY",
    "CONSUMER_SECRET",
    "CONSUMER_KEY_SECRET",
    "APP_SECRET",
  ],
  accessToken: ["ACCESS_TOKEN"],
  accessTokenSecret: ["ACCESS_TOKEN_SECRET", "ACCESS_SECRET", "TOKEN_SECRET"],
  token: ["TOKEN"],
};

/** Names of other tools, each of which belongs to X. Sources: the tools' own code; read 2026-11-23. */
const OTHER_TOOLS: Record<string, KeyPart> = {
  TWITTER_BEARER: "bearerToken",
  SEARCHTWEETS_BEARER_TOKEN: "bearerToken",
  SEARCHTWEETS_CONSUMER_KEY: "apiKey",
  SEARCHTWEETS_CONSUMER_SECRET: "apiSecret",
  RTWEET_BEARER: "bearerToken",
  RTWEET_API_KEY: "apiKey",
  RTWEET_API_SECRET: "apiSecret",
  RTWEET_ACCESS_TOKEN: "accessToken",
  RTWEET_ACCESS_SECRET: "accessTokenSecret",
  MINET_TWITTER_API_KEY: "apiKey",
  MINET_TWITTER_API_SECRET_KEY: "apiSecret",
  MINET_TWITTER_ACCESS_TOKEN: "accessToken",
  MINET_TWITTER_ACCESS_TOKEN_SECRET: "accessTokenSecret",
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
  for (const [name, part] of Object.entries(OTHER_TOOLS)) table.set(name, { part, generic: false });
  for (const prefix of PREFIXES) {
    for (const [part, stems] of Object.entries(STEMS)) {
      for (const stem of stems) {
        table.set(prefix + stem, { part: part as KeyPart | "token", generic: false });
      }
    }
  }
  return table;
}

/** Every variable name that is looked for, with what it means. */
export const KEY_NAMES: ReadonlyMap<string, NameFacts> = buildTable();

/** What a name means; lower case and hyphens, common mistakes in key files, are read as meant. */
export function factsOfName(name: string): NameFacts | undefined {
  return KEY_NAMES.get(name.toUpperCase().replaceAll("-", "_"));
}
