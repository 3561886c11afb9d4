import { INVISIBLE_REGEXP, SCHEME_REGEXP } from "../clean_value.ts";
import type { EnvFaultId } from "./env_faults.ts";
import type { KeyPart } from "../key_parts.ts";
import { fitsPart } from "../key_shapes.ts";

/** A value as it was meant, and what follows it. */
export interface EnvValue {
  value: string;
  /** A comment, with the space before it. */
  tail: string;
  faults: EnvFaultId[];
  /** The quotation mark that opens the value, and whether this line closes it. */
  quote?: { mark: string; closed: boolean };
}

const CURLY = "\u2018-\u201F\u00AB\u00BB";
const OPENING_CURLY_REGEXP = new RegExp(`^[${CURLY}]+`);
const CLOSING_CURLY_REGEXP = new RegExp(`[${CURLY}]["']*$`);
const EXPANDED_REGEXP = /\$(\w|\{)/;

/** Splits off a comment. `#` right after a whole key begins one too; elsewhere a space is meant. */
function splitComment(text: string, part: KeyPart): [value: string, tail: string] {
  const spaced = /^(|.*?\s+)#/s.exec(text);
  const end = spaced ? spaced[1].length : text.length;
  const glued = text.indexOf("#");
  const cut = glued >= 0 && fitsPart(text.slice(0, glued), part) ? glued : end;
  const value = text.slice(0, cut).trimEnd();
  return [value, text.slice(value.length)];
}

/**
 * Reads what stands to the right of `=`, up to the end of the line.
 *
 * @param written As it stands there, without the spaces before it.
 * @param part The part it is meant to be.
 */
export function readEnvValue(written: string, part: KeyPart): EnvValue {
  const faults: EnvFaultId[] = [];
  const fault = (id: EnvFaultId) => void (faults.includes(id) || faults.push(id));
  const mark = /^["']/.exec(written.replace(INVISIBLE_REGEXP, ""))?.[0];
  let text = written;
  if (mark) text = text.slice(text.indexOf(mark) + 1);
  const end = mark ? text.indexOf(mark) : -1;
  let [value, tail] = end >= 0
    ? [text.slice(0, end), text.slice(end + 1)]
    : splitComment(text, part);
  const quote = mark ? { mark, closed: end >= 0 } : undefined;
  const strip = (id: EnvFaultId, regexp: RegExp) => {
    const next = value.replace(regexp, "");
    if (next !== value) fault(id);
    value = next;
  };

  const head = written.slice(0, written.length - tail.length);
  if (head !== head.replace(INVISIBLE_REGEXP, "")) fault("invisible-characters");
  value = value.replace(INVISIBLE_REGEXP, "").trim();
  if (mark && end < 0) fault("unclosed-quote");
  strip("curly-quotes", OPENING_CURLY_REGEXP);
  strip("curly-quotes", CLOSING_CURLY_REGEXP);
  if (!mark) strip("unclosed-quote", /["']$/);
  strip("bearer-prefix", SCHEME_REGEXP);
  if (mark !== "'" && EXPANDED_REGEXP.test(value)) fault("dollar-in-value");
  if (!quote?.closed && value.includes("#")) fault("hash-in-value");
  if (!mark && /[,;]$/.test(value) && fitsPart(value.slice(0, -1), part)) {
    strip("trailing-comma", /[,;]$/);
  }
  return { value: value.trim(), tail, faults, quote };
}
