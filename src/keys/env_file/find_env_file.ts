import { dirname, join, relative, resolve } from "node:path";
import { type EnvFault, envFault } from "./env_faults.ts";
import { mayRead, peek, peekInto } from "./peek.ts";
import { holdsKeys } from "./read_env.ts";

/** The folder up to which a `.env` is looked for: the repository's, else the project's, else the start. */
export function rootOf(start: string): string {
  for (const markers of [[".git"], ["deno.json", "deno.jsonc", "package.json"]]) {
    for (let folder = resolve(start);; folder = dirname(folder)) {
      if (markers.some((marker) => peek(join(folder, marker)))) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  return resolve(start);
}

/** A folder and those above it, up to the root. */
export function foldersUpTo(root: string, start: string): string[] {
  const folders: string[] = [];
  for (let folder = resolve(start);; folder = dirname(folder)) {
    folders.push(folder);
    if (folder === root || folder === dirname(folder)) return folders;
  }
}

/** The nearest `.env`, going up from a folder to the root of its repository. */
export function findEnvFile(start: string): string | undefined {
  return foldersUpTo(rootOf(start), start).map((folder) => join(folder, ".env")).find(peek);
}

/** Names by which a `.env` is missed. Sources: editors on Windows; common templates. */
const WRONG_NAMES = [
  ...[".env.txt", "env.txt", "env", ".env.local"],
  ...[".env.example", ".env.sample", ".env.template", "env.example"],
];
/** More than any file of keys has; in bytes. */
const MOST_BYTES = 64 * 1024;
/** Folders next to a notebook; more are data, not places where somebody put a file of keys. */
const MOST_FOLDERS = 100;

const keysAt = (path: string): boolean => {
  if ((peek(path)?.size ?? Infinity) > MOST_BYTES) return false;
  const bytes = peekInto(path);
  return bytes !== undefined && holdsKeys(bytes);
};

/** The folders in a folder, one level down. */
function foldersIn(folder: string): string[] {
  if (!mayRead(folder)) return [];
  try {
    return Deno.readDirSync(folder)
      .filter(({ isDirectory, name }) => isDirectory && !/^\.|^node_modules$/.test(name))
      .take(MOST_FOLDERS).map(({ name }) => join(folder, name)).toArray().sort();
  } catch {
    return [];
  }
}

/**
 * Finds files of keys that the search for keys does not look at: a `.env` by another name, in a
 * folder below, further up, or above the repository. Looks one level only, and never throws.
 *
 * @param folder The working folder.
 * @param read The `.env` that is looked at, if there is one.
 */
export function findStrayEnvFiles(folder: string, read?: string): EnvFault[] {
  const root = rootOf(folder);
  const above = foldersUpTo(root, folder);
  const seen = (path: string) => relative(folder, path);
  const misnamed = above.flatMap((at) =>
    WRONG_NAMES.filter((name) => keysAt(join(at, name))).map((name) => {
      const right = join(at, ".env");
      const place = { file: seen(join(at, name)) };
      return envFault("misnamed-file", place, { other: peek(right) ? "" : seen(right) });
    })
  );
  const elsewhere = [...foldersIn(folder), ...above, dirname(root)]
    .map((at) => join(at, ".env"))
    .filter((path, i, all) => path !== read && all.indexOf(path) === i && keysAt(path))
    .map((path) =>
      envFault("elsewhere", { file: seen(path) }, { other: seen(read ?? join(folder, ".env")) })
    );
  return [...misnamed, ...elsewhere];
}
