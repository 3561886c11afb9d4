import { createHmac } from "node:crypto";

/** The five strings of the practice library card. */
export interface IssuedKeys {
  /** The API key, also called consumer key. */
  apiKey: string;
  /** The API key's secret. */
  apiSecret: string;
  /** The Access Token: the user's id, a hyphen, and the rest. */
  accessToken: string;
  /** The Access Token's secret. */
  accessTokenSecret: string;
  /** The Bearer Token of the app. */
  bearerToken: string;
}

type Bytes = (count: number) => Uint8Array;

const byChance: Bytes = (count) => crypto.getRandomValues(new Uint8Array(count));

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** So many letters and digits, behind the word that says what they are. */
function made(length: number, bytes: Bytes): string {
  let text = "PRACTICE";
  while (text.length < length) {
    // 248 is the largest multiple of 62 in a byte: what lies above would favour some letters.
    for (const byte of bytes(length)) if (byte < 248) text += LETTERS[byte % 62];
  }
  return text.slice(0, length);
}

/** A stream of bytes that only who knows the secret can tell. */
function bytesFrom(secret: string, about: string): Bytes {
  let block = 0;
  return () => createHmac("sha512", secret).update(`${about} ${block++}`).digest();
}

/** Makes an API key and its secret in the shapes of X's own of 2026; nobody can guess them. */
export function makeApiPair(bytes = byChance): Pick<IssuedKeys, "apiKey" | "apiSecret"> {
  return { apiKey: made(25, bytes), apiSecret: made(50, bytes) };
}

/** Makes an Access Token of a user, and its secret. */
export function makeAccessPair(
  userId: string,
  bytes = byChance,
): Pick<IssuedKeys, "accessToken" | "accessTokenSecret"> {
  return {
    accessToken: `${userId}-${made(49 - userId.length, bytes)}`,
    accessTokenSecret: made(45, bytes),
  };
}

/**
 * The Bearer Token of an app: it follows from the API secret, so that it can be told again
 * although it is kept nowhere.
 *
 * @param generation Grows when the token is revoked: then another follows.
 */
export function bearerTokenOf(apiSecret: string, generation: number): string {
  const bytes = bytesFrom(apiSecret, `bearer ${generation}`);
  return `${"A".repeat(22)}${made(26, bytes)}%2B${made(30, bytes)}%3D${made(32, bytes)}`;
}

/**
 * The Access Token, and its secret, that an app gets for somebody who signed in to it. On X too,
 * who signs in again gets the same.
 *
 * @param permissions What it may do: at another level it is another.
 */
export function grantedPairOf(
  apiSecret: string,
  { accountId, permissions }: { accountId: string; permissions: string },
): Pick<IssuedKeys, "accessToken" | "accessTokenSecret"> {
  return makeAccessPair(accountId, bytesFrom(apiSecret, `grant ${accountId} ${permissions}`));
}

/** Makes a request token and its secret: what signing in begins with. */
export const makeRequestPair = (): { token: string; secret: string } => ({
  token: made(27, byChance),
  secret: made(32, byChance),
});

/** Makes what proves that somebody signed in: as X does, seven digits to be typed. */
export const makePin = (): string =>
  String(1_000_000 + crypto.getRandomValues(new Uint32Array(1))[0] % 9_000_000);
