import { basename, dirname, join, relative, resolve } from "node:path";

/** A file to be looked at. */
export interface FoundFile {
  path: string;
  /** As seen from the working folder. */
  seen: string;
  /** For a database: whether its write-ahead log lies beside it. */
  hasLog: boolean;
}

/** What was not looked at, or not wholly, and why. */
export interface Unseen {
  /** The file or folder, as seen from the working folder. */
  file: string;
  /** Why, as a sentence goes on after its name. */
  why: string;
  /** It was to be looked at, and could not be read. */
  failed?: true;
}

/** What could not be read: the message says why, as {@linkcode Unseen} does. */
export class Unreadable extends Error {}

/** Folders that others fill, with thousands of files. Each that is passed over is told. */
const PASSED_OVER: Record<string, string> = {
  ".git": "is git's own folder: its history is looked at when you ask for it",
  node_modules: "is passed over: packages of others",
  site_packages: "is passed over: packages of others",
  ".venv": "is passed over: packages of others",
  venv: "is passed over: packages of others",
  __pycache__: "is passed over: compiled code",
};

const nameHere = (path: string) => relative(Deno.cwd(), path) || ".";

/** Whether a path lies in a folder, or is it. */
const isWithin = (folder: string, path: string) =>
  !/^\.\.([/\\]|$)|^[A-Z]:/i.test(relative(folder, path));

function whyUnread(error: Error): string {
  if (error instanceof Unreadable) return error.message;
  if (error instanceof Deno.errors.NotCapable) {
    const flag = /--allow-[a-z]+/.exec(error.message)?.[0] ?? "--allow-read";
    return `could not be read: Deno was started without ${flag}, which that takes`;
  }
  if (error instanceof Deno.errors.PermissionDenied) {
    return "could not be read: its owner forbids it";
  }
  return "could not be read";
}

/** Says why something could not be read; what is no error of a file is thrown on. */
export function unread(path: string, error: unknown): Unseen {
  if (!(error instanceof Error)) throw error;
  return { file: nameHere(path), why: whyUnread(error), failed: true };
}

/**
 * Every file at these paths and below them, each once, in the order of their names. Links are not
 * followed: what they lead to within is met by itself, and what lies outside is told.
 *
 * @param paths Files and folders that are there.
 * @param unseen Is told what is not looked at.
 */
export async function* walkFiles(
  paths: readonly string[],
  unseen: (what: Unseen) => void,
): AsyncGenerator<FoundFile> {
  const met = new Set<string>();
  for (const path of paths) {
    const root = await Deno.realPath(path);
    const { isDirectory } = await Deno.stat(root);
    const files = isDirectory ? inFolder(root, root, unseen) : ofFile(root, resolve(path));
    for await (const file of files) {
      if (met.has(file.path)) continue;
      met.add(file.path);
      yield file;
    }
  }
}

/** A single file, and the copy of a notebook that Jupyter keeps beside it. */
async function* ofFile(path: string, named: string): AsyncGenerator<FoundFile> {
  yield await foundFile(path, nameHere(named));
  if (!path.endsWith(".ipynb")) return;
  const name = basename(path).replace(/\.ipynb$/, "-checkpoint.ipynb");
  const copy = join(dirname(path), ".ipynb_checkpoints", name);
  if (await isFile(copy)) yield await foundFile(copy, nameHere(copy));
}

const isFile = (path: string) => Deno.stat(path).then((info) => info.isFile, () => false);

async function foundFile(path: string, seen = nameHere(path)): Promise<FoundFile> {
  const log = await Deno.stat(`${path}-wal`).catch(() => undefined);
  return { path, seen, hasLog: (log?.size ?? 0) > 0 };
}

async function* inFolder(
  folder: string,
  root: string,
  unseen: (what: Unseen) => void,
): AsyncGenerator<FoundFile> {
  let entries: Deno.DirEntry[];
  try {
    entries = await Array.fromAsync(Deno.readDir(folder));
  } catch (error) {
    unseen(unread(folder, error));
    return;
  }
  const names = new Set(entries.map(({ name }) => name));
  for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
    const path = join(folder, entry.name);
    if (entry.isSymlink) {
      const target = await Deno.realPath(path).catch(() => undefined);
      if (target !== undefined && !isWithin(root, target)) {
        unseen({
          file: nameHere(path),
          why: "is a link that leads elsewhere, and is not followed",
        });
      }
    } else if (entry.isDirectory) {
      const why = PASSED_OVER[entry.name.replaceAll("-", "_")] ?? PASSED_OVER[entry.name];
      if (why) unseen({ file: nameHere(path), why });
      else yield* inFolder(path, root, unseen);
    } else if (entry.isFile) {
      // The shared memory beside a database holds no row, and is SQLite's own.
      const owner = /^(.+)-shm$/.exec(entry.name)?.[1];
      if (owner === undefined || !names.has(owner)) yield await foundFile(path);
    } else unseen({ file: nameHere(path), why: "is no file, but a pipe or a device" });
  }
}
