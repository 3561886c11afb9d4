import { join, relative, resolve } from "node:path";
import { peekInto } from "./peek.ts";

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
