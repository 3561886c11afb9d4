import { relative } from "node:path";
import { writePrivately } from "../files/mod.ts";
import { cleanValue } from "./clean_value.ts";
import { decodeEnv, encodeEnv } from "./env_file/env_encoding.ts";
import { readEnv } from "./env_file/read_env.ts";
import { factsOf, type KeyPart } from "./key_parts.ts";
import { type Keychain, KeychainShut, SYSTEM_KEYCHAIN } from "./keychain.ts";
import { emptyKeys, type Finding, type Keys } from "./keys.ts";

/** A place in which keys were. Never holds a value. */
export interface ForgottenPlace {
  /** Where, in words: `"memory"`, a path of a `.env` file, `"keychain"`, `"environment"`. */
  place: string;
  /** The names under which they stood there. */
  names: string[];
}

/** A place in which keys still are, and what to do about it. */
export interface RemainingPlace extends ForgottenPlace {
  /** Why, and what to do, as a sentence. */
  why: string;
}

/** What became of keys that were to be forgotten. */
export interface ForgottenKeys {
  /** The parts that there were. */
  parts: KeyPart[];
  gone: ForgottenPlace[];
  left: RemainingPlace[];
}

/** What keys are taken out of; a parameter so that tests are exact. */
export interface ForgettingWorld {
  /** Files are named as seen from there. */
  folder?: string;
  keychain?: Keychain;
  /** Takes a variable out of the environment. */
  forget?: (variable: string) => void;
}

/** The names of what was found, each once. */
const namesOf = (found: readonly Finding[]): string[] => [
  ...new Set(found.map(({ name, part }) => name ?? factsOf(part).label)),
];

/** A `.env` without the lines that hold these keys; every other line and line end stays. */
function withoutLines(text: string, found: readonly Finding[]): { text: string; names: string[] } {
  // Line ends stand at the odd places.
  const pieces = text.split(/(\r?\n)/);
  const names: string[] = [];
  for (const line of readEnv(text).lines.toReversed()) {
    const holds = found.some(({ name, part, value }) =>
      name?.toUpperCase() === line.name.toUpperCase() ||
      cleanValue(line.value, part).value === value
    );
    if (!holds || line.value === "") continue;
    pieces.splice(2 * line.index, 2 * line.span);
    names.unshift(line.name);
  }
  return { text: pieces.join(""), names: [...new Set(names)] };
}

async function forgetInFile(
  path: string,
  found: readonly Finding[],
  folder: string,
): Promise<Pick<ForgottenKeys, "gone" | "left">> {
  const place = relative(folder, path);
  try {
    const file = decodeEnv(await Deno.readFile(path));
    const { text, names } = withoutLines(file.text, found);
    if (names.length === 0) return { gone: [], left: [] };
    await writePrivately(path, encodeEnv({ ...file, text }));
    return { gone: [{ place, names }], left: [] };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { gone: [], left: [] };
    const why = "The file cannot be written to here: take the lines out by hand.";
    return { gone: [], left: [{ place, names: namesOf(found), why }] };
  }
}

async function forgetInKeychain(
  account: string,
  names: string[],
  keychain: Keychain,
): Promise<Pick<ForgottenKeys, "gone" | "left">> {
  const place = "keychain";
  try {
    const removed = await keychain.remove(account);
    return { gone: removed ? [{ place, names }] : [], left: [] };
  } catch (error) {
    if (!(error instanceof KeychainShut)) throw error;
    const why = `The keychain cannot be used (${error.message}): delete library-card, ` +
      `account ${account}, in it by hand.`;
    return { gone: [], left: [{ place, names, why }] };
  }
}

/** Takes a variable out of this process, as far as Deno may. */
function forgetVariable(variable: string): void {
  if (Deno.permissions.querySync({ name: "env", variable }).state === "granted") {
    Deno.env.delete(variable);
  }
}

/** Takes variables out of this process; whoever set them sets them again. */
function forgetInEnvironment(
  names: string[],
  forget: (name: string) => void,
): Pick<ForgottenKeys, "gone" | "left"> {
  const place = "environment";
  names.forEach(forget);
  const why = "They are out of this process. Where they were set (a profile of the shell, the " +
    "settings of a server), they still are: take them out there.";
  return { gone: [{ place: "this process", names }], left: [{ place, names, why }] };
}

const STILL_THERE: readonly [place: RegExp, why: string][] = [
  [/^command /, "What the command reads still holds them: delete them there."],
  [/^connect\(/, "They were given in code: take them out of it, and out of its saved outputs."],
];

/** The findings of each place. */
function byPlace(found: readonly Finding[], place: (finding: Finding) => string | undefined) {
  const places = Map.groupBy(found, place);
  places.delete(undefined);
  return places as Map<string, Finding[]>;
}

/**
 * Takes keys out of memory, of the `.env` and of the keychain from which they came or in which they
 * were kept, and out of this process's environment. It tells where they still are.
 *
 * @param keys The keys; empty from now on.
 * @param world Where files are seen from, the keychain, and the environment; leave it out.
 */
export async function forgetKeys(keys: Keys, world: ForgettingWorld = {}): Promise<ForgottenKeys> {
  const { folder = Deno.cwd(), keychain = SYSTEM_KEYCHAIN, forget = forgetVariable } = world;
  const { parts } = keys;
  const found = emptyKeys(keys);
  const done = [{
    gone: parts.length
      ? [{ place: "memory", names: parts.map((part) => factsOf(part).label) }]
      : [],
    left: [] as RemainingPlace[],
  }];
  for (const [path, there] of byPlace(found, ({ file }) => file)) {
    done.push(await forgetInFile(path, there, folder));
  }
  for (const [account, there] of byPlace(found, ({ account }) => account)) {
    done.push(await forgetInKeychain(account, namesOf(there), keychain));
  }
  for (const [place, there] of byPlace(found, ({ place }) => place)) {
    const names = namesOf(there);
    if (place === "environment") done.push(forgetInEnvironment(names, forget));
    const still = STILL_THERE.find(([pattern]) => pattern.test(place));
    if (still) done.push({ gone: [], left: [{ place, names, why: still[1] }] });
  }
  return {
    parts,
    gone: done.flatMap(({ gone }) => gone),
    left: done.flatMap(({ left }) => left),
  };
}
