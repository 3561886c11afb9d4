import { dirname, join, relative, resolve } from "node:path";
import { type EnvFault, envFault, type EnvFaultId } from "./env_faults.ts";
import { holdsKeys } from "./find_env_faults.ts";
import { rootOf } from "./find_env_file.ts";
import { mayRead, peek, peekInto } from "./peek.ts";

/** Names by which a `.env` is missed. Sources: editors on Windows; common templates. */
const NAMES: readonly { name: string; fault: EnvFaultId }[] = [
  ...[".env.txt", "env.txt", "env", ".env.local"].map((name) => ({
    name,
    fault: "misnamed-file" as const,
  })),
  ...[".env.example", ".env.sample", ".env.template", "env.example"].map((name) => ({
    name,
    fault: "example-with-keys" as const,
  })),
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
  const above: string[] = [];
  for (let at = resolve(folder);; at = dirname(at)) {
    above.push(at);
    if (at === root || at === dirname(at)) break;
  }
  const seen = (path: string) => relative(folder, path);
  const misnamed = above.flatMap((at) =>
    NAMES.filter(({ name }) => keysAt(join(at, name))).map(({ name, fault }) => {
      const right = join(at, ".env");
      const place = { file: seen(join(at, name)) };
      return envFault({ fault, place, other: peek(right) ? "" : seen(right) });
    })
  );
  const elsewhere = [...foldersIn(folder), ...above, dirname(root)]
    .map((at) => join(at, ".env"))
    .filter((path, i, all) => path !== read && all.indexOf(path) === i && keysAt(path))
    .map((path) =>
      envFault({
        fault: "elsewhere",
        place: { file: seen(path) },
        other: seen(read ?? join(folder, ".env")),
      })
    );
  return [...misnamed, ...elsewhere];
}
