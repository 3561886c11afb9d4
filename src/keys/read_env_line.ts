import { INVISIBLE_REGEXP, isSendable } from "./clean_value.ts";
import { type EnvFaultId, factsOfFault } from "./env_faults.ts";
import { KEY_NAMES } from "./key_names.ts";
import type { KeyPart } from "./key_parts.ts";
import { fitsPart, shapeOf } from "./key_shapes.ts";
import { quoteEnvValue } from "./quote_env_value.ts";
import { readEnvName } from "./read_env_name.ts";
import { type EnvValue, readEnvValue } from "./read_env_value.ts";
import { readRestOfValue } from "./read_rest_of_value.ts";

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
  value: string;
  faults: LineFault[];
  /** What the line would be without its faults; absent where only a person can tell. */
  mended?: string;
}

const LINE_REGEXP = /^(\s*(?:export\s+)?)([^=:#]*?)(\s*)([=:])(\s*)(.*)$/s;
const NO_SIGN_REGEXP = /^(\s*(?:export\s+)?)([A-Za-z_]+)(?:[ \t]+(\S+))?(\s*)$/;

/** Faults that only tell something: they need no mend, and hinder none. */
const NOTES: readonly EnvFaultId[] = ["lower-case-name"];
/** Faults that only a person can mend. */
const FOR_A_PERSON: readonly EnvFaultId[] = ["misspelt-name", "no-value"];
const NAME_FAULTS: readonly EnvFaultId[] = ["hyphen-in-name", "space-in-name", "quoted-name"];

/** Whether a value can be written down without a doubt: one word, no quotes, and its part's shape where `$` or `#` put that in question. */
function isCertain({ value, faults }: EnvValue, part: KeyPart): boolean {
  if (!isSendable(value) || /["'`\\]/.test(value)) return false;
  if (!faults.includes("dollar-in-value") && !faults.includes("hash-in-value")) return true;
  return fitsPart(value.replace(/[$#{}]/g, "0"), part);
}

/** `NAME` or `NAME VALUE`, without a sign between them. */
function readWithoutSign(lines: readonly string[], index: number): EnvLine | undefined {
  const [, lead, written, value = "", tail] = NO_SIGN_REGEXP.exec(lines[index]) ?? [];
  const facts = KEY_NAMES.get(written?.toUpperCase() ?? "");
  if (!facts || facts.generic || facts.part === "notASearchKey") return undefined;
  const name = written.toUpperCase();
  const part = partOf(facts.part, value);
  if (value !== "" && !fitsPart(value, part)) return undefined;
  const fault = value === "" ? "no-value" : "no-equals-sign";
  const mended = value === "" ? undefined : `${lead}${name}=${quoteEnvValue(value)}${tail}`;
  return { index, span: 1, name, part, value, faults: [{ fault, blocks: true }], mended };
}

function partOf(part: KeyPart | "token", value: string): KeyPart {
  if (part !== "token") return part;
  return shapeOf(value) === "bearerToken" ? "bearerToken" : "accessToken";
}

/**
 * Reads one line of a `.env` file as it was meant.
 *
 * @param lines The lines of the file, without their ends.
 * @param index The line to read.
 * @returns What it says of one of our variables; nothing if it is none of our business.
 */
export function readEnvLine(lines: readonly string[], index: number): EnvLine | undefined {
  const [, lead, writtenName, gap, sign, space, rest] = LINE_REGEXP.exec(lines[index]) ?? [];
  const named = writtenName === undefined ? undefined : readEnvName(writtenName);
  if (!named) return readWithoutSign(lines, index);
  const { name } = named;
  const part = partOf(named.part, readEnvValue(rest, "bearerToken").value);
  const first = readEnvValue(rest, part);
  const more = readRestOfValue(lines, index, first, part);
  const read: EnvValue = more ? { ...first, value: more.value } : first;
  const { value } = read;
  if (named.doubtful && !fitsPart(value, part)) return undefined;

  const faults = new Map<EnvFaultId, LineFault>();
  const fault = (id: EnvFaultId, blocks = factsOfFault(id).blocks) =>
    faults.set(id, { fault: id, blocks });
  for (const id of read.faults) fault(id);
  if (more) {
    faults.delete("unclosed-quote");
    // In quotation marks it is read with the line break, which the search removes.
    fault("broken-value", !more.quoted);
  } else if (faults.has("unclosed-quote") && first.quote) {
    const later = lines.slice(index + 1).some((line) => line.includes(first.quote!.mark));
    fault("unclosed-quote", later);
  }
  if (first.quote?.closed && faults.has("dollar-in-value")) fault("dollar-in-value", false);
  const valueFaults = faults.size;
  const odd = /[^ \t]/.test(gap) || INVISIBLE_REGEXP.test(lead) || /\u00A0/.test(lead);
  INVISIBLE_REGEXP.lastIndex = 0;
  for (const id of named.faults) fault(id, id === "invisible-characters" ? true : undefined);
  if (odd) fault("invisible-characters", true);
  if (sign === ":") fault("colon");
  if (value === "") {
    faults.clear();
    fault("no-value");
  }

  const certain = [...faults.keys()].every((id) => !FOR_A_PERSON.includes(id)) &&
    (valueFaults === 0 || isCertain(read, part)) && (!more || more.certain);
  const broken = [...faults.keys()].some((id) => !NOTES.includes(id));
  const renamed = odd || sign === ":" || named.faults.some((id) => NAME_FAULTS.includes(id));
  const left = renamed
    ? `${lead.replace(/[^ \ta-z]/g, "")}${name}=`
    : `${lead}${writtenName.replace(INVISIBLE_REGEXP, "")}${gap}${sign}${space}`;
  const right = valueFaults === 0 ? rest : quoteEnvValue(value) + (more ? more.tail : first.tail);
  return {
    index,
    span: more?.span ?? 1,
    name,
    part,
    value,
    faults: [...faults.values()],
    mended: broken && certain ? left + right : undefined,
  };
}
