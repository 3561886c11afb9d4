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

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** So many letters and digits by chance, behind the word that says what they are. */
function made(length: number, randomBytes: (count: number) => Uint8Array): string {
  let text = "PRACTICE";
  while (text.length < length) {
    // 248 is the largest multiple of 62 in a byte: what lies above would favour some letters.
    for (const byte of randomBytes(length)) if (byte < 248) text += LETTERS[byte % 62];
  }
  return text.slice(0, length);
}

/** Makes keys in the shapes of X's own of 2026 that nobody can guess and that say PRACTICE. */
export function issueKeys(
  userId: string,
  randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count)),
): IssuedKeys {
  const random = (length: number) => made(length, randomBytes);
  return {
    apiKey: random(25),
    apiSecret: random(50),
    accessToken: `${userId}-${random(49 - userId.length)}`,
    accessTokenSecret: random(45),
    bearerToken: `${"A".repeat(22)}${random(26)}%2B${random(30)}%3D${random(32)}`,
  };
}
