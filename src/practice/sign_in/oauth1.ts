import { createHmac } from "node:crypto";
import { type KeyRing, sameText } from "../desk/mod.ts";

/** Percent-encodes as RFC 3986 has it: only letters, digits and `- . _ ~` stay. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * The text that OAuth 1.0a signs: method, address without its query, and all parameters in order.
 *
 * @param address Scheme, host and path.
 * @param parameters Those of the query, of the form, and of the header but for the signature.
 */
export function signatureBase(
  method: string,
  address: string,
  parameters: readonly (readonly [name: string, value: string])[],
): string {
  const encoded = parameters.map(([name, value]) => [percentEncode(name), percentEncode(value)]);
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  encoded.sort(([nameA, a], [nameB, b]) => order(nameA, nameB) || order(a, b));
  const list = encoded.map(([name, value]) => `${name}=${value}`).join("&");
  return [method.toUpperCase(), address, list].map(percentEncode).join("&");
}

/** Signs a text with HMAC-SHA1, as OAuth 1.0a does. */
export function oauth1Signature(
  base: string,
  apiSecret: string,
  accessTokenSecret: string,
): string {
  const key = `${percentEncode(apiSecret)}&${percentEncode(accessTokenSecret)}`;
  return createHmac("sha1", key).update(base).digest("base64");
}

/** Remembers which nonces were used, for as long as their timestamps would be taken. */
export class UsedNonces {
  #forgetAt = new Map<string, number>();
  #purgeAt = 1000;

  /**
   * Takes a nonce, once.
   *
   * @param forget When it may be forgotten, and `now`: both in seconds since 1970.
   * @returns `false` if it was used before.
   */
  take(nonce: string, forget: number, now: number): boolean {
    const known = this.#forgetAt.get(nonce);
    if (known !== undefined && known >= now) return false;
    this.#forgetAt.set(nonce, forget);
    if (this.#forgetAt.size >= this.#purgeAt) this.#purge(now);
    return true;
  }

  /** Runs when the memory has doubled, so that it costs little per nonce. */
  #purge(now: number): void {
    for (const [nonce, forget] of this.#forgetAt) if (forget < now) this.#forgetAt.delete(nonce);
    this.#purgeAt = Math.max(1000, 2 * this.#forgetAt.size);
  }

  /** How many nonces are remembered. */
  get size(): number {
    return this.#forgetAt.size;
  }
}

/** How far a clock may be off, in seconds. */
const SKEW = 300;

/** A request as OAuth 1.0a sees it. */
export interface SignedRequest {
  method: string;
  /** The path, without query. */
  path: string;
  query: readonly (readonly [name: string, value: string])[];
  /** The fields of its form, if it brings one. */
  form?: readonly (readonly [name: string, value: string])[];
  /** The `Authorization` header. */
  authorization: string;
}

/** What goes with an app's own keys into a signature. */
export interface SigningToken {
  /** The app for which it was made. */
  appId: string;
  secret: string;
  /** Whether it was regenerated or revoked. */
  killed?: boolean;
}

/** What checking a signature needs to know. */
export interface Oauth1World {
  keys: KeyRing;
  /**
   * Finds the token that a header names; an empty text if it names none. Of the app that signs,
   * since a request for a token has none yet.
   */
  tokenOf: (token: string, appId: string) => SigningToken | undefined;
  nonces: UsedNonces;
  /** The origins that may have been signed for, such as `"https://api.x.com"`. */
  origins: readonly string[];
  /** Milliseconds since 1970. */
  now: number;
}

/** How a signature turned out. */
export type Oauth1Verdict =
  | { outcome: "signed"; appId: string; token: string }
  | { outcome: "wrong" }
  /** A part of it was regenerated or revoked. */
  | { outcome: "revoked" }
  | { outcome: "clock" };

const WRONG: Oauth1Verdict = { outcome: "wrong" };

/** Reads the header's parameters; `null` if it is not written as it should be, or one comes twice. */
export function readOauth1Header(header: string): Map<string, string> | null {
  const parameters = new Map<string, string>();
  try {
    for (const part of header.replace(/^OAuth\s+/i, "").split(",")) {
      const match = /^\s*([\w.~%-]+)="([^"]*)"\s*$/.exec(part);
      if (!match) return null;
      const name = decodeURIComponent(match[1]);
      if (parameters.has(name)) return null;
      parameters.set(name, decodeURIComponent(match[2]));
    }
  } catch {
    return null;
  }
  return parameters;
}

/** Checks the signature of a request, its clock, and that it was not sent before. */
export function verifyOauth1(request: SignedRequest, world: Oauth1World): Oauth1Verdict {
  const header = readOauth1Header(request.authorization);
  if (!header) return WRONG;
  const given = (name: string) => header.get(`oauth_${name}`) ?? "";
  const timestamp = given("timestamp");
  const nonce = given("nonce");
  const version = header.get("oauth_version") ?? "1.0";
  if (given("signature_method") !== "HMAC-SHA1" || version !== "1.0") return WRONG;
  if (!/^\d{1,12}$/.test(timestamp) || nonce === "" || nonce.length > 256) return WRONG;
  const seconds = Math.floor(world.now / 1000);
  if (Math.abs(seconds - Number(timestamp)) > SKEW) return { outcome: "clock" };
  const key = world.keys.holderOf("apiKey", given("consumer_key"));
  const token = world.tokenOf(given("token"), key?.appId ?? "");
  if (key?.killed || token?.killed) return { outcome: "revoked" };
  if (!key || key.appId !== token?.appId) return WRONG;

  const parameters = [...request.query, ...request.form ?? []];
  for (const entry of header) {
    if (entry[0] !== "oauth_signature" && entry[0] !== "realm") parameters.push(entry);
  }
  const { appId } = key;
  const { apiSecret } = world.keys.secretsOf(appId);
  const signed = world.origins.some((origin) => {
    const base = signatureBase(request.method, origin + request.path, parameters);
    return sameText(oauth1Signature(base, apiSecret, token.secret), given("signature"));
  });
  if (!signed) return WRONG;
  // Only a good signature uses a nonce up: nobody else can spend a user's nonces or fill the memory.
  const once = `${appId} ${timestamp} ${nonce}`;
  return world.nonces.take(once, Number(timestamp) + SKEW, seconds)
    ? { outcome: "signed", appId, token: given("token") }
    : WRONG;
}
