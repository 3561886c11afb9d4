import { ENV_FAULTS } from "./env_faults.ts";
import { type EnvLine, type LineFault, readEnvLine } from "./read_env_line.ts";
import { isEnough } from "../key_parts.ts";

/** A fault that depends on other lines, and the line in question. */
export interface FoundFault extends LineFault {
  index: number;
  name: string;
  /** The other line, in words. */
  other?: string;
  fixable: boolean;
}

/** What a `.env` file says of our variables. */
export interface EnvText {
  lines: EnvLine[];
  faults: FoundFault[];
}

const OPENING_REGEXP = /^\s*(?:export\s+)?[^\s=#]+\s*=[ \t]*(["'])(.*)$/s;
const PLAIN_REGEXP = /^\s*(?:export\s+)?(\w+)\s*=/;

/** The last line of the quotation that another variable opens on a line and leaves open; else that line. */
function endOfQuotation(lines: readonly string[], index: number): number {
  const [, mark, rest] = OPENING_REGEXP.exec(lines[index]) ?? [];
  if (mark === undefined || rest.includes(mark)) return index;
  const end = lines.findIndex((line, at) => at > index && line.includes(mark));
  return end < 0 ? index : end;
}

/** The order of the table: name, sign, value. */
const rank = ({ fault }: LineFault) => ENV_FAULTS.findIndex(({ id }) => id === fault);

/** Faults between lines: the same variable twice, or none with a value. */
function compare(all: readonly EnvLine[]): FoundFault[] {
  const lines = all.filter(({ faults }) => faults.every(({ fault }) => fault !== "misspelt-name"));
  return lines.flatMap(({ index, name, value }, at): FoundFault[] => {
    const earlier = lines.slice(0, at).findLast((line) => line.name === name && line.value !== "");
    if (!earlier) return [];
    const other = `line ${earlier.index + 1}`;
    return earlier.value === value
      ? [{ fault: "repeated-line", index, name, other, blocks: false, fixable: false }]
      : [{ fault: "contradicting-lines", index, name, other, blocks: true, fixable: false }];
  });
}

/** Whether a line says another thing of the same part. If one of them came to life, which would be right? */
function isRival(other: EnvLine, { part, name, value, index }: EnvLine): boolean {
  if (other.part !== part || other.value === value) return false;
  // A line without a value counts only where it is the last one of its name.
  return other.value !== "" || (other.name === name && other.index > index);
}

/** Reads all lines of a file as they were meant, and finds what is wrong with them. */
export function readEnvText(all: readonly string[]): EnvText {
  const lines: EnvLine[] = [];
  const faults: FoundFault[] = [];
  for (let index = 0; index < all.length; index++) {
    const line = readEnvLine(all, index);
    if (line) {
      lines.push(line);
      index += line.span - 1;
      continue;
    }
    const end = endOfQuotation(all, index);
    for (let at = index + 1; at <= end; at++) {
      const inside = PLAIN_REGEXP.test(all[at]) ? readEnvLine(all, at) : undefined;
      if (!inside) continue;
      const { name } = inside;
      const other = `line ${index + 1}`;
      faults.push({ fault: "swallowed", index: at, name, other, blocks: true, fixable: false });
    }
    index = end;
  }

  const filled = lines.filter(({ value }) => value !== "");
  const enough = isEnough((part) => filled.some((line) => line.part === part));
  for (const line of lines) {
    if (line.faults.some(({ blocks }) => blocks) && lines.some((other) => isRival(other, line))) {
      line.mended = undefined;
    }
    const fixable = line.mended !== undefined;
    for (const fault of line.faults) {
      if (fault.fault === "no-value" && (enough || filled.some(({ name }) => name === line.name))) {
        continue;
      }
      faults.push({ ...fault, index: line.index, name: line.name, fixable });
    }
  }
  faults.push(...compare(lines));
  return { lines, faults: faults.sort((a, b) => a.index - b.index || rank(a) - rank(b)) };
}
