import type { PracticeApps } from "./practice_apps.ts";

/** Reads `Basic base64(key:secret)`, both percent-encoded; nothing if it is not written so. */
function basicPair(authorization: string): [key: string, secret: string] | undefined {
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

/**
 * `POST /oauth2/token`: the Bearer Token of an app, for its API key and secret. The same one every
 * time; `undefined` if the pair or the form is not right.
 */
export function answerToken(
  apps: PracticeApps,
  authorization: string,
  form: string,
): { token_type: "bearer"; access_token: string } | undefined {
  if (new URLSearchParams(form).get("grant_type") !== "client_credentials") return undefined;
  const pair = basicPair(authorization);
  const app = pair && apps.ofPair(...pair);
  return app && { token_type: "bearer", access_token: app.keys.bearerToken };
}
