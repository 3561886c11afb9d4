import { INVISIBLE_REGEXP } from "../clean_value.ts";
import type { EnvFaultId } from "./env_faults.ts";
import { KEY_NAMES } from "../key_names.ts";
import type { KeyPart } from "../key_parts.ts";

/** A variable's name as it was meant. */
export interface EnvName {
  name: string;
  part: KeyPart | "token";
  /** Only a value in X's shape makes it ours: other services use the name, or it may be another. */
  doubtful: boolean;
  faults: EnvFaultId[];
}

const QUOTES_REGEXP = /^["'`\u2018\u2019\u201C\u201D]+|["'`\u2018\u2019\u201C\u201D]+$/g;
const HYPHEN_REGEXP = /\s*[-\u2010-\u2015\u2212]\s*/g;

/** Whether one letter more, less or other makes one name of the other. The beginning, which says whose it is, must agree. */
function isOneLetterAway(a: string, b: string): boolean {
  if (a.length > b.length) return isOneLetterAway(b, a);
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i >= "X_".length && a.slice(a.length === b.length ? i + 1 : i) === b.slice(i + 1);
}

function readMisspelt(capitals: string): EnvName | undefined {
  for (const [name, { generic, part }] of KEY_NAMES) {
    if (generic || part === "notASearchKey" || !isOneLetterAway(name, capitals)) continue;
    return { name, part, doubtful: true, faults: ["misspelt-name"] };
  }
}

/**
 * Reads what stands where a variable's name belongs.
 *
 * @returns The name, if it is one of ours or one slip away from one.
 */
export function readEnvName(written: string): EnvName | undefined {
  const faults: EnvFaultId[] = [];
  let name = written;
  const step = (fault: EnvFaultId, next: string) => {
    if (next !== name) faults.push(fault);
    name = next;
  };
  step("invisible-characters", name.replace(INVISIBLE_REGEXP, ""));
  step("quoted-name", name.replace(QUOTES_REGEXP, ""));
  step("hyphen-in-name", name.replace(HYPHEN_REGEXP, "_"));
  step("space-in-name", name.trim().replace(/\s+/g, "_"));
  const capitals = name.toUpperCase();
  const facts = KEY_NAMES.get(capitals);
  if (!facts) return readMisspelt(capitals);
  if (facts.part === "notASearchKey") return undefined;
  // A name that is written anew anyway is written as everybody expects it.
  if (faults.some((fault) => fault !== "invisible-characters")) name = capitals;
  if (name !== capitals) faults.push("lower-case-name");
  return { name, part: facts.part, doubtful: facts.generic, faults };
}
