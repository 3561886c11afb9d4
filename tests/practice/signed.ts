import {
  oauth1Signature,
  percentEncode,
  signatureBase,
} from "../../src/practice/sign_in/oauth1.ts";
import type { IssuedKeys } from "../../src/practice/mod.ts";

/** What may be wrong about a signed request. */
export interface Signing {
  /** Seconds since 1970. */
  timestamp: number;
  nonce: string;
  /** The origin that is signed for. */
  origin?: string;
  method?: string;
  /** What stands in the header beside the keys, such as `oauth_callback`. */
  also?: Record<string, string>;
  /** The fields of the form that is sent. */
  form?: Record<string, string>;
}

/** The `Authorization` header of a request to `path` (with its query), signed with OAuth 1.0a. */
export function signed(
  keys: Omit<IssuedKeys, "bearerToken">,
  path: string,
  signing: Signing,
): Record<string, string> {
  const { timestamp, nonce, origin = "https://api.x.com", method = "GET", also = {}, form = {} } =
    signing;
  const url = new URL(path, origin);
  const own = {
    oauth_consumer_key: keys.apiKey,
    oauth_nonce: nonce,
    oauth_signature_method: "HMAC-SHA1",
    oauth_timestamp: String(timestamp),
    ...(keys.accessToken ? { oauth_token: keys.accessToken } : {}),
    oauth_version: "1.0",
    ...also,
  };
  const parameters = [...url.searchParams, ...Object.entries(own), ...Object.entries(form)];
  const base = signatureBase(method, url.origin + url.pathname, parameters);
  const oauth_signature = oauth1Signature(base, keys.apiSecret, keys.accessTokenSecret);
  const header = Object.entries({ ...own, oauth_signature })
    .map(([name, value]) => `${name}="${percentEncode(value)}"`).join(", ");
  return { authorization: `OAuth ${header}` };
}
