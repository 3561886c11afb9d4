import { dirname, join } from "node:path";
import type { Files } from "./faulty_env_files.ts";

/** A repository of its own, a folder deep, whose `.env` only its owner reads and git ignores. */
export async function temporaryRepository(
  files: Files,
  mode = 0o600,
): Promise<{ root: string } & AsyncDisposable> {
  const top = await Deno.makeTempDir();
  const root = join(top, "repository");
  await Deno.mkdir(join(root, ".git"), { recursive: true });
  for (const [name, content] of Object.entries({ ".gitignore": ".env\n", ...files })) {
    const path = join(root, name);
    await Deno.mkdir(content === null ? path : dirname(path), { recursive: true });
    if (typeof content === "string") await Deno.writeTextFile(path, content);
    else if (content !== null) await Deno.writeFile(path, content);
    if (name === ".env" && content !== null && Deno.build.os !== "windows") {
      await Deno.chmod(path, mode);
    }
  }
  return { root, [Symbol.asyncDispose]: () => Deno.remove(top, { recursive: true }) };
}

/** Makes a `.env` that is there and cannot be read, by root neither. */
export async function makeUnreadable(path: string): Promise<void> {
  if (Deno.build.os === "linux" && Deno.uid() === 0) {
    // The beginning of a process's memory is no page: reading fails, whoever reads.
    await Deno.symlink("/proc/self/mem", path);
    return;
  }
  await Deno.writeTextFile(path, "X_API_KEY=\n");
  await Deno.chmod(path, 0o200);
}
