import { dirname, join, relative } from "node:path";
import { type EnvFault, envFault } from "./env_faults.ts";
import { findEnvFaults, givesKeys } from "./find_env_faults.ts";
import { findStrayEnvFiles } from "./find_stray_env_files.ts";
import { findEnvFile, rootOf } from "./find_env_file.ts";
import { ignoresEnv } from "./ignore_env.ts";
import { peek, peekInto, workingFolder } from "./peek.ts";
import { isTracked } from "./tracked_by_git.ts";

/** Read, write or run, by anybody but the owner. */
const OTHERS = 0o077;

/** What keeps a file's keys from being read. Where Deno may not look, nothing is said. */
export function checkReading(path: string, folder: string): EnvFault[] {
  const place = { file: relative(folder, path) };
  const info = peek(path);
  if (info?.isDirectory) return [envFault({ fault: "is-a-folder", place })];
  if (!info?.isFile) return [];
  const bytes = peekInto(path);
  return bytes ? findEnvFaults(bytes, place.file) : [envFault({ fault: "unreadable", place })];
}

/** Who else could come by the keys in a file. */
function checkSafety(path: string, folder: string): EnvFault[] {
  const place = { file: relative(folder, path) };
  const bytes = peekInto(path);
  if (!bytes || !givesKeys(bytes)) return [];
  const root = rootOf(dirname(path));
  const mode = Deno.build.os === "windows" ? 0 : peek(path)?.mode ?? 0;
  const inGit = peek(join(root, ".git")) !== undefined;
  const faults: EnvFault[] = [];
  if (mode & OTHERS) faults.push(envFault({ fault: "open-to-others", place }));
  if (inGit && !ignoresEnv(dirname(path), root)) {
    faults.push(envFault({ fault: "not-ignored", place }));
  }
  if (inGit && isTracked(path, root)) faults.push(envFault({ fault: "tracked-by-git", place }));
  return faults;
}

/**
 * Finds what is wrong with one `.env` file. Never throws, and never makes Deno ask for permission.
 *
 * @param path The file.
 * @param folder The working folder; files are named as seen from there.
 */
export function checkEnvFile(path: string, folder: string): EnvFault[] {
  return [...checkReading(path, folder), ...checkSafety(path, folder)];
}

/**
 * Finds what is wrong with the `.env` that the search for keys reads, and, where it gives no keys,
 * files of keys that the search does not look at. Never throws, and never makes Deno ask for
 * permission: where it may not look, nothing is said.
 *
 * @param folder The working folder.
 */
export function checkEnvFiles(folder: string | undefined = workingFolder()): EnvFault[] {
  if (folder === undefined) return [];
  const path = findEnvFile(folder);
  const faults = path === undefined ? [] : checkEnvFile(path, folder);
  const bytes = path === undefined ? undefined : peekInto(path);
  return bytes && givesKeys(bytes) ? faults : [...faults, ...findStrayEnvFiles(folder, path)];
}
