import { KEY_NAMES, type NameFacts } from "../keys/later.ts";

/** A name of a key that stands in a text. */
export interface NamedKey {
  facts: NameFacts;
  /** Whether it says X by itself, or is a word of OAuth 1.0a that few others use. */
  sure: boolean;
  start: number;
  end: number;
}

/** Words of OAuth 1.0a, for which X is by far the best known. Source: our own table of names. */
const OAUTH1_REGEXP = /^(oauth_)?consumer_|^(access_)?token_secret$|^oauth_token/i;

/** Names beside those of variables. Sources: OAuth 1.0a, tweepy, twarc, twitter-api-v2, X's console; read 2026-11-24. */
const MORE_NAMES: readonly (readonly [string, NameFacts])[] = [
  ["OAUTH_CONSUMER_KEY", { part: "apiKey", generic: true }],
  ["OAUTH_CONSUMER_SECRET", { part: "apiSecret", generic: true }],
  ["RESOURCE_OWNER_KEY", { part: "accessToken", generic: true }],
  ["RESOURCE_OWNER_SECRET", { part: "accessTokenSecret", generic: true }],
  ["BEARER", { part: "bearerToken", generic: true }],
];

const BETWEEN = "[ _.-]?";
const TABLE = new Map(
  [...KEY_NAMES, ...MORE_NAMES].map(([name, facts]) => [name.replaceAll("_", ""), { name, facts }]),
);

// The longest first: API_KEY_SECRET is no API_KEY. Written together, as in consumerKey, too.
const NAMES_REGEXP = new RegExp(
  `(${
    [...KEY_NAMES.keys(), ...MORE_NAMES.map(([name]) => name)].toSorted((a, b) =>
      b.length - a.length
    ).map((name) => name.split("_").join(BETWEEN)).join("|")
  })(?:s|_?\\d{1,2})?(?![A-Za-z0-9_])`,
  "gi",
);

/** What people put before a name without making it another service's. */
const OWN_PREFIX_REGEXP =
  /(^|[^A-Za-z0-9_])((my|the|old|new|test|config|cfg|settings|dev|prod|env|default)_?)?$/i;
const X_PREFIX_REGEXP = /(twitter|tweet|twarc|tweepy|rtweet)[A-Za-z0-9]*_?$/i;

/** The names of keys of X in a text. Another service's, such as SPOTIFY_API_KEY, is none. */
export function namesIn(text: string): NamedKey[] {
  return [...text.matchAll(NAMES_REGEXP)].flatMap((match): NamedKey[] => {
    const known = TABLE.get(match[1].toUpperCase().replace(/[ _.-]/g, ""));
    if (!known) return [];
    const { name, facts } = known;
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const own = OWN_PREFIX_REGEXP.test(before);
    const isX = X_PREFIX_REGEXP.test(before);
    // Written in capitals and small letters, as in myConsumerKey.
    const joined = /[a-z]$/.test(before) && /^[A-Z]/.test(match[1]) &&
      /^(my|set|get|with)$/i.test(lastWord(before));
    if (!own && !isX && !joined) return [];
    const sure = !facts.generic || isX || OAUTH1_REGEXP.test(name);
    return [{ facts, sure, start: match.index, end: match.index + match[0].length }];
  });
}

const lastWord = (text: string) => /[A-Za-z]*$/.exec(text)![0];

/** What takes keys by their places. Sources: tweepy, twarc, requests-oauthlib, twitter, twitteR, rtweet, twitter-api-v2; read 2026-11-24. */
export const CALL_REGEXP =
  /\b(OAuth1?a?(UserHandler|Handler|Session)|OAuth2?BearerHandler|OAuth1|AppAuthHandler|set_access_token|setup_twitter_oauth|[Tt]warc2?|TwitterApi|twitter\.(OAuth|Api|oauth)|rtweet_\w+|create_token|TwitterOAuth|oauth1\.New(Config|Token))\s*\(/;

/** Words by which the keys beside them are X's. */
export const OF_X_REGEXP = /twitter|tweepy|twarc/i;

/** Words by which a whole text is about X. */
export const ABOUT_X_REGEXP =
  /twitter|tweepy|twarc|rtweet|searchtweets|\btweets?\b|\bapi\.x\.com|\bX API\b|xdk|library.card/i;

/** Names that say nothing of whose a value is. */
export const NEUTRAL_REGEXP =
  /^(key|secret|token|value|val|k|s|t|ts|ck|cs|at|ats|pw|password|auth|cred\w*|keys?\d?|id|data|text|x|y|a|b|c|d|tmp)$/i;
