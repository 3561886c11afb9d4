import { cleanValue } from "./clean_value.ts";
import { factsOf, type KeyPart } from "./key_parts.ts";

/** What a value looks like. `"secret"` is an API key secret or an Access Token Secret: their shapes are alike. */
export type Shape =
  | "apiKey"
  | "secret"
  | "accessToken"
  | "bearerToken"
  | "clientId"
  | "oauth2Token"
  | "xaiKey"
  | "otherService"
  | "email"
  | "unknown";

function decoded(value: string): string {
  try {
    return atob(value.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}

/**
 * How each kind looks, the surest first. Lengths are hints: those of the samples in X's
 * documentation and of keys seen in 2026, with room on both sides. Read 2026-08-22.
 */
const SHAPES: readonly { shape: Shape; name: string; fits: (value: string) => boolean }[] = [
  { shape: "xaiKey", name: "an xAI key (console.x.ai)", fits: (v) => /^xai-/i.test(v) },
  {
    shape: "otherService",
    name: "a key of another service",
    // OpenAI and Anthropic, GitHub, Hugging Face, Slack. No key of X has - or _ so early.
    fits: (v) => /^(sk-|gh[opsu]_|github_pat_|hf_|xox[abp]-)/.test(v),
  },
  { shape: "email", name: "an e-mail address", fits: (v) => /^\S+@\S+\.\S+$/.test(v) },
  { shape: "bearerToken", name: "a Bearer Token", fits: (v) => /^A{15,}[\w%+/=.-]{50,}$/.test(v) },
  {
    shape: "accessToken",
    name: "an Access Token",
    fits: (v) => /^\d{2,20}-[A-Za-z0-9]{20,60}$/.test(v),
  },
  {
    shape: "clientId",
    name: "an OAuth 2.0 Client ID",
    fits: (v) => /^[\w-]{20,60}$/.test(v) && /:1:ci$/.test(decoded(v)),
  },
  {
    shape: "oauth2Token",
    name: "an OAuth 2.0 user token",
    fits: (v) => /^[\w+/=-]{60,120}$/.test(v) && /:1:(at|rt):1$/.test(decoded(v)),
  },
  { shape: "apiKey", name: "an API key", fits: (v) => /^[A-Za-z0-9]{18,32}$/.test(v) },
  { shape: "secret", name: "a key's secret", fits: (v) => /^[A-Za-z0-9]{35,60}$/.test(v) },
];

/** What a (cleaned) value looks like. */
export function shapeOf(value: string): Shape {
  return SHAPES.find(({ fits }) => fits(value))?.shape ?? "unknown";
}

/** Whether a value has the shape of a part. */
export function fitsPart(value: string, part: KeyPart): boolean {
  const shape = shapeOf(value);
  return shape === part || (shape === "secret" && /Secret$/.test(part));
}

/**
 * The part that a value is, where nothing but the value says so. An odd shape is taken for what its
 * length suggests.
 */
export function guessPart(value: string): KeyPart {
  const shape = shapeOf(value);
  if (shape === "bearerToken" || shape === "accessToken" || shape === "apiKey") return shape;
  if (shape === "secret") return "apiSecret";
  return value.length > 60 || /^A{15}/.test(value) ? "bearerToken" : "apiKey";
}

/** The part that a value is whose name says that it is a token, and not which. */
export function partOfToken(value: string): "bearerToken" | "accessToken" {
  return guessPart(value) === "bearerToken" ? "bearerToken" : "accessToken";
}

/**
 * Where a practice room writes that a key is its own, by part. Eight given letters at a given place
 * come up by chance in one of 10^14 real keys. Source: our own `practice/issue_keys.ts`.
 */
const PRACTICE: Readonly<Record<KeyPart, RegExp>> = {
  apiKey: /^PRACTICE/,
  apiSecret: /^PRACTICE/,
  accessToken: /^\d+-PRACTICE/,
  accessTokenSecret: /^PRACTICE/,
  bearerToken: /^A+PRACTICE/,
};

/** Whether a (cleaned) value was made by a practice room, and opens nothing else. */
export const isPracticeKey = (value: string, part: KeyPart): boolean => PRACTICE[part].test(value);

/** Whether a value belongs to another service or protocol and must not be sent as a key. */
export function isForeign(value: string): boolean {
  return ["clientId", "oauth2Token", "xaiKey", "otherService", "email"].includes(shapeOf(value));
}

/** Of the places between two letters, how many lie between a capital, a small letter and a digit. */
function mixture(value: string): number {
  const kinds = [...value].map((sign) => /\d/.test(sign) ? 0 : /[a-z]/.test(sign) ? 1 : 2);
  const changes = kinds.filter((kind, at) => at > 0 && kind !== kinds[at - 1]).length;
  return changes / Math.max(1, value.length - 1);
}

/** Chance gives 0.62, with 0.1 to each side; a word or a hashtag of several words has up to 0.32. */
const MIXED = 0.35;

/**
 * What names an item in 1Password, as in `op item get`. One of 10^7 API keys of X looks so by chance.
 * Source: ids that `op item list` prints; our own reckoning, (32/62)^25.
 */
const ITEM_ID_REGEXP = /^[a-z2-7]{26}$/;

/**
 * Whether a text looks like a key, of X or of another service, wherever it stands: such a text is
 * never repeated. A long word has the shape of an API key, and is told from one by its mixture of
 * capitals, small letters and digits.
 *
 * @example
 * ```ts
 * import { looksLikeKey } from "@library-card/access";
 * import { equal } from "node:assert/strict";
 *
 * equal(looksLikeKey("sk-MADE-UP"), true);
 * equal(looksLikeKey("internationalization"), false);
 * ```
 */
export function looksLikeKey(text: string): boolean {
  const { value } = cleanValue(text);
  const shape = shapeOf(value);
  if (shape === "unknown" || shape === "email") return false;
  if (shape === "apiKey") {
    if (ITEM_ID_REGEXP.test(value)) return false;
    return /\d/.test(value) && (mixture(value) > MIXED || value.startsWith("PRACTICE"));
  }
  return shape !== "secret" || /\d/.test(value);
}

/**
 * One sentence when a value does not look like its part; nothing when it does.
 * It never contains any of the value.
 */
export function shapeNote(value: string, part: KeyPart, where: string): string | undefined {
  if (fitsPart(value, part)) return undefined;
  const { label, looks } = factsOf(part);
  const kind = SHAPES.find(({ fits }) => fits(value));
  if (!kind) {
    return `${where} does not look like the ${label}, which is ${looks}; ` +
      `it has ${value.length} characters.`;
  }
  const advice = kind.shape === "clientId" || kind.shape === "oauth2Token"
    ? "Search takes the OAuth 1.0 keys or the Bearer Token."
    : kind.shape === "xaiKey"
    ? "xAI is another service, with other keys."
    : kind.shape === "otherService"
    ? "It opens nothing at X."
    : kind.shape === "email"
    ? "Search takes keys, never your X account or its password."
    : "Were two of them swapped?";
  return `${where} looks like ${kind.name}, not the ${label}, which is ${looks}. ${advice}`;
}
