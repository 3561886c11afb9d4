import { dirname, join } from "node:path";
import { findEnvFile, rootOf } from "./from_env_file.ts";
import { KEY_PARTS } from "./key_parts.ts";
import { type Keys, openKeys } from "./keys.ts";

/** Where the keys were kept. */
export interface SavedKeys {
  /** The `.env` file. */
  path: string;
  /** Whether git ignored it already, or a line had to be added to `.gitignore`. */
  ignored: "already" | "line added";
}

// `.env.*` alone does not cover `.env`; a leading slash covers the list's own folder only.
const IGNORES_ENV_REGEXP = /^!?(\*\*\/)?(\.env\*?|\*\.env)$/;

/** Whether an ignore list covers `.env`: the last line about it decides, as in git. */
function covers(list: string, own: boolean): boolean {
  const last = list.split(/\r?\n/).map((line) => own ? line.trim().replace(/^\//, "") : line.trim())
    .findLast((line) => IGNORES_ENV_REGEXP.test(line));
  return last !== undefined && !last.startsWith("!");
}

const readOr = async (path: string, otherwise: string): Promise<string> => {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return otherwise;
    throw error;
  }
};

/** Writes a whole file at once, readable by its owner only, so that a crash leaves the old one. */
async function writePrivately(path: string, text: string): Promise<void> {
  const draft = `${path}.${crypto.randomUUID()}`;
  try {
    await Deno.writeTextFile(draft, text, { mode: 0o600, createNew: true });
    await Deno.rename(draft, path);
  } catch (error) {
    await Deno.remove(draft).catch(() => {});
    throw error;
  }
}

/** Puts `.env` on git's ignore list, if it is not there yet. */
async function ignoreEnv(folder: string, root: string): Promise<SavedKeys["ignored"]> {
  for (const each of new Set([folder, root])) {
    if (covers(await readOr(join(each, ".gitignore"), ""), each === folder)) return "already";
  }
  const path = join(root, ".gitignore");
  const before = await readOr(path, "");
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  await Deno.writeTextFile(
    path,
    `${before}${gap}# Keys live here. They must never be committed.\n.env\n.env.*\n`,
  );
  return "line added";
}

const quoted = (value: string) => /^[\w%.+/=~:-]+$/.test(value) ? value : `'${value}'`;

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
      .map(({ part, variable }) => [variable, `${variable}=${quoted(parts[part]!)}`]),
  );
  const before = await readOr(path, "");
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
