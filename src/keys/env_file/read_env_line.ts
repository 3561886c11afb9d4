import { INVISIBLE_REGEXP, isSendable } from "../clean_value.ts";
import { type EnvFaultId, factsOfFault } from "./env_faults.ts";
import { KEY_NAMES } from "../key_names.ts";
import type { KeyPart } from "../key_parts.ts";
import { fitsPart, shapeOf } from "../key_shapes.ts";
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

const LINE_REGEXP = /^(\s*(?:export\s+)?)([^=:#\s][^=:#]*?)(\s*)([=:])(\s*)(.*)$/s;
const NO_SIGN_REGEXP = /^(\s*(?:export\s+)?)([A-Za-z_]+)(?:[ \t]+(\S+))?(\s*)$/;
/** What no parser takes for the space around a name, though it looks like it. */
const ODD_SPACE_REGEXP = /[^ \ta-z]/;

/** Faults that only a person can mend. */
const FOR_A_PERSON: readonly EnvFaultId[] = ["misspelt-name", "no-value"];
/** Faults after which name and sign are written anew. */
const OF_NAME_AND_SIGN: readonly EnvFaultId[] = [
  "colon",
  "hyphen-in-name",
  "quoted-name",
  "space-in-name",
];

const byTheTable = (fault: EnvFaultId): LineFault => ({
  fault,
  blocks: factsOfFault(fault).blocks,
});

/** Whether a value can be written down without a doubt: one word, no quotes, and its part's shape where `$` or `#` put that in question. */
function isCertain({ value, faults }: EnvValue, part: KeyPart): boolean {
  if (!isSendable(value) || /["'`\\]/.test(value)) return false;
  if (!faults.includes("dollar-in-value") && !faults.includes("hash-in-value")) return true;
  return fitsPart(value.replace(/[$#{}]/g, "0"), part);
}

/** The faults of a value, and which of them cost the key: some are tidied, or depend on the lines below. */
function faultsOfValue({ faults, quote }: EnvValue, below: readonly string[]): LineFault[] {
  return faults.map((fault) => {
    if (fault === "unclosed-quote") {
      // The next mark of its kind closes it, and all that is between is taken for the value.
      return { fault, blocks: quote !== undefined && below.some((l) => l.includes(quote.mark)) };
    }
    if (fault === "dollar-in-value") return { fault, blocks: !quote?.closed };
    return byTheTable(fault);
  });
}

function partOf(part: KeyPart | "token", value: string): KeyPart {
  if (part !== "token") return part;
  return shapeOf(value) === "bearerToken" ? "bearerToken" : "accessToken";
}

/** `NAME` or `NAME VALUE`, without a sign between them. */
function readWithoutSign(lines: readonly string[], index: number): EnvLine | undefined {
  const [, lead, written, value = "", tail] = NO_SIGN_REGEXP.exec(lines[index]) ?? [];
  const facts = KEY_NAMES.get(written?.toUpperCase() ?? "");
  if (!facts || facts.generic || facts.part === "notASearchKey") return undefined;
  const name = written.toUpperCase();
  const part = partOf(facts.part, value);
  const line = { index, span: 1, name, part, value };
  if (value === "") return { ...line, faults: [byTheTable("no-value")] };
  if (!fitsPart(value, part)) return undefined;
  const mended = `${lead}${name}=${quoteEnvValue(value)}${tail}`;
  return { ...line, faults: [byTheTable("no-equals-sign")], mended };
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
  const { value } = more ?? first;
  if (named.doubtful && !fitsPart(value, part)) return undefined;
  const line = { index, span: more?.span ?? 1, name, part, value };
  if (value === "") return { ...line, faults: [byTheTable("no-value")] };

  const ofName = named.faults.map(byTheTable);
  const oddSpace = ODD_SPACE_REGEXP.test(lead + gap);
  if (oddSpace || named.faults.includes("invisible-characters")) {
    ofName.push({ fault: "invisible-characters", blocks: true });
  }
  if (sign === ":") ofName.push(byTheTable("colon"));
  const ofValue = faultsOfValue(first, lines.slice(index + 1));
  // In quotation marks it is read with the line break, which the search removes.
  if (more) ofValue.push({ fault: "broken-value", blocks: !more.quoted });
  const faults = [...new Map([...ofValue, ...ofName].map((each) => [each.fault, each])).values()]
    .filter(({ fault }) => !more || fault !== "unclosed-quote");

  const certain = faults.every(({ fault }) => !FOR_A_PERSON.includes(fault)) &&
    (ofValue.length === 0 || isCertain({ ...first, value }, part)) && more?.certain !== false;
  const needed = faults.some(({ fault }) => factsOfFault(fault).done !== undefined);
  const renamed = oddSpace || faults.some(({ fault }) => OF_NAME_AND_SIGN.includes(fault));
  const left = renamed
    ? `${lead.replaceAll(new RegExp(ODD_SPACE_REGEXP, "g"), "")}${name}=`
    : `${lead}${writtenName.replace(INVISIBLE_REGEXP, "")}${gap}${sign}${space}`;
  const right = ofValue.length === 0 ? rest : quoteEnvValue(value) + (more ? "" : first.tail);
  return { ...line, faults, mended: needed && certain ? left + right : undefined };
}
