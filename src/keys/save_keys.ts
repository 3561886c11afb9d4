import { dirname, join } from "node:path";
import { writePrivately } from "../files/mod.ts";
import { decodeEnv, encodeEnv, type EnvText } from "./env_file/env_encoding.ts";
import { ignoreEnv } from "./env_file/env_in_git.ts";
import { findEnvFile, rootOf } from "./env_file/find_env_file.ts";
import { readEnv } from "./env_file/read_env.ts";
import { quoteEnvValue } from "./env_file/read_env_line.ts";
import { KEY_PARTS } from "./key_parts.ts";
import { type Keys, openKeys } from "./keys.ts";

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

/**
 * Keeps the keys that were typed in a `.env`: the nearest one, else a new one at the root of the
 * repository. Other lines stay as they are; only its owner can read the file; git ignores it.
 *
 * @param keys The keys, after they have worked.
 * @param folder Where to start; the working directory if left out.
 */
export async function saveKeys(keys: Keys, folder: string = Deno.cwd()): Promise<SavedKeys> {
  const root = rootOf(folder);
  const path = findEnvFile(folder) ?? join(root, ".env");
  const ignored = await ignoreEnv(dirname(path), root);
  const parts = openKeys(keys);
  const wanted = new Map(
    KEY_PARTS.filter(({ part }) => keys.from(part) === "prompt")
      .map(({ part, variable }) => [variable, `${variable}=${quoteEnvValue(parts[part]!)}`]),
  );
  const file = await readFile(path);
  await writePrivately(path, encodeEnv({ ...file, text: replaceLines(file.text, wanted) }));
  return { path, ignored };
}
