import { dirname, join, relative } from "node:path";
import { settingIn } from "../from_env_file.ts";
import { COMMAND_VARIABLE } from "../run_keys_command.ts";
import { decodeEnv } from "./env_encoding.ts";
import { type EnvFault, envFault } from "./env_faults.ts";
import { ignoresEnv, isTracked } from "./env_in_git.ts";
import { findEnvFile, findStrayEnvFiles, rootOf } from "./find_env_file.ts";
import { peek, peekInto, workingFolder } from "./peek.ts";
import { faultsOfText, givesKeys } from "./read_env.ts";

/** Read, write or run, by anybody but the owner. */
const OTHERS = 0o077;

/** What keeps a file's keys from being read. Where Deno may not look, nothing is said. */
export function faultsOfReading(path: string, folder: string): EnvFault[] {
  const place = { file: relative(folder, path) };
  const info = peek(path);
  if (info?.isDirectory) return [envFault("is-a-folder", place)];
  if (!info?.isFile) return [];
  const bytes = peekInto(path);
  if (!bytes) return [envFault("unreadable", place)];
  const { text, encoding } = decodeEnv(bytes);
  const ofFile = encoding === "utf-16" ? [envFault("utf-16", place)] : [];
  const at = text.split("\n").findIndex((line) => settingIn(line, COMMAND_VARIABLE) !== undefined);
  const command = at < 0 ? [] : [envFault("command-in-file", { ...place, line: at + 1 })];
  return [...ofFile, ...faultsOfText(text, place.file), ...command];
}

/** Who else could come by the keys in a file. */
function faultsOfSafety(path: string, folder: string): EnvFault[] {
  const place = { file: relative(folder, path) };
  const bytes = peekInto(path);
  if (!bytes || !givesKeys(bytes)) return [];
  const root = rootOf(dirname(path));
  const mode = Deno.build.os === "windows" ? 0 : peek(path)?.mode ?? 0;
  const inGit = peek(join(root, ".git")) !== undefined;
  const faults: EnvFault[] = [];
  if (mode & OTHERS) faults.push(envFault("open-to-others", place));
  if (inGit && !ignoresEnv(dirname(path), root)) {
    faults.push(envFault("not-ignored", place));
  }
  if (inGit && isTracked(path, root)) faults.push(envFault("tracked-by-git", place));
  return faults;
}

/**
 * Finds what is wrong with one `.env` file. Never throws, and never makes Deno ask for permission.
 *
 * @param path The file.
 * @param folder The working folder; files are named as seen from there.
 */
export function faultsOfFile(path: string, folder: string): EnvFault[] {
  return [...faultsOfReading(path, folder), ...faultsOfSafety(path, folder)];
}

/**
 * Finds what is wrong with the `.env` that the search for keys reads, and, where it gives no keys,
 * files of keys that the search does not look at. Never throws, and never makes Deno ask for
 * permission: where it may not look, nothing is said.
 *
 * @param folder The working folder.
 */
export function findEnvFaults(folder: string | undefined = workingFolder()): EnvFault[] {
  if (folder === undefined) return [];
  const path = findEnvFile(folder);
  const faults = path === undefined ? [] : faultsOfFile(path, folder);
  const bytes = path === undefined ? undefined : peekInto(path);
  return bytes && givesKeys(bytes) ? faults : [...faults, ...findStrayEnvFiles(folder, path)];
}
