import { dirname, join } from "node:path";
import { decodeEnv } from "./env_file/decode_env.ts";
import { findEnvFile, rootOf } from "./env_file/find_env_file.ts";
import { KEY_PARTS } from "./key_parts.ts";
import { ignoreEnv } from "./env_file/ignore_env.ts";
import { type Keys, openKeys } from "./keys.ts";
import { quoteEnvValue } from "./env_file/quote_env_value.ts";
import { writePrivately } from "../files/mod.ts";

/** Where the keys were kept. */
export interface SavedKeys {
  /** The `.env` file. */
  path: string;
  /** Whether git ignored it already, or a line had to be added to `.gitignore`. */
  ignored: "already" | "line added";
}

async function readEnv(path: string): Promise<string> {
  try {
    return decodeEnv(await Deno.readFile(path)).text;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
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
  const before = await readEnv(path);
  const lines = before.split(/\r?\n/).map((line) => {
    const name = /^\s*(?:export\s+)?([A-Za-z_][\w-]*)\s*=/.exec(line)?.[1];
    const mine = name === undefined ? undefined : wanted.get(name);
    if (mine === undefined) return line;
    wanted.delete(name!);
    return mine;
  });
  if (lines.at(-1) === "") lines.pop();
  await writePrivately(path, [...lines, ...wanted.values()].join("\n") + "\n");
  return { path, ignored };
}
