import { isBilled } from "../money/mod.ts";
import {
  type Evidence,
  NOTHING_KNOWN,
  type Place,
  type Practice,
  readAnswer,
} from "../problems/mod.ts";
import type { ClientFailure, ClientRequest, Headers } from "./client_library.ts";
import { readLimits } from "./limit_headers.ts";
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
  /** Whether the Bearer Token was made from these keys. */
  minted?: boolean;
  /** Sentences about odd shapes; they explain a refusal. */
  shapeNotes: readonly string[];
  /** A proxy is set that the library does not use. */
  unusedProxy?: boolean;
  /** Whether this leads to a practice room, as far as is known. */
  practice: () => Practice;
  /** Where a failure is read. */
  place: Place;
  /** This computer's clock, milliseconds since 1970. */
  now: () => number;
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
  { baseUrl, keys, minted, shapeNotes, timeout, unusedProxy, practice, place }: Surroundings,
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
    minted,
    shapeNotes,
    timeout,
    unusedProxy,
    practice: practice(),
    place,
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
 * @param now This computer's clock, milliseconds since 1970.
 */
export function answerEvidence(
  status: number,
  body: unknown,
  { headers = {} }: ClientFailure,
  holdsSecret: HoldsSecret,
  now: number,
): Partial<Evidence> {
  const answer = readAnswer(body, headers);
  const isSafe = (text: string) => !holdsSecret(text);
  const safe = (text: string | undefined) => text !== undefined && isSafe(text) ? text : undefined;
  return {
    ...answer,
    title: safe(answer.title),
    type: safe(answer.type),
    reason: safe(answer.reason),
    resetDate: safe(answer.resetDate),
    pageTitle: safe(answer.pageTitle),
    servers: safe(answer.servers),
    challenge: safe(answer.challenge),
    messages: answer.messages.filter(isSafe),
    parameters: answer.parameters.filter(isSafe),
    status,
    ...readLimits(headers, now),
  };
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
