import type { KeyPart } from "./key_parts.ts";

/** A value ready to be used, and what was tidied, in words for "… was removed". */
export interface CleanValue {
  value: string;
  /** What was mended, such as `"quotation marks around it"`. */
  mended: string[];
}

/** Zero-width characters, byte-order mark, soft hyphen and direction marks: invisible when pasted. */
export const INVISIBLE_REGEXP = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;
const QUOTES_REGEXP =
  /^["'`\u2018\u2019\u201C\u201D\u00AB\u00BB]+|["'`\u2018\u2019\u201C\u201D\u00AB\u00BB]+$/g;
const LABEL_REGEXP = /^(?:export\s+)?[A-Za-z][A-Za-z0-9_]*\s*=\s*/;
/** The word before a Bearer Token in a header. */
export const SCHEME_REGEXP = /^(?:authorization:\s*)?bearer\s+/i;

/**
 * Tidies a pasted key: the mistakes that copying brings, and nothing else.
 *
 * @param raw As it was found.
 * @param part The part it is meant to be; a Bearer Token has mends of its own.
 */
export function cleanValue(raw: string, part?: KeyPart): CleanValue {
  const mended: string[] = [];
  let value = raw;
  const mend = (what: string, next: string) => {
    if (next === value) return;
    mended.push(what);
    value = next;
  };
  mend("invisible characters", value.replace(INVISIBLE_REGEXP, ""));
  value = value.trim();
  mend("quotation marks around it", value.replace(QUOTES_REGEXP, "").trim());
  // A variable's name pasted along with its value; Bearer Tokens may hold "=", but never this early.
  if (LABEL_REGEXP.test(value) && value.replace(LABEL_REGEXP, "").length >= 10) {
    mend("the variable's name before it", value.replace(LABEL_REGEXP, ""));
    mend("quotation marks around it", value.replace(QUOTES_REGEXP, "").trim());
  }
  mend('the word "Bearer" before it', value.replace(SCHEME_REGEXP, ""));
  mend("line breaks or spaces inside it", value.replace(/\s+/g, ""));
  if (/^A{15}/.test(value) && (part === undefined || part === "bearerToken")) {
    mend("a second layer of % signs", value.replace(/%25(?=2[BF]|3D)/gi, "%"));
    mend(
      "the characters + / = where %2B %2F %3D belong (it was URL-decoded)",
      value.replaceAll("+", "%2B").replaceAll("/", "%2F").replaceAll("=", "%3D"),
    );
  }
  return { value, mended };
}

/** Whether a value can be sent at all: printable ASCII without spaces. */
export function isSendable(value: string): boolean {
  return /^[\x21-\x7E]+$/.test(value);
}
