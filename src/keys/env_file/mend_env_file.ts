import { dirname, relative } from "node:path";
import { writePrivately } from "../../files/mod.ts";
import { decodeEnv, encodeEnv } from "./env_encoding.ts";
import { type EnvFault, tellMended } from "./env_faults.ts";
import { ignoreEnv } from "./env_in_git.ts";
import { findEnvFile, rootOf } from "./find_env_file.ts";
import { faultsOfFile } from "./find_env_faults.ts";
import { peekInto, workingFolder } from "./peek.ts";
import { mendEnvText } from "./read_env.ts";

/** Read and write, by the owner alone. */
const OWNER = 0o600;

/** Whether Deno may write to a folder without asking for permission. */
const mayWrite = (path: string) =>
  Deno.permissions.querySync({ name: "write", path }).state === "granted";

/** Mends the content and the mode of one file. */
async function mendFile(path: string, faults: readonly EnvFault[]): Promise<void> {
  const file = decodeEnv(peekInto(path) ?? new Uint8Array());
  const text = mendEnvText(file.text) ?? (file.encoding === "utf-16" ? file.text : undefined);
  if (text !== undefined) await writePrivately(path, encodeEnv({ ...file, text }));
  else if (faults.some(({ fault }) => fault === "open-to-others")) await Deno.chmod(path, OWNER);
}

/**
 * Mends what is safe to mend in one `.env` file, and nothing else: every other line stays as it is,
 * and no copy of the old text is kept. A second time it finds nothing to do.
 *
 * @param path The file.
 * @param folder The working folder; files are named as seen from there.
 * @returns What was done, as sentences; or that it could not be done.
 */
async function mendEnvFile(path: string, folder: string): Promise<string[]> {
  const faults = faultsOfFile(path, folder).filter(({ fixable }) => fixable);
  if (faults.length === 0) return [];
  const root = rootOf(dirname(path));
  const cannot = `${relative(folder, path)} could not be mended: it cannot be written to here.`;
  if (![dirname(path), root].every(mayWrite)) return [cannot];
  try {
    await mendFile(path, faults);
    if (faults.some(({ fault }) => fault === "not-ignored")) {
      await ignoreEnv(dirname(path), root);
    }
    return faults.map(tellMended);
  } catch {
    return [cannot];
  }
}

/** Mends the `.env` that the search for keys reads, from a folder upward. */
export async function mendNearest(folder: string | undefined = workingFolder()): Promise<string[]> {
  const path = folder === undefined ? undefined : findEnvFile(folder);
  return path === undefined ? [] : await mendEnvFile(path, folder!);
}
