import { dirname, join, relative } from "node:path";
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
  const lists: [list: string, at: string][] = [];
  for (let at = folder;; at = dirname(at)) {
    lists.push([join(at, ".gitignore"), at]);
    if (at === root || at === dirname(at)) break;
  }
  lists.push([join(root, ".git", "info", "exclude"), root]);
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
