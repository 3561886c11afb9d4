import { createHmac } from "node:crypto";

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
