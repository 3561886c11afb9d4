import {
  type Access,
  type App,
  type Desk,
  type KeyHolder,
  type Registry,
  sameText,
} from "../desk/mod.ts";
import { clockIsOff, type ProblemBody, tokenRevoked, unauthorized } from "../wire/mod.ts";
import {
  type Oauth1Verdict,
  readOauth1Header,
  type SignedRequest,
  type SigningToken,
  type UsedNonces,
  verifyOauth1,
} from "./oauth1.ts";
import type { RequestTokens } from "./request_tokens.ts";

/** What signing in is checked against. */
export interface SignInWorld {
  readonly registry: Registry;
  readonly desk: Desk;
  readonly nonces: UsedNonces;
  /** Sign-ins that have begun and are not over. */
  readonly requestTokens: RequestTokens;
  /** Scheme and host of the public address. */
  readonly publicUrl: URL;
}

/** How a request means to sign in. */
export type AuthScheme = "oauth1" | "bearer" | "basic" | "none";

/** The ways of signing in that endpoints for data take. */
export type WayIn = "bearer" | "oauth1";

const SCHEMES = { oauth: "oauth1", bearer: "bearer", basic: "basic" } as const;

/** How a request means to sign in, by its `Authorization` header. */
export function schemeOf(authorization: string): AuthScheme {
  const scheme = authorization.split(" ", 1)[0].toLowerCase();
  return Object.hasOwn(SCHEMES, scheme) ? SCHEMES[scheme as keyof typeof SCHEMES] : "none";
}

const bearerToken = (authorization: string) => authorization.replace(/^Bearer\s+/i, "");

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
 * Whose keys a request shows, whether or not they are good together: by this a wrong secret, or a
 * key that was regenerated, is told to the account that it belongs to.
 */
export function claimOf(
  authorization: string,
  { registry: { keys } }: Pick<SignInWorld, "registry">,
): KeyHolder | undefined {
  switch (schemeOf(authorization)) {
    case "bearer":
      return keys.holderOf("bearerToken", bearerToken(authorization));
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

/** Where older clients, such as tweepy 4, still send and sign. X answers there too, it seems. */
const OLD_ADDRESS = "https://api.twitter.com";

/** Who asks, and how they signed in; or why they may not. */
export type Authenticated =
  | { as: "bearer"; app: App }
  | { as: "oauth1"; app: App; access: Pick<Access, "accountId" | "permissions"> }
  | { refused: ProblemBody };

/** Checks a signature against the addresses that may have been signed for. */
export function checkSignature(
  request: Request,
  { registry, nonces, publicUrl, now, tokenOf, ...said }:
    & Pick<SignInWorld, "registry" | "nonces" | "publicUrl">
    & Pick<SignedRequest, "form">
    & {
      now: number;
      tokenOf: (token: string, appId: string) => SigningToken | undefined;
      /** What was signed of the address. @default what stands there */
      query?: SignedRequest["query"];
    },
): Oauth1Verdict {
  const { origin, pathname, searchParams } = new URL(request.url);
  return verifyOauth1(
    {
      method: request.method,
      path: pathname,
      query: [...searchParams],
      authorization: request.headers.get("authorization") ?? "",
      ...said,
    },
    {
      keys: registry.keys,
      nonces,
      tokenOf,
      // Most clients sign for X's address and are led here afterwards.
      origins: [publicUrl.origin, OLD_ADDRESS, origin],
      now,
    },
  );
}

const REFUSALS = { wrong: unauthorized, clock: clockIsOff, revoked: tokenRevoked };

/** Finds out who sent a request. `now` is the room's clock, in milliseconds since 1970. */
export function authenticate(request: Request, world: SignInWorld, now: number): Authenticated {
  const { registry, nonces, publicUrl } = world;
  const authorization = request.headers.get("authorization") ?? "";
  const scheme = schemeOf(authorization);
  if (scheme === "bearer") {
    const holder = registry.keys.holderOf("bearerToken", bearerToken(authorization));
    if (!holder) return { refused: unauthorized() };
    if (holder.killed) return { refused: tokenRevoked() };
    return { as: "bearer", app: registry.app(holder.appId)! };
  }
  if (scheme !== "oauth1") return { refused: unauthorized() };
  const { keys } = registry;
  const tokenOf = (token: string): SigningToken | undefined => {
    const holder = keys.holderOf("accessToken", token);
    return holder && { ...holder, secret: keys.accessOf(token)?.secret ?? "" };
  };
  const verdict = checkSignature(request, { registry, nonces, publicUrl, now, tokenOf });
  if (verdict.outcome !== "signed") return { refused: REFUSALS[verdict.outcome]() };
  const access = keys.accessOf(verdict.token)!;
  return { as: "oauth1", app: registry.app(access.appId)!, access };
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
export function mintBearerToken(
  authorization: string,
  form: string,
  { registry, desk }: Pick<SignInWorld, "registry" | "desk">,
): Minted | undefined {
  if (new URLSearchParams(form).get("grant_type") !== "client_credentials") return undefined;
  const pair = basicPair(authorization);
  const holder = pair && registry.keys.holderOf("apiKey", pair[0]);
  if (!holder || holder.killed) return undefined;
  if (!sameText(registry.keys.secretsOf(holder.appId).apiSecret, pair[1])) return undefined;
  const app = registry.app(holder.appId)!;
  return { token_type: "bearer", access_token: desk.bearerTokenOf(app) };
}
