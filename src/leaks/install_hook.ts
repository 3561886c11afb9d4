import { raise } from "../problems/mod.ts";

const MARK = "# Library Card: no key of X leaves with a commit.";

/** A word for a shell, which on Windows is git's own. */
const quoted = (text: string) => `'${text.replaceAll("\\", "/").replaceAll("'", `'\\''`)}'`;

/** The line that looks at what is about to be committed. */
const lineFor = (program: string) =>
  `deno run --no-prompt --allow-read --allow-env --allow-run=git ${quoted(program)} scan --staged`;

/**
 * Puts a look at what is staged before every commit of this repository. A hook that is there already
 * is never touched.
 *
 * @param program The command line's own file, as git is to run it.
 * @returns The hook's file, and whether it was there before.
 * @throws {AccessError} `bad-option` if another hook is there, with the line to add to it, or if this
 * is no repository.
 */
export async function installHook(program: string): Promise<{ path: string; isNew: boolean }> {
  const { join } = await import("node:path");
  const { hooksFolder } = await import("./git_contents.ts");
  const folder = await hooksFolder();
  const path = join(folder, "pre-commit");
  const there = await Deno.readTextFile(path).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  });
  if (there?.includes(MARK)) return { path, isNew: false };
  if (there !== undefined) {
    throw raise("bad-option", {
      doing: "install the hook",
      found: `${path} is there already, and is not ours to change`,
      nextSteps: [`Add this line to it: ${lineFor(program)} || exit 1`],
    });
  }
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(path, `#!/bin/sh\n${MARK}\nexec ${lineFor(program)}\n`, {
    createNew: true,
    mode: 0o755,
  });
  return { path, isNew: true };
}
