import type { Hono } from "npm:hono@4.13.19";
import { bodyLimit } from "npm:hono@4.13.19/body-limit";
import { beginSignIn, endSignIn, mintBearerToken } from "../sign_in/mod.ts";
import { plainProblem, wrongPair } from "../wire/mod.ts";
import {
  type ApiContext,
  type ApiEnv,
  type ApiWorld,
  noteSignIn,
  performScenario,
  sendProblem,
} from "./request_context.ts";

/** The largest form that is read, in bytes: it holds an address at most. */
const LARGEST_FORM = 16_384;

const FORM = "application/x-www-form-urlencoded";

/** `POST /oauth2/token`: mints the Bearer Token of a pair. */
async function mint(c: ApiContext, world: ApiWorld): Promise<Response> {
  const authorization = c.req.header("authorization") ?? "";
  const token = mintBearerToken(authorization, await c.req.text(), world);
  if (!token) return sendProblem(c, wrongPair());
  noteSignIn(c, "basic");
  const performed = await performScenario(c, world);
  return performed && "response" in performed ? performed.response : c.json(token);
}

/** A request for a token of OAuth 1.0a. A body that is no form is not signed, and not read. */
async function asked(c: ApiContext) {
  const isForm = (c.req.header("content-type") ?? "").toLowerCase().startsWith(FORM);
  return { request: c.req.raw, form: isForm ? await c.req.text() : "", now: c.get("now") };
}

/** Sends fields in the form in which OAuth 1.0a answers. */
const sendFields = (c: ApiContext, fields: Record<string, string>): Response =>
  c.body(new URLSearchParams(fields).toString(), 200, { "content-type": FORM });

/** `/oauth/request_token`: a sign-in by PIN begins. */
async function requestToken(c: ApiContext, world: ApiWorld): Promise<Response> {
  const answer = beginSignIn(await asked(c), world);
  if ("refused" in answer) return sendProblem(c, answer.refused);
  noteSignIn(c, "oauth1");
  const performed = await performScenario(c, world);
  if (performed && "response" in performed) return performed.response;
  const { token, secret } = answer.begun;
  return sendFields(c, {
    oauth_token: token,
    oauth_token_secret: secret,
    oauth_callback_confirmed: "true",
  });
}

/** `/oauth/access_token`: it ends. */
async function accessToken(c: ApiContext, world: ApiWorld): Promise<Response> {
  const answer = endSignIn(await asked(c), world);
  if ("refused" in answer) return sendProblem(c, answer.refused);
  noteSignIn(c, "oauth1");
  const performed = await performScenario(c, world);
  if (performed && "response" in performed) return performed.response;
  const { pair, account } = answer;
  return sendFields(c, {
    oauth_token: pair.accessToken,
    oauth_token_secret: pair.accessTokenSecret,
    user_id: account.id,
    screen_name: account.username,
  });
}

const ENDPOINTS = [
  { path: "/oauth2/token", methods: ["POST"], answer: mint },
  { path: "/oauth/request_token", methods: ["POST", "GET"], answer: requestToken },
  { path: "/oauth/access_token", methods: ["POST", "GET"], answer: accessToken },
] as const;

/** Where tokens are given out, and the methods that each path takes. */
export const TOKEN_METHODS: readonly [path: string, methods: string][] = ENDPOINTS
  .map(({ path, methods }) => [path, methods.toSorted().join(", ")]);

/** Puts in what gives out tokens: to a pair of keys, or to who signs in by PIN. */
export function tokenEndpoints(app: Hono<ApiEnv>, world: ApiWorld): void {
  const tooLarge = (c: ApiContext) => sendProblem(c, plainProblem(413, "Payload Too Large"));
  for (const { path, methods, answer } of ENDPOINTS) {
    const limit = bodyLimit({ maxSize: LARGEST_FORM, onError: tooLarge });
    app.on([...methods], path, limit, (c) => answer(c, world));
  }
}
