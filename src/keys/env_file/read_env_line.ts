import { cleanValue, INVISIBLE_REGEXP } from "../clean_value.ts";
import { KEY_NAMES, type NameFacts } from "../key_names.ts";
import type { KeyPart } from "../key_parts.ts";
import { fitsPart, partOfToken } from "../key_shapes.ts";
import { type EnvFaultId, factsOfFault } from "./env_faults.ts";

/** A fault in a line, before anything else in the file is known. */
export interface LineFault {
  fault: EnvFaultId;
  /** Whether the key is lost or spoilt by it. */
  blocks: boolean;
}

/** A line about one of our variables, as it was meant. */
export interface EnvLine {
  /** From 0. */
  index: number;
  /** How many lines it takes. */
  span: number;
  name: string;
  part: KeyPart;
  /** Tidied. */
  value: string;
  faults: LineFault[];
  /** The line in the form that every parser reads alike; absent where it does not count. */
  plain?: string;
  /** What the line would be without its faults; absent where only a person can tell. */
  mended?: string;
}

const LINE_REGEXP = /^(\s*(?:export\s+)?)([^=:#\s][^=:#]*?)[ \t]*([=:])\s*(.*)$/s;
const QUOTES_REGEXP = /^["'`\u2018\u2019\u201C\u201D]+|["'`\u2018\u2019\u201C\u201D]+$/g;
/** What stands where an underscore belongs: blanks, a hyphen, or the dash that an editor made of it. */
const SEPARATOR_REGEXP = /[\s\u2010-\u2015\u2212-]+/g;
const CURLY_REGEXP = /^[\u2018-\u201F\u00AB\u00BB]|[\u2018-\u201F\u00AB\u00BB]["']*$/;

/** A piece of a key, alone on its line. */
const PIECE_REGEXP = /^([\w%+/.~-]+)(["'\u2018-\u201F]*)$/;
/** A wrapped terminal or e-mail breaks a Bearer Token, the longest part, into three or four. */
const MOST_LINES = 5;
/** Shorter ones have been cut, although they have the shape; samples have 104 and more. */
const WHOLE_BEARER_TOKEN = 100;
/** A line as long as this that says nothing else is likely the rest of a key. */
const LONG_PIECE = 16;

/** A value as it stands in a `.env` file: bare where every reader takes it bare, else in single quotation marks. */
export function quoteEnvValue(value: string): string {
  return /^[\w%.+/=~:-]+$/.test(value) ? value : `'${value}'`;
}

/**
 * A line that `@std/dotenv` and Node's parser read alike, whatever the value is: in single
 * quotation marks both take it as it stands, and so they do in double ones without a backslash.
 * A value with all of these is no key: it loses its single ones.
 */
export function plainLine(name: string, value: string): string {
  // A line break is a blank: both end a key, and tidying removes either.
  const line = value.replace(/\s+/g, " ");
  if (!line.includes("'")) return `${name}='${line}'`;
  return /["\\]/.test(line) ? `${name}='${line.replaceAll("'", "")}'` : `${name}="${line}"`;
}

/** What stands right of the sign, up to the end of the line. */
interface WrittenValue {
  /** What is between the quotation marks, or before the comment. */
  raw: string;
  /** What follows it, such as a comment. */
  tail: string;
  faults: EnvFaultId[];
  /** The quotation mark that opens it, and that this line does not close. */
  open?: string;
  closed: boolean;
}

/** Reads what stands right of the sign, up to the end of the line. */
export function readEnvValue(written: string): WrittenValue {
  const mark = /^["']/.exec(written)?.[0];
  const end = mark ? written.indexOf(mark, 1) : -1;
  const closed = end > 0;
  const raw = closed ? written.slice(1, end) : written.split("#", 1)[0].trimEnd();
  const tail = written.slice(closed ? end + 1 : raw.length);
  const bare = raw.replace(INVISIBLE_REGEXP, "").trim();
  const faults: EnvFaultId[] = [];
  if (CURLY_REGEXP.test(bare)) faults.push("curly-quotes");
  const sides = [/^["']./, /.["']$/].filter((side) => side.test(bare)).length;
  if (!closed && (mark !== undefined || sides === 1)) faults.push("unclosed-quote");
  return { raw, tail, faults, open: closed ? undefined : mark, closed };
}

/** A value that goes on over the next lines. */
interface BrokenValue {
  /** Its pieces, with a blank between them. */
  pieces: string;
  span: number;
  /** Whether quotation marks or the shape of the whole tell that the pieces, and only they, belong to it. */
  certain: boolean;
}

function isWhole(value: string, part: KeyPart): boolean {
  return fitsPart(value, part) && (part !== "bearerToken" || value.length >= WHOLE_BEARER_TOKEN);
}

/** Looks whether the lines after a value are its rest. */
function readRest(
  lines: readonly string[],
  index: number,
  { raw, tail, open, closed }: WrittenValue,
  part: KeyPart,
): BrokenValue | undefined {
  if (closed || tail.trim() !== "") return undefined;
  const tidy = (pieces: string) => cleanValue(pieces, part).value;
  let pieces = raw;
  let best: BrokenValue | undefined;
  const last = Math.min(lines.length, index + MOST_LINES);
  for (let at = index + 1; at < last; at++) {
    const text = lines[at].replace(INVISIBLE_REGEXP, "").trim();
    const [, piece, closing] = PIECE_REGEXP.exec(text) ?? [];
    if (piece === undefined || KEY_NAMES.has(piece.toUpperCase())) break;
    pieces += ` ${piece}`;
    const certain = isWhole(tidy(pieces), part) || (open !== undefined && closing === open);
    if (certain || (piece.length >= LONG_PIECE && !best)) {
      best = { pieces, span: at - index + 1, certain };
    }
    if (closing !== "") break;
  }
  if (!isWhole(tidy(raw), part)) return best;
  // Both are whole keys: only a person can tell which one is meant.
  return best?.certain ? { ...best, certain: false } : undefined;
}

/** Reads what stands where a variable's name belongs, if one of ours was meant. */
function readName(
  written: string,
): { name: string; odd: boolean; facts: NameFacts } | undefined {
  const meant = written.replace(INVISIBLE_REGEXP, "").replace(QUOTES_REGEXP, "").trim()
    .replace(SEPARATOR_REGEXP, "_");
  const facts = KEY_NAMES.get(meant.toUpperCase());
  // A name that is written anew anyway is written as everybody expects it.
  const odd = meant !== written;
  return facts && { name: odd ? meant.toUpperCase() : meant, odd, facts };
}

const byTheTable = (fault: EnvFaultId): LineFault => ({
  fault,
  blocks: factsOfFault(fault).blocks,
});

/**
 * Reads one line of a `.env` file as it was meant.
 *
 * @param lines The lines of the file, without their ends.
 * @param index The line to read.
 * @returns What it says of one of our variables; nothing if it is none of our business.
 */
export function readEnvLine(lines: readonly string[], index: number): EnvLine | undefined {
  const [, lead, writtenName, sign, rest] = LINE_REGEXP.exec(lines[index]) ?? [];
  const named = writtenName === undefined ? undefined : readName(writtenName);
  if (!named) return undefined;
  const { name, odd, facts: { part: partOfName, generic } } = named;
  if (partOfName === "notASearchKey") return undefined;
  const written = readEnvValue(rest);
  const part = partOfName === "token" ? partOfToken(cleanValue(written.raw).value) : partOfName;
  const more = readRest(lines, index, written, part);
  const raw = more?.certain ? more.pieces : written.raw;
  const { value } = cleanValue(raw, part);
  // Other services use the name too: only a value in X's shape makes it ours.
  if (generic && !fitsPart(value, part)) return undefined;
  const counts = sign === "=";
  const line = {
    index,
    span: more?.span ?? 1,
    name,
    part,
    value,
    plain: counts ? plainLine(name, raw) : undefined,
  };
  if (value === "") return { ...line, faults: [byTheTable("no-value")] };

  const ofName = [...(odd ? ["odd-name"] : []), ...(counts ? [] : ["colon"])] as EnvFaultId[];
  const ofValue = more
    ? [{ fault: "broken-value" as const, blocks: !more.certain }]
    : written.faults.map(byTheTable);
  const faults = [...ofName.map(byTheTable), ...ofValue];
  // A value is written anew only if it has its part's shape then; else a person must look at it.
  const certain = ofValue.length === 0 || (more?.certain !== false && fitsPart(value, part));
  if (faults.length === 0 || !certain) return { ...line, faults };
  const left = `${lead.replace(/[^ \ta-z]/g, "")}${name}=`;
  const right = ofValue.length === 0 ? rest : quoteEnvValue(value) + (more ? "" : written.tail);
  return { ...line, faults, mended: left + right };
}
