import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { raise } from "../problems/mod.ts";
import { type Described, OWN, readDescription } from "./datapackage.ts";
import { Store } from "./store.ts";

export const EXPORTING = "export the collection";

/** The description that stands beside what was exported. */
export const DESCRIPTION = "datapackage.json";

/** Refuses to export so. */
export const refuse = (found: string, nextSteps?: string[]) =>
  raise("bad-option", { doing: EXPORTING, found, ...(nextSteps ? { nextSteps } : {}) });

/** What stands in a description. */
export type Description = Record<string, unknown> & {
  resources?: { path?: unknown; hash?: unknown }[];
};

/** How large a file is, and its digest. */
export async function digestOf(path: string): Promise<Pick<Described, "bytes" | "hash">> {
  const digest = createHash("sha256");
  let bytes = 0;
  using file = await Deno.open(path);
  for await (const chunk of file.readable) {
    digest.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, hash: `sha256:${digest.digest("hex")}` };
}

/** The description beside what is written; nothing where none is. */
export async function descriptionAt(
  beside: string,
  to: string,
): Promise<Description | undefined> {
  const before = await readDescription(beside);
  if (!before || OWN in before) return before;
  throw refuse(`the ${DESCRIPTION} beside ${to} was not made by Library Card`, [
    "Export into another folder. Nothing was written.",
  ]);
}

const resourcesOf = ({ resources }: Description) => Array.isArray(resources) ? resources : [];

/** The resources that do not lie in a folder. */
export const outside = (description: Description, folder: string) =>
  resourcesOf(description).filter(({ path }) => !String(path).startsWith(`${folder}/`));

/** The digests of what was exported, by path. */
const digestsIn = (description: Description): Map<string, string> =>
  new Map(resourcesOf(description).map(({ path, hash }) => [String(path), String(hash)]));

/** Refuses to write over what somebody worked on since it was exported. */
async function checkUnchanged(file: string, hash: string | undefined): Promise<void> {
  // Of a link that leads nowhere there is no digest.
  const now = await digestOf(file).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  });
  if (now?.hash === hash) return;
  throw refuse(`${file} was changed since it was exported, and would be overwritten`, [
    "Export under another name; or delete this file, if nobody needs the changes. " +
    "Nothing was written.",
  ]);
}

/** Whether a file is a collection, which holds what was paid for. */
async function isCollection(file: string): Promise<boolean> {
  try {
    (await Store.open(file, { isForReading: true })).close();
    return true;
  } catch {
    return false;
  }
}

/**
 * A file of that name may be there only if it is an earlier export that is still as it was written,
 * or empty.
 *
 * @param path As descriptions name it.
 * @throws {AccessError} `bad-option`
 */
export async function checkTarget(
  target: string,
  path: string,
  before: Description = {},
): Promise<void> {
  const there = await Deno.lstat(target).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  });
  if (!there || there.isDirectory || (there.isFile && there.size === 0)) return;
  const digests = digestsIn(before);
  if (digests.has(path)) return await checkUnchanged(target, digests.get(path));
  if (there.isFile && await isCollection(target)) {
    throw refuse(`${target} is a collection itself, and its posts would be lost`, [
      "Export under another name. Nothing was written.",
    ]);
  }
  throw refuse(`${target} is there, and no ${DESCRIPTION} beside it says that it is an export`, [
    "Export under another name, or move away what is there. Nothing was written.",
  ]);
}

/**
 * A folder of that name may be there only if it is empty, or holds nothing but an earlier export
 * that is still as it was written.
 *
 * @throws {AccessError} `bad-option`
 */
export async function checkFolder(folder: string, before: Description): Promise<void> {
  const digests = digestsIn(before);
  const holdsExports = (path: string) =>
    [...digests.keys()].some((each) => each.startsWith(`${path}/`));
  const look = async (at: string, path: string): Promise<void> => {
    for await (const { name, isDirectory } of Deno.readDir(at)) {
      const [there, described] = [join(at, name), `${path}/${name}`];
      if (isDirectory && holdsExports(described)) await look(there, described);
      else if (digests.has(described)) await checkUnchanged(there, digests.get(described));
      else {
        throw refuse(`${folder} holds something other than an export: ${there}`, [
          "Name a folder that is not there yet, or is empty; or move away what was put into this " +
          "one. Nothing was written.",
        ]);
      }
    }
  };
  await look(folder, basename(folder)).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
}
