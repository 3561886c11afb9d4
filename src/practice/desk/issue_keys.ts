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
  let block = 0;
  const bytes: Bytes = () =>
    createHmac("sha512", apiSecret).update(`bearer ${generation} ${block++}`).digest();
  return `${"A".repeat(22)}${made(26, bytes)}%2B${made(30, bytes)}%3D${made(32, bytes)}`;
}
