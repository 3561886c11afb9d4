import { isBilled } from "../money/mod.ts";
import { type Evidence, NOTHING_KNOWN, readAnswer } from "../problems/mod.ts";
import type { ClientFailure, ClientRequest, Headers } from "./client_library.ts";
import { authorizationOf } from "./sealed_client.ts";

/** Whether a text tells of a secret; such a text is not repeated. */
export type HoldsSecret = (text: string) => boolean;

/** What is known of every request, whichever it is. */
export interface Surroundings {
  /** Where requests go. */
  baseUrl: URL;
  /** Seconds that one request may take. */
  timeout: number;
  /** Which keys are used and where they came from, in words. */
  keys: string;
  /** Sentences about odd shapes; they explain a refusal. */
  shapeNotes: readonly string[];
  /** A proxy is set that the library does not use. */
  unusedProxy?: boolean;
  /** Whether this leads to a practice room, as far as is known. */
  practice: () => boolean;
}

const MINTING = "/oauth2/token";

function schemeOf(headers: Headers): Evidence["auth"] {
  const scheme = authorizationOf(headers) ?? "";
  return /^OAuth/.test(scheme) ? "oauth1" : /^Basic/.test(scheme) ? "basic" : "bearer";
}

/**
 * What is known of a request before any answer.
 *
 * @param request The request.
 * @param sent The headers that it was sent with.
 */
export function requestEvidence(
  request: ClientRequest,
  sent: Headers,
  { baseUrl, keys, shapeNotes, timeout, unusedProxy, practice }: Surroundings,
): Evidence {
  const path = new URL(request.url).pathname;
  const { query } = request.query ?? {};
  return {
    ...NOTHING_KNOWN,
    doing: request.doing ?? (path === MINTING ? "sign in" : "ask X"),
    host: baseUrl.host,
    path,
    query: typeof query === "string" ? query : undefined,
    auth: schemeOf(sent),
    keys,
    shapeNotes,
    timeout,
    unusedProxy,
    practice: practice(),
    billed: isBilled(path),
    tries: request.trace?.tries,
  };
}

/**
 * What an answer that is no good one says, without what repeats a key: it is the one text from
 * outside.
 *
 * @param status Its status.
 * @param body Its body, read.
 */
export function answerEvidence(
  status: number,
  body: unknown,
  { headers = {}, rateLimit }: ClientFailure,
  holdsSecret: HoldsSecret,
): Partial<Evidence> {
  const reset = Number(headers["x-rate-limit-reset"]);
  const answer = readAnswer(body);
  const isSafe = (text: string) => !holdsSecret(text);
  const safe = (text: string | undefined) => text !== undefined && isSafe(text) ? text : undefined;
  return {
    ...answer,
    title: safe(answer.title),
    type: safe(answer.type),
    reason: safe(answer.reason),
    resetDate: safe(answer.resetDate),
    messages: answer.messages.filter(isSafe),
    parameters: answer.parameters.filter(isSafe),
    status,
    clockAhead: minutesAhead(headers.date),
    limit: rateLimit?.limit,
    remaining: rateLimit?.remaining,
    resetAt: reset > 0 ? new Date(reset * 1000) : undefined,
  };
}

/** How far this computer's clock is ahead of the server's `Date` header, in minutes. */
export function minutesAhead(date: Headers[string], now = Date.now()): number | undefined {
  const theirs = Date.parse(String(date));
  return Number.isNaN(theirs) ? undefined : (now - theirs) / 60_000;
}

const EMPTY = "";

/**
 * What a good answer says of itself, without the texts that tell of a secret. The posts stay as
 * they came: nobody who wrote them knew our keys, and a number in them may look like a piece of one.
 *
 * @param body The answer.
 * @param holdsSecret Whether a text tells of a secret.
 */
export function withoutSecrets(body: unknown, holdsSecret: HoldsSecret): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const { errors } = body as { errors?: unknown };
  return errors === undefined ? body : { ...body, errors: cleaned(errors, holdsSecret) };
}

/** Names and values alike; what has neither is left as it is. */
function cleaned(value: unknown, holdsSecret: HoldsSecret): unknown {
  if (typeof value === "string") return holdsSecret(value) ? EMPTY : value;
  if (Array.isArray(value)) return value.map((each) => cleaned(each, holdsSecret));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      holdsSecret(name) ? EMPTY : name,
      cleaned(each, holdsSecret),
    ]),
  );
}
