import type { Account, App, IssuedKeys, Permissions } from "../desk/mod.ts";
import {
  badVerifier,
  callbackNotApproved,
  clockIsOff,
  couldNotAuthenticate,
  onlyPin,
  type ProblemBody,
  tokenRevoked,
  tokenUnknown,
} from "../wire/mod.ts";
import { checkSignature, type SignInWorld } from "./authenticate.ts";
import { type Oauth1Verdict, readOauth1Header } from "./oauth1.ts";
import type { RequestToken } from "./request_tokens.ts";

/** A request for a token: as it came, with the text of its form, and when. */
export interface TokenRequest {
  request: Request;
  /** Empty if there is none. */
  form: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** What a program asks for with a request, wherever it says it: header, address or form. */
function told({ request, form }: TokenRequest): (name: string) => string | undefined {
  const header = readOauth1Header(request.headers.get("authorization") ?? "") ?? new Map();
  const places = [new URL(request.url).searchParams, new URLSearchParams(form)];
  return (name) =>
    header.get(name) ?? places.map((place) => place.get(name)).find((value) => value !== null) ??
      undefined;
}

const REFUSALS = {
  wrong: couldNotAuthenticate,
  clock: clockIsOff,
  revoked: tokenRevoked,
} as const satisfies Record<Exclude<Oauth1Verdict["outcome"], "signed">, () => ProblemBody>;

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/**
 * What stands where the browser is to go afterwards. X approves what the app's settings name; here
 * it is this computer, for every app. `oob` (out of band), or nothing, asks for a PIN.
 */
function readCallback(given: string | undefined): { callback?: string } | { refused: ProblemBody } {
  if (given === undefined || given === "oob") return {};
  if (!URL.canParse(given)) return { refused: onlyPin() };
  const { protocol, hostname, username } = new URL(given);
  const isHere = /^https?:$/.test(protocol) && LOOPBACK.includes(hostname) && username === "";
  return isHere ? { callback: given } : { refused: callbackNotApproved() };
}

/**
 * `/oauth/request_token`: begins a sign-in, signed with an app's own keys.
 *
 * Source: docs.x.com, authentication API reference, 2026-08-22, here and below.
 */
export function beginSignIn(
  asked: TokenRequest,
  world: SignInWorld,
): { begun: RequestToken } | { refused: ProblemBody } {
  const { request, form, now } = asked;
  const { registry, nonces, publicUrl, requestTokens } = world;
  const verdict = checkSignature(request, {
    registry,
    nonces,
    publicUrl,
    now,
    form: [...new URLSearchParams(form)],
    tokenOf: (token, appId) => token === "" ? { appId, secret: "" } : undefined,
  });
  if (verdict.outcome !== "signed") return { refused: REFUSALS[verdict.outcome]() };
  const say = told(asked);
  const read = readCallback(say("oauth_callback"));
  if ("refused" in read) return read;
  // Source: the same page, `x_auth_access_type`: "read" or "write", over what the app may do.
  const permissions: Permissions | undefined = say("x_auth_access_type") === "read"
    ? "read"
    : undefined;
  return { begun: requestTokens.begin({ appId: verdict.appId, ...read, permissions }, now) };
}

/** What a program has in its hands after a sign-in. */
export interface SignedIn {
  pair: Pick<IssuedKeys, "accessToken" | "accessTokenSecret">;
  app: App;
  account: Account;
}

/**
 * Whether a request for an Access Token comes from the app that began the sign-in. X's own pages
 * send it with nothing but the two texts; X's XDK for Python and twitter-api-v2 say the token twice, in
 * the header and behind it, and sign it once; X's sample in JavaScript signs with the app's keys alone, and neither of
 * the two texts. What is signed must be signed well.
 */
function isFromItsApp(
  { request, form, now }: TokenRequest,
  { registry, nonces, publicUrl }: SignInWorld,
  { appId, secret, token }: RequestToken,
): Oauth1Verdict["outcome"] {
  if (!request.headers.has("authorization")) return "signed";
  const check = { registry, nonces, publicUrl, now };
  const byApp = (given: string) => given === "" ? { appId, secret: "" } : undefined;
  const byToken = (given: string) => given === token ? { appId, secret } : undefined;
  const query = [...new URL(request.url).searchParams];
  const fields = [...new URLSearchParams(form)];
  const isOther = ([name]: [string, string]) => name !== "oauth_token";
  const ways = [
    { ...check, tokenOf: byToken, query, form: fields },
    { ...check, tokenOf: byToken, query: query.filter(isOther), form: fields.filter(isOther) },
    { ...check, tokenOf: byApp, query: [], form: fields },
  ];
  const outcomes = ways.values().map((way) => checkSignature(request, way).outcome);
  return outcomes.find((outcome) => outcome !== "wrong") ?? "wrong";
}

/** `/oauth/access_token`: ends a sign-in, with the PIN that somebody was shown. */
export function endSignIn(
  asked: TokenRequest,
  world: SignInWorld,
): SignedIn | { refused: ProblemBody } {
  const say = told(asked);
  const { registry, desk, requestTokens } = world;
  const open = requestTokens.of(say("oauth_token") ?? "", asked.now);
  const app = open && registry.app(open.appId);
  if (!app) return { refused: tokenUnknown() };
  const outcome = isFromItsApp(asked, world, open);
  if (outcome !== "signed") return { refused: REFUSALS[outcome]() };
  const accountId = requestTokens.redeem(open.token, say("oauth_verifier") ?? "");
  const account = accountId === undefined ? undefined : registry.account(accountId);
  if (!account) return { refused: badVerifier() };
  const permissions = open.permissions ?? app.permissions;
  const pair = desk.grantAccess(app, { accountId: account.id, permissions });
  return { pair, app, account };
}
