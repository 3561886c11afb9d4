import { join, relative, resolve } from "node:path";
import { foldersUpTo } from "./find_env_file.ts";
import { peekInto } from "./peek.ts";

// `.env.*` alone does not cover `.env`; a leading slash covers the list's own folder only.
const IGNORES_ENV_REGEXP = /^!?(\*\*\/)?(\.env\*?|\*\.env|\.\*|\*)$/;

/** What an ignore list says of the `.env` in a folder below it: the last line about it decides, as in git. */
function verdict(list: string, below: string): boolean | undefined {
  const own = below === "" ? "" : `${below.replaceAll("\\", "/")}/`;
  const last = list.split(/\r?\n/).map((line) => {
    const [, not, pattern] = /^(!?)(.*)$/.exec(line.trim())!;
    const bare = pattern.replace(/^\//, "");
    if (own === "") return not + bare;
    return not + (bare.startsWith(own) ? bare.slice(own.length) : pattern);
  }).findLast((line) => IGNORES_ENV_REGEXP.test(line));
  return last === undefined ? undefined : !last.startsWith("!");
}

/**
 * Whether git ignores the `.env` in a folder: the nearest list that says something of it decides.
 *
 * @param folder The folder of the `.env`.
 * @param root The root of its repository.
 */
export function ignoresEnv(folder: string, root: string): boolean {
  const lists = [
    ...foldersUpTo(root, folder).map((at) => [join(at, ".gitignore"), at]),
    [join(root, ".git", "info", "exclude"), root],
  ];
  for (const [list, at] of lists) {
    const text = new TextDecoder().decode(peekInto(list));
    const ignored = verdict(text, relative(at, folder));
    if (ignored !== undefined) return ignored;
  }
  return false;
}

const LINE_END = 0x0A;

/** Puts `.env` on git's ignore list, if it is not there yet. */
export async function ignoreEnv(folder: string, root: string): Promise<"already" | "line added"> {
  if (ignoresEnv(folder, root)) return "already";
  // Where a nearer list lets it in again, a line at the root would not help.
  for (const at of new Set([root, folder])) {
    const path = join(at, ".gitignore");
    const end = peekInto(path)?.at(-1) ?? LINE_END;
    const lines = "# Keys live here. They must never be committed.\n.env\n.env.*\n";
    await Deno.writeTextFile(path, (end === LINE_END ? "" : "\n") + lines, { append: true });
    if (ignoresEnv(folder, root)) break;
  }
  return "line added";
}

/** The folder in which git keeps a repository; in a worktree, `.git` is a file that names it. */
function gitFolder(root: string): string {
  const pointer = peekInto(join(root, ".git"));
  if (!pointer) return join(root, ".git");
  const named = /^gitdir: (.*)$/m.exec(new TextDecoder().decode(pointer))?.[1].trim();
  return resolve(root, named ?? ".git");
}

/**
 * Whether git keeps a file, by git's own index: there, in front of a path, stand 16 bits of flags,
 * of which 12 are the length of the path. (gitformat-index, versions 2 and 3; in version 4 paths
 * are shortened, and nothing is found.)
 *
 * @param path The file.
 * @param root The root of its repository.
 */
export function isTracked(path: string, root: string): boolean {
  const index = peekInto(join(gitFolder(root), "index"));
  if (!index) return false;
  // In this encoding a byte is a character.
  const text = new TextDecoder("latin1").decode(index);
  const name = relative(root, path).replaceAll("\\", "/");
  const wanted = new TextDecoder("latin1").decode(new TextEncoder().encode(`${name}\0`));
  const view = new DataView(index.buffer, index.byteOffset, index.byteLength);
  for (let at = text.indexOf(wanted, 12); at >= 0; at = text.indexOf(wanted, at + 1)) {
    // Version 3 may put 16 more bits between the flags and the path.
    if ([2, 4].some((back) => (view.getUint16(at - back) & 0xFFF) === wanted.length - 1)) {
      return true;
    }
  }
  return false;
}
