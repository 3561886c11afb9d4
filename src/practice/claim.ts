import { basicPair } from "./answer_token.ts";
import type { KeyHolder, KeyRing } from "./desk/mod.ts";
import { schemeOf } from "./request_log.ts";
import { readOauth1Header } from "./verify_oauth1.ts";

/**
 * Whose keys a request shows, whether or not they are good together: by this a wrong secret, or a
 * key that was regenerated, is told to the account that it belongs to.
 */
export function claimOf(authorization: string, keys: KeyRing): KeyHolder | undefined {
  switch (schemeOf(authorization)) {
    case "bearer":
      return keys.holderOf("bearerToken", authorization.replace(/^Bearer\s+/i, ""));
    case "oauth1": {
      const header = readOauth1Header(authorization);
      return keys.holderOf("apiKey", header?.get("oauth_consumer_key") ?? "") ??
        keys.holderOf("accessToken", header?.get("oauth_token") ?? "");
    }
    case "basic":
      return keys.holderOf("apiKey", basicPair(authorization)?.[0] ?? "");
    case "none":
      return undefined;
  }
}
