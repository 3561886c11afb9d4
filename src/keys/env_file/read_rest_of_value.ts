import { INVISIBLE_REGEXP } from "../clean_value.ts";
import { KEY_NAMES } from "../key_names.ts";
import type { KeyPart } from "../key_parts.ts";
import { fitsPart } from "../key_shapes.ts";
import type { EnvValue } from "./read_env_value.ts";

/** A value that goes on over the next lines. */
export interface BrokenValue {
  /** Joined, where the pieces make a whole; else the first piece. */
  value: string;
  span: number;
  /** It stands in quotation marks, so that parsers read all of it. */
  quoted: boolean;
  /** Whether the joined pieces, and only they, make a whole key. */
  certain: boolean;
}

const PIECE_REGEXP = /^([\w%+/.~-]+)(["'\u2018-\u201F]*)$/;
/** A wrapped terminal or e-mail breaks a Bearer Token, the longest part, into three or four. */
const MOST_LINES = 5;
/** Shorter ones have been cut, although they have the shape; samples have 104 and more. */
const WHOLE_BEARER_TOKEN = 100;
/** A line as long as this that says nothing else is likely the rest of a key. */
const LONG_PIECE = 16;

function isWhole(value: string, part: KeyPart): boolean {
  return fitsPart(value, part) && (part !== "bearerToken" || value.length >= WHOLE_BEARER_TOKEN);
}

/** Looks whether the lines after a value are its rest. */
export function readRestOfValue(
  lines: readonly string[],
  index: number,
  { value: first, quote, tail }: EnvValue,
  part: KeyPart,
): BrokenValue | undefined {
  if (quote?.closed || tail.trim() !== "") return undefined;
  let joined = first;
  let best: BrokenValue | undefined;
  const last = Math.min(lines.length, index + MOST_LINES);
  for (let at = index + 1; at < last; at++) {
    const text = lines[at].replace(INVISIBLE_REGEXP, "").trim();
    const [, piece, closing] = PIECE_REGEXP.exec(text) ?? [];
    if (piece === undefined || KEY_NAMES.has(piece.toUpperCase())) break;
    joined += piece;
    const quoted = quote !== undefined && closing === quote.mark;
    const value = isWhole(joined, part) ? joined : first;
    const long = piece.length >= LONG_PIECE && !best;
    if (value === joined || long) {
      best = { value, span: at - index + 1, quoted, certain: value === joined };
    }
    if (closing !== "") break;
  }
  if (!isWhole(first, part)) return best;
  // Both are whole keys: only a person can tell which one is meant.
  return best?.certain ? { ...best, value: first, certain: false } : undefined;
}
