import { dirname, join } from "node:path";
import { writePrivately } from "../files/mod.ts";
import { decodeEnv, encodeEnv, type EnvText } from "./env_file/env_encoding.ts";
import { ignoreEnv } from "./env_file/env_in_git.ts";
import { findEnvFile, rootOf } from "./env_file/find_env_file.ts";
import { readEnv } from "./env_file/read_env.ts";
import { quoteEnvValue } from "./env_file/read_env_line.ts";
import { settingIn } from "./from_env_file.ts";
import { keepInKeychain, KEYCHAIN_VARIABLE, saysYes } from "./from_keychain.ts";
import { KEY_PARTS, type KeyParts } from "./key_parts.ts";
import { type Keychain, SYSTEM_KEYCHAIN } from "./keychain.ts";
import { type Keys, noteWhereKept, openKeys } from "./keys.ts";

/** Where the keys were kept. */
export interface SavedKeys {
  /** The `.env` file. */
  path: string;
  /** Whether git ignored it already, or a line had to be added to `.gitignore`. */
  ignored: "already" | "line added";
}

async function readFile(path: string): Promise<EnvText> {
  try {
    return decodeEnv(await Deno.readFile(path));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return decodeEnv(new Uint8Array());
    throw error;
  }
}

/** A file's text with other values for some variables; every other line, and every line end, stays. */
function replaceLines(text: string, wanted: ReadonlyMap<string, string>): string {
  // Line ends stand at the odd places.
  const pieces = text.split(/(\r?\n)/);
  const end = pieces[1] ?? "\n";
  const old = readEnv(text).lines.map((line) => ({ ...line, name: line.name.toUpperCase() }))
    .filter(({ name }) => wanted.has(name));
  for (const { index, span, name } of old.toReversed()) {
    pieces.splice(2 * index, 2 * span - 1, wanted.get(name)!);
  }
  const added = [...wanted].filter(([name]) => !old.some((line) => line.name === name));
  const kept = pieces.join("");
  const last = kept === "" || kept.endsWith("\n") ? "" : end;
  return kept + last + added.map(([, line]) => line + end).join("");
}

/** The nearest `.env` with these lines, else a new one at the repository's root; git ignores it. */
async function writeLines(
  wanted: ReadonlyMap<string, string>,
  folder: string,
): Promise<SavedKeys> {
  const root = rootOf(folder);
  const path = findEnvFile(folder) ?? join(root, ".env");
  const ignored = await ignoreEnv(dirname(path), root);
  const file = await readFile(path);
  await writePrivately(path, encodeEnv({ ...file, text: replaceLines(file.text, wanted) }));
  return { path, ignored };
}

const typedOf = (keys: Keys) => KEY_PARTS.filter(({ part }) => keys.from(part) === "prompt");

/**
 * Keeps the keys that were typed in a `.env`: the nearest one, else a new one at the root of the
 * repository. Other lines stay as they are; only its owner can read the file; git ignores it.
 *
 * @param keys The keys, after they have worked.
 * @param folder Where to start; the working directory if left out.
 */
export async function saveKeys(keys: Keys, folder: string = Deno.cwd()): Promise<SavedKeys> {
  const parts = openKeys(keys);
  const wanted = new Map(
    typedOf(keys).map(({ part, variable }) => [
      variable,
      `${variable}=${quoteEnvValue(parts[part]!)}`,
    ]),
  );
  const saved = await writeLines(wanted, folder);
  noteWhereKept(keys, { file: saved.path });
  return saved;
}

/**
 * Keeps the keys that were typed in the system's keychain, and a line in `.env` that says so: it
 * holds no secret, and without it a later run would have to load and ask a keychain for nothing.
 *
 * @param account The host that they are for.
 * @param folder Where to look for the `.env`; the working directory if left out.
 * @param keychain Leave it out.
 * @returns The file that says so; nothing where none could be written.
 * @throws {KeychainShut} Nothing was changed.
 */
export async function saveToKeychain(
  keys: Keys,
  account: string,
  folder: string = Deno.cwd(),
  keychain: Keychain = SYSTEM_KEYCHAIN,
): Promise<string | undefined> {
  const parts = openKeys(keys);
  const typed = typedOf(keys).map(({ part }) => [part, parts[part]]);
  await keepInKeychain(keychain, account, Object.fromEntries(typed) as KeyParts);
  noteWhereKept(keys, { account });
  try {
    const path = findEnvFile(folder);
    const said = path && settingIn((await readFile(path)).text, KEYCHAIN_VARIABLE);
    if (saysYes(said)) return path;
    return (await writeLines(new Map([[KEYCHAIN_VARIABLE, `${KEYCHAIN_VARIABLE}=1`]]), folder))
      .path;
  } catch {
    return undefined;
  }
}
