import { dirname, join, resolve } from "node:path";
import { peek } from "./peek.ts";

/** The folder up to which a `.env` is looked for: the repository's, else the project's, else the start. */
export function rootOf(start: string): string {
  for (const markers of [[".git"], ["deno.json", "deno.jsonc", "package.json"]]) {
    for (let folder = resolve(start);; folder = dirname(folder)) {
      if (markers.some((marker) => peek(join(folder, marker)))) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  return resolve(start);
}

/** The nearest `.env`, going up from a folder to the root of its repository. */
export function findEnvFile(start: string): string | undefined {
  const root = rootOf(start);
  for (let folder = resolve(start);; folder = dirname(folder)) {
    const path = join(folder, ".env");
    if (peek(path)) return path;
    if (folder === root || folder === dirname(folder)) return undefined;
  }
}
