import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

/** What we say that we can read. */
export const ACCEPT_ENCODING = "gzip, br, deflate";

/** In bytes. A page of 500 posts with everything has about 3 MB; more than this is not the X API's. */
export const LARGEST_BODY: number = 64 * 2 ** 20;

const LIMIT = { maxOutputLength: LARGEST_BODY };

const DECODERS: Partial<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, LIMIT),
  br: (bytes) => brotliDecompressSync(bytes, LIMIT),
  deflate: (bytes) => inflateSync(bytes, LIMIT),
};

/** Where a string of JSON ends: after the first quote that is not escaped. */
function endOfString(json: string, start: number): number {
  for (let end = start + 1;; end++) {
    end = json.indexOf('"', end);
    if (end === -1) return json.length;
    let backslashes = 0;
    while (json[end - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return end + 1;
  }
}

/**
 * Whole numbers that JavaScript could round, such as account ids, stay as they are: as text. In the
 * JSON and not by a reviver, which calls itself for each level and fails at a deep one; and not by
 * one expression for whole strings, which fails at a long one.
 */
function keepLongNumbers(json: string): string {
  const quoteOrNumber = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  let kept = "";
  let from = 0;
  for (let match; (match = quoteOrNumber.exec(json));) {
    const [token] = match;
    if (token === '"') quoteOrNumber.lastIndex = endOfString(json, match.index);
    else if (/^-?\d{16,}$/.test(token)) {
      kept += `${json.slice(from, match.index)}"${token}"`;
      from = quoteOrNumber.lastIndex;
    }
  }
  return kept + json.slice(from);
}

/** X's deepest answers have about ten levels; what lies deeper than this is not X's. */
const DEEPEST = 64;

/** So many digits may be more than JavaScript keeps of a number. */
const LONG = 16;

const [QUOTE, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT, ZERO, NINE] = [
  ...'"\\[]{}09',
].map((sign) => sign.charCodeAt(0));

/**
 * What JSON holds that needs care, in one walk by signs: far quicker than to look through what it
 * becomes, and than an expression.
 */
function survey(json: string): { isDeep: boolean; hasLongNumbers: boolean } {
  let [depth, deepest, digits, most] = [0, 0, 0, 0];
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at);
    if (sign >= ZERO && sign <= NINE) {
      if (++digits > most) most = digits;
      continue;
    }
    digits = 0;
    if (sign === QUOTE) {
      at = json.indexOf('"', at + 1);
      if (at === -1) break;
      if (json.charCodeAt(at - 1) === BACKSLASH) at = endOfString(json, at - 1) - 1;
    } else if (sign === OPEN_OBJECT || sign === OPEN_ARRAY) {
      if (++depth > deepest) deepest = depth;
    } else if (sign === CLOSE_OBJECT || sign === CLOSE_ARRAY) depth--;
  }
  return { isDeep: deepest > DEEPEST, hasLongNumbers: most >= LONG };
}

/**
 * Cuts off what lies too deep, level by level: whatever calls itself for each level, such as
 * showing or copying, would fail at it, and with it all that was paid for.
 */
function cutDeep(root: object): void {
  let level = [root] as Record<string, unknown>[];
  for (let depth = 1; level.length > 0; depth++) {
    const below: Record<string, unknown>[] = [];
    for (const parent of level) {
      for (const [name, value] of Object.entries(parent)) {
        if (typeof value !== "object" || value === null) continue;
        if (depth === DEEPEST) parent[name] = null;
        else below.push(value as Record<string, unknown>);
      }
    }
    level = below;
  }
}

/** The body of an answer. */
export interface Body {
  /** Parsed JSON where it is a JSON object or array, else text. */
  value: unknown;
  /**
   * Whether it broke off: fewer bytes than it was said to have, or, where that was not said, JSON or
   * packed bytes that begin and do not end. The library takes such an answer for whole (1.29.1).
   */
  isCutOff: boolean;
}

/** What `node:zlib` says of bytes that are good and do not end. */
const PACKED_IN_PART: ReadonlySet<unknown> = new Set(["Z_BUF_ERROR", "ERR_BUFFER_OUT_OF_BOUNDS"]);

/**
 * Reads the body of an answer, whatever it is, and once only: with a page of posts, that is where the
 * time goes. Never throws. The library's own reader stops the whole process at some bodies, such as
 * `{"errors":[null]}` or broken gzip, because it fails outside of any promise (1.29.1).
 *
 * @param raw The bytes as they came.
 * @param headers What came with them.
 */
export function readBody(
  raw: unknown,
  headers: Record<string, string | string[] | undefined> = {},
): Body {
  if (!(raw instanceof Uint8Array)) return { value: raw, isCutOff: false };
  const length = headers["content-length"];
  const isShort = length !== undefined && raw.length < Number(length);
  try {
    const decode = DECODERS[String(headers["content-encoding"] ?? "").trim().toLowerCase()];
    const text = new TextDecoder().decode(decode && raw.length ? decode(raw) : raw);
    const value = parse(text);
    const isOpen = length === undefined && typeof value === "string" && /^\s*[{[]/.test(value);
    return { value, isCutOff: isShort || isOpen };
  } catch (error) {
    const isOpen = length === undefined && PACKED_IN_PART.has((error as { code?: unknown }).code);
    return { value: "", isCutOff: isShort || isOpen };
  }
}

function parse(text: string): unknown {
  try {
    const { isDeep, hasLongNumbers } = survey(text);
    const value: unknown = JSON.parse(hasLongNumbers ? keepLongNumbers(text) : text);
    if (typeof value !== "object" || value === null) return text;
    if (isDeep) cutDeep(value);
    return value;
  } catch {
    return text;
  }
}
