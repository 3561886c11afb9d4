import type { PracticeWorld } from "./practice_world.ts";
import { sameText } from "./desk/mod.ts";

/** Reads `Basic base64(key:secret)`, both percent-encoded; nothing if it is not written so. */
export function basicPair(authorization: string): [key: string, secret: string] | undefined {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1];
  if (!encoded) return undefined;
  try {
    const [key, secret, ...rest] = atob(encoded).split(":");
    if (secret === undefined || rest.length > 0) return undefined;
    return [decodeURIComponent(key), decodeURIComponent(secret)];
  } catch {
    return undefined;
  }
}

/** What X answers to a good pair. */
export interface Minted {
  token_type: "bearer";
  access_token: string;
}

/**
 * `POST /oauth2/token`: the Bearer Token of an app, for its API key and secret. The same one every
 * time; `undefined` if the pair or the form is not right.
 */
export function answerToken(
  { registry, desk }: PracticeWorld,
  authorization: string,
  form: string,
): Minted | undefined {
  if (new URLSearchParams(form).get("grant_type") !== "client_credentials") return undefined;
  const pair = basicPair(authorization);
  const holder = pair && registry.keys.holderOf("apiKey", pair[0]);
  if (!holder || holder.killed) return undefined;
  if (!sameText(registry.keys.secretsOf(holder.appId).apiSecret, pair[1])) return undefined;
  const app = registry.app(holder.appId)!;
  return { token_type: "bearer", access_token: desk.bearerTokenOf(app) };
}
