import { relative, resolve } from "node:path";
import { parseEnv } from "node:util";
import { offerFrom } from "./candidate.ts";
import { cleanValue } from "./clean_value.ts";
import { decodeEnv } from "./env_file/env_encoding.ts";
import { findEnvFile, rootOf } from "./env_file/find_env_file.ts";
import { ignoresEnv, isTracked } from "./env_file/env_in_git.ts";
import { peek, peekInto } from "./env_file/peek.ts";
import { readEnv } from "./env_file/read_env.ts";
import { fromEnvironment, readVariable } from "./from_environment.ts";
import { KEY_PARTS, type KeyPart, type KeyParts } from "./key_parts.ts";
import { isPracticeKey } from "./key_shapes.ts";
import { Keys, openKeys } from "./keys.ts";

/** A key that is in use here. */
export interface KeyInUse {
  part: KeyPart;
  value: string;
  /** Where it stands, such as `"X_API_KEY (environment)"`. */
  from: string;
  /** A practice room made it, and it opens nothing else. */
  practice: boolean;
}

/** Where to look for keys in use. */
export interface KeysInUseOptions {
  /** Keys in hand, beside those that are found. */
  keys?: Keys | KeyParts;
  /** A `.env` to read instead of the nearest one; `false` reads none. */
  envFile?: string | false;
}

function handed(keys: Keys | KeyParts | undefined): Omit<KeyInUse, "practice">[] {
  if (keys === undefined) return [];
  const parts = keys instanceof Keys ? openKeys(keys) : keys;
  return KEY_PARTS.flatMap(({ part }) =>
    parts[part] ? [{ part, value: cleanValue(parts[part], part).value, from: "keys" }] : []
  );
}

/**
 * Every key that the search for keys could use here, also those that another one shadows. Asks
 * nobody and sends nothing. For the room that looks for leaks; the public door does not offer it.
 *
 * @param options Where to look.
 * @param variable Reads one environment variable.
 */
export function openKeysInUse(
  { keys, envFile }: KeysInUseOptions = {},
  variable: (name: string) => string | undefined = readVariable,
): KeyInUse[] {
  const folder = Deno.cwd();
  const path = envFile === false ? undefined : envFile ?? findEnvFile(folder);
  const bytes = path === undefined ? undefined : peekInto(path);
  const inFile = bytes === undefined ? [] : offerFrom(
    relative(folder, resolve(path!)),
    Object.entries(parseEnv(readEnv(decodeEnv(bytes).text).plain)) as [string, string][],
  ).candidates;
  const { candidates, lone = [] } = fromEnvironment(variable);
  const all = [
    ...handed(keys),
    ...[...candidates, ...lone, ...inFile].map(({ part, value, name, place }) => ({
      part,
      value,
      from: `${name} (${place})`,
    })),
  ];
  return all.filter(({ value }, i) =>
    value !== "" && all.findIndex((other) => other.value === value) === i
  ).map((key) => ({ ...key, practice: isPracticeKey(key.value, key.part) }));
}

/**
 * Whether a `.env` keeps its keys to itself, as it should: no repository around it takes it in.
 *
 * @param path A file named `.env`.
 */
export function keepsToItself(path: string): boolean {
  const folder = resolve(path, "..");
  const root = rootOf(folder);
  if (peek(resolve(root, ".git")) === undefined) return true;
  return ignoresEnv(folder, root) && !isTracked(resolve(path), root);
}
