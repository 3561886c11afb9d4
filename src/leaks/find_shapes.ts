import { createHash } from "node:crypto";
import { factsOf, shapeOf } from "../keys/mod.ts";
import type { Secret } from "./find_values.ts";
import {
  ABOUT_X_REGEXP,
  CALL_REGEXP,
  type NamedKey,
  namesIn,
  NEUTRAL_REGEXP,
  OF_X_REGEXP,
} from "./key_contexts.ts";
import { readingsOf } from "./written_forms.ts";

/**
 * Words of at least six letters by which a value says that it is none: made by a practice room, for a
 * test, or to be filled in. One of them comes up by chance in about one of a million real keys. A
 * value that is in use is found whatever it says.
 */
const MADE_UP_REGEXP =
  /practice|made-?_?up|example|placeholder|changeme|consumer|replace|insert|sample|your_?(key|api|token|secret|access|bearer|twitter)/i;

const RUNS = ["0123456789", "9876543210", "abcdefghijklmnopqrstuvwxyz"];
/** So many letters in the order of the alphabet, or one letter again and again, are no chance. */
const RUN = 7;

/**
 * The sample keys that X's documentation prints, dead since 2011, by the beginning of their SHA-256.
 * Source: docs.x.com, "Creating a signature" and "Application-only authentication"; read 2026-11-24.
 */
const SAMPLES = new Set([
  "0e04efa6bc7d2d512fc108c5",
  "819994820a8ec7d6193be7f6",
  "5aac38e542b76b97b3518c02",
  "00b3dc640c9c99fcdbdab6f6",
  "8e0628300c16fe3834b3b87d",
]);

const isSample = (value: string) =>
  SAMPLES.has(createHash("sha256").update(value).digest("hex").slice(0, 24));

/** Whether a value was plainly made by hand. */
function isMadeUp(heart: string): boolean {
  if (MADE_UP_REGEXP.test(heart) || /(.)\1{5}/.test(heart)) return true;
  const low = heart.toLowerCase();
  return RUNS.some((run) =>
    Array.from({ length: run.length - RUN + 1 }, (_, i) => run.slice(i, i + RUN))
      .some((piece) => low.includes(piece))
  );
}

/** Of the places between two signs, how many lie between a capital, a small letter and a digit. */
function mixture(text: string): number {
  const kinds = [...text].map((sign) => /\d/.test(sign) ? 0 : /[a-z]/.test(sign) ? 1 : 2);
  return kinds.filter((kind, i) => i > 0 && kind !== kinds[i - 1]).length / (text.length - 1);
}

/** Chance gives 0.62, with 0.1 to each side; words joined by capitals have up to 0.35. */
const MIXED = 0.38;

/** Whether letters and digits came about by chance, and not as a word, a number or a hash. */
const isChance = (text: string) =>
  /[a-z]/.test(text) && /[A-Z]/.test(text) && mixture(text) > MIXED && !isMadeUp(text);

const PLACE = "(?<=^|[^A-Za-z0-9+/_%-]|%20|%22|%27|%3A|%3D)";
const BEARER_REGEXP = new RegExp(`${PLACE}A{18,25}(?!A)[\\w%+/=-]{50,200}(?![A-Za-z0-9+/])`, "g");
const BEARER_WORD_REGEXP = /bearer|token|twitter|tweepy|twarc|\bX_/i;
const ACCESS_REGEXP = /(?<![\w+/%.-])\d{5,20}-([A-Za-z0-9]{25,50})(?![\w+/%=-])/g;
const OAUTH2_REGEXP = /(?<![\w+/=-])[\w+/-]{78,118}={0,2}(?![\w+/=-])/g;
const PLAIN_REGEXP = /(?<![A-Za-z0-9+/_%.-])[A-Za-z0-9]{20,60}(?![A-Za-z0-9+/_%=-])/g;
const CLIENT_SECRET_REGEXP = /(?<![\w+/%.-])[\w-]{48,52}(?![\w+/%=-])/g;

// Lengths of today's and of older keys, with room. Source: our own table of shapes.
const isKeyLength = (length: number) => length >= 21 && length <= 28;
const isSecretLength = (length: number) => length >= 39 && length <= 52;

/** What else is made by chance and stands in such places, by the words just before it. */
const OTHER_REGEXP =
  /nonce|signature|hash|digest|sha\d|md5|commit|checksum|verifier|challenge|uuid|etag|cursor|next_?token|session_?(id|key|token|cookie)|file_?id/i;

const SECRETS = new Set<string>(["apiSecret", "accessTokenSecret"]);
const EITHER = "API key secret or Access Token Secret";

/** The text before and after a value in which its name may stand, in signs and lines. */
const BEFORE = 240;
const AFTER = 60;
const LINES = 4;

/** What is known of a text beside its words. */
export interface Near {
  /** Whether what it comes from is about X; names that everybody uses count only then. */
  aboutX?: boolean;
  /** What stands just before it. */
  lead?: string;
  /** The code that showed it. */
  code?: string;
}

interface Surroundings {
  before: string;
  /** The rest of its line. */
  after: string;
  /** The name that it is given to, if there is one. */
  own?: string;
  /** Whether it is given to a name that says only what it is: a key, a secret. */
  neutral: boolean;
  /** The code that showed it, where it stands on its line by itself. */
  code?: string;
}

const OWN_REGEXP =
  /([A-Za-z_$][\w$.-]*)(?:["'`\])\s]|\\["'])*(?:=>|<-|:=|[:=](?![:=]))\s*(?:[rbuf]?(?:\\?["'`])|str\(|String\()?$/;

/** A longer output is a list of something else. */
const SHORT_OUTPUT = 600;

/** What stands around a value that a program showed by itself, or in a list. */
const FRAME_REGEXP = /^[\s"'`,()[\]{}]*$/;

function surroundings(text: string, start: number, end: number, near: Near): Surroundings {
  const head = text.slice(Math.max(0, start - BEFORE), start);
  const lines = ((near.lead ?? "") + head).slice(-BEFORE).split("\n").slice(-LINES);
  const after = text.slice(end, end + AFTER).split("\n")[0];
  const given = OWN_REGEXP.exec(lines.at(-1)!)?.[1].split(".").at(-1);
  const own = given !== undefined && NEUTRAL_REGEXP.test(given) ? undefined : given;
  const line = head.split("\n").at(-1)!;
  const bare = FRAME_REGEXP.test(line) && FRAME_REGEXP.test(after);
  const alone = bare && text.length < SHORT_OUTPUT;
  const neutral = given !== undefined && /^_?(key|secret)$/i.test(given);
  return { before: lines.join("\n"), after, own, neutral, code: alone ? near.code : undefined };
}

/**
 * The name of a value: the one that it is given to; else the nearest one that means a value of its
 * length, before it, behind it, or in the code that showed it.
 */
function nameOf({ before, after, own, code }: Surroundings, isKey: boolean): NamedKey | undefined {
  if (own !== undefined) {
    return namesIn(own).find(({ start, end }) => end === own.length || start === 0);
  }
  const fits = ({ facts: { part } }: NamedKey) => isKey ? part === "apiKey" : SECRETS.has(part);
  return namesIn(before).findLast(fits) ?? namesIn(after).find(fits) ??
    namesIn(code ?? "").findLast(fits);
}

/** The kind of a plain value, by its length and by what stands around it; nothing where it is not X's. */
function kindOf(value: string, around: Surroundings, aboutX = false): string | undefined {
  const isKey = isKeyLength(value.length);
  const named = nameOf(around, isKey);
  const given = around.own !== undefined;
  const called = !given &&
    (CALL_REGEXP.test(around.before) || (around.neutral && OF_X_REGEXP.test(around.before)));
  if (!named && !called) return undefined;
  if (!given && OTHER_REGEXP.test(around.before.split("\n").at(-1)!.slice(-60))) return undefined;
  if (named && !named.sure && !called && !aboutX) return undefined;
  if (named?.facts.part === "notASearchKey") return undefined;
  // Letters alone may be a word, unless they are given to the name itself.
  const sure = /\d/.test(value) || (given && named?.sure);
  if (!sure || !isChance(value)) return undefined;
  if (isKey) return factsOf("apiKey").label;
  const part = named?.facts.part;
  return part === "apiSecret" || part === "accessTokenSecret" ? factsOf(part).label : EITHER;
}

/** A Bearer Token that was broken at the end of a line, whole again. */
const unbroken = (text: string) =>
  text.replace(/([\w%]{8})(?:["'`]?\s*[\\+]?\s*)?\r?\n\s*["'`]?(?=[\w%]{8})/g, "$1");

/** A stretch of a text in which a key can stand: nothing but what keys, addresses and base64 are written in. */
interface Run {
  text: string;
  run: string;
  at: number;
}

const SIGNS = Uint8Array.from(
  { length: 128 },
  (_, code) => /[\w%+/=.-]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** The shortest value that counts by its name. */
const SHORTEST = 20;

function* runsIn(text: string): Generator<Run> {
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (SIGNS[text.charCodeAt(at)]) continue;
    if (at - start >= SHORTEST) yield { text, run: text.slice(start, at), at: start };
    start = at + 1;
  }
}

/** Most texts have none, and are soon done with. */
const RUN_OF_A = "A".repeat(18);

type Shaped = Omit<Secret, "by">;

function* bearersIn({ text, run, at }: Run): Generator<Shaped> {
  if (!run.includes(RUN_OF_A)) return;
  for (const { 0: value, index } of run.matchAll(BEARER_REGEXP)) {
    // Nearly all have a percent sign; one without is told by what stands before it.
    const start = at + index;
    const said = BEARER_WORD_REGEXP.test(text.slice(Math.max(0, start - AFTER), start));
    if (!value.includes("%") && !said) continue;
    const heart = value.replace(/^A+/, "");
    // Lists of numbers in base64 begin with a run of A too, and have more of them.
    const tail = heart.slice(-45).replace(/%(25)*[23][BFD]/gi, "");
    const chance = !/AAA/.test(tail) && isChance(tail) && !isMadeUp(heart.replace(/AA+/g, ""));
    if (value.length > 85 && chance) yield { value, kind: factsOf("bearerToken").label };
  }
}

function* surelyIn({ text, run, at }: Run): Generator<Shaped> {
  for (const match of run.matchAll(ACCESS_REGEXP)) {
    if (/\d/.test(match[1]) && isChance(match[1])) {
      yield { value: match[0], kind: factsOf("accessToken").label };
    }
  }
  for (const [value] of run.matchAll(OAUTH2_REGEXP)) {
    if (shapeOf(value) === "oauth2Token") yield { value, kind: "OAuth 2.0 user token" };
  }
  if (!/\bBasic\s+$/.test(text.slice(Math.max(0, at - 10), at))) return;
  const pair = /^([A-Za-z0-9]{20,30}):([A-Za-z0-9]{38,60})$/.exec(decoded(run));
  if (!pair || !isChance(pair[1]) || !isChance(pair[2])) return;
  yield { value: pair[1], kind: factsOf("apiKey").label };
  yield { value: pair[2], kind: factsOf("apiSecret").label };
}

/** What only its name, or a call, tells. */
function* byNameIn({ text, run, at }: Run, near: Near): Generator<Shaped> {
  const about = (value: string, index: number) =>
    surroundings(text, at + index, at + index + value.length, near);
  for (const { 0: value, index } of run.matchAll(PLAIN_REGEXP)) {
    if (!isKeyLength(value.length) && !isSecretLength(value.length)) continue;
    const kind = kindOf(value, about(value, index), near.aboutX);
    if (kind) yield { value, kind };
  }
  for (const { 0: value, index } of run.matchAll(CLIENT_SECRET_REGEXP)) {
    const { own = "" } = about(value, index);
    if (!/client_?secret$/i.test(own) || !isChance(value.replace(/[_-]/g, ""))) continue;
    const isX = /^(x|twitter)_/i.test(own) || (near.aboutX && /^client_?secret$/i.test(own));
    if (isX) yield { value, kind: "OAuth 2.0 Client Secret" };
  }
}

function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return "";
  }
}

/** Whether a text, such as a whole file, is about X. */
export const isAboutX = (text: string): boolean => ABOUT_X_REGEXP.test(text);

/**
 * The values in a text that have the shape of a key of X: by itself where the shape is sure, else
 * where its name, or a call that takes it, stands beside it.
 *
 * @param text The text.
 * @param near What is known of it.
 */
export function shapesIn(text: string, near: Near = {}): Secret[] {
  const found = new Map<string, Secret>();
  for (const reading of readingsOf(text)) {
    const whole = reading.includes(RUN_OF_A) ? unbroken(reading) : reading;
    const shaped = [
      ...runsIn(reading).flatMap((
        run,
      ) => [...bearersIn(run), ...surelyIn(run), ...byNameIn(run, near)]),
      ...(whole === reading ? [] : runsIn(whole).flatMap((run) => [...bearersIn(run)])),
    ];
    for (const secret of shaped) {
      if (!found.has(secret.value) && !isSample(secret.value)) {
        found.set(secret.value, { ...secret, by: "shape" });
      }
    }
  }
  return [...found.values()];
}
