import { KEY_NAMES } from "../key_names.ts";
import { isEnough } from "../key_parts.ts";
import { fitsPart } from "../key_shapes.ts";
import { decodeEnv } from "./env_encoding.ts";
import { type EnvFault, envFault } from "./env_faults.ts";
import {
  type EnvLine,
  type LineFault,
  plainLine,
  readEnvLine,
  readEnvValue,
} from "./read_env_line.ts";

/** A fault, and the line in question. */
interface FoundFault extends LineFault {
  index: number;
  name: string;
  /** Another line, in words. */
  other?: string;
  fixable: boolean;
}

/** What a `.env` file says of the variables that we know. */
export interface EnvContent {
  lines: EnvLine[];
  faults: FoundFault[];
  /** The lines that count, in the form that every parser reads alike. */
  plain: string;
}

const LINE_END_REGEXP = /\r?\n/;
const OPENING_REGEXP = /^\s*(?:export\s+)?[^\s=#]+\s*=[ \t]*(["'])(.*)$/s;
const PLAIN_REGEXP = /^\s*(?:export\s+)?([A-Za-z_][\w-]*)[ \t]*=\s*(.*)$/s;

/** The last line of the quotation that another variable opens on a line and leaves open; else that line. */
function endOfQuotation(lines: readonly string[], index: number): number {
  const [, mark, rest] = OPENING_REGEXP.exec(lines[index]) ?? [];
  if (mark === undefined || rest.includes(mark)) return index;
  const end = lines.findIndex((line, at) => at > index && line.includes(mark));
  return end < 0 ? index : end;
}

/** A name that we know on a line that is not surely ours: the search says what it makes of it. */
function readDoubtful(line: string): string[] {
  const [, written = "", rest = ""] = PLAIN_REGEXP.exec(line) ?? [];
  const name = written.replaceAll("-", "_");
  return KEY_NAMES.has(name.toUpperCase()) ? [plainLine(name, readEnvValue(rest).raw)] : [];
}

/** Lines of one variable that say different things: the last one counts. */
function contradictions(lines: readonly EnvLine[]): FoundFault[] {
  return lines.flatMap(({ index, name, value }, at): FoundFault[] => {
    const earlier = lines.slice(0, at).findLast((line) => line.name === name && line.value !== "");
    if (!earlier || earlier.value === value) return [];
    const other = `line ${earlier.index + 1}`;
    return [{ fault: "contradicting-lines", index, name, other, blocks: true, fixable: false }];
  });
}

/** Reads a `.env` file line by line as it was meant, and finds what is wrong with its lines. */
export function readEnv(text: string): EnvContent {
  const all = text.split(LINE_END_REGEXP);
  const lines: EnvLine[] = [];
  const faults: FoundFault[] = [];
  const plain: string[] = [];
  for (let index = 0; index < all.length; index++) {
    const line = readEnvLine(all, index);
    if (line) {
      lines.push(line);
      plain.push(line.plain ?? "");
      index += line.span - 1;
      continue;
    }
    plain.push(...readDoubtful(all[index]));
    const end = endOfQuotation(all, index);
    const other = `line ${index + 1}`;
    for (let at = index + 1; at <= end; at++) {
      const name = PLAIN_REGEXP.test(all[at]) ? readEnvLine(all, at)?.name : undefined;
      if (name === undefined) continue;
      faults.push({
        fault: "unclosed-quote",
        index: at,
        name,
        other,
        blocks: true,
        fixable: false,
      });
    }
    index = end;
  }

  const filled = lines.filter(({ value }) => value !== "");
  const enough = isEnough((part) => filled.some((line) => line.part === part));
  for (const line of lines) {
    // Where two lines speak of one part, only a person can tell which of them is right.
    if (lines.some((other) => other !== line && other.part === line.part)) line.mended = undefined;
    const fixable = line.mended !== undefined;
    const needless = enough || filled.some(({ name }) => name === line.name);
    for (const fault of line.faults) {
      if (fault.fault === "no-value" && needless) continue;
      faults.push({ ...fault, index: line.index, name: line.name, fixable });
    }
  }
  faults.push(...contradictions(lines));
  faults.sort((a, b) => a.index - b.index);
  return { lines, faults, plain: plain.filter((line) => line !== "").join("\n") };
}

/**
 * Finds the faults in the lines of a `.env` file. Never throws, and says nothing of what the
 * values are.
 *
 * @param text The file.
 * @param file The file's name, as seen from the working folder.
 */
export function faultsOfText(text: string, file: string): EnvFault[] {
  return readEnv(text).faults.map(({ fault, index, name, ...found }) =>
    envFault(fault, { file, line: index + 1, name }, found)
  );
}

/**
 * Mends the lines of a `.env` that can be mended safely: each as a whole, or not at all. Every
 * other line, comment and line end stays as it is.
 *
 * @returns The mended text, or nothing if there is nothing to mend.
 */
export function mendEnvText(text: string): string | undefined {
  // Line ends stand at the odd places.
  const pieces = text.split(/(\r?\n)/);
  const mendable = readEnv(text).lines.filter(({ mended }) => mended !== undefined);
  for (const { index, span, mended } of mendable.toReversed()) {
    pieces.splice(2 * index, 2 * span - 1, mended!);
  }
  return mendable.length > 0 ? pieces.join("") : undefined;
}

/** Whether a `.env` file gives one of our variables a value. */
export function givesKeys(bytes: Uint8Array): boolean {
  return readEnv(decodeEnv(bytes).text).lines.some(({ value }) => value !== "");
}

/** Whether a `.env` file holds a value in the shape of a key. */
export function holdsKeys(bytes: Uint8Array): boolean {
  return readEnv(decodeEnv(bytes).text).lines.some(({ value, part }) => fitsPart(value, part));
}
