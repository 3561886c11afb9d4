import { dirname, join, relative, resolve } from "node:path";
import { parseEnv } from "node:util";
import { type Offer, offerFrom } from "./candidate.ts";
import { decodeEnv } from "./env_file/decode_env.ts";
import { readVariable } from "./from_environment.ts";
import { peek } from "./env_file/peek.ts";

/** What stands before a sign `=`, but is no variable's name. */
const NO_NAME_REGEXP = /^([^\S\n]*(?:export\s+)?)(?![A-Za-z_]\w*\s*=)(?=[^\s=#]+\s*=)/gm;

type Parse = (text: string) => Record<string, string>;

/**
 * The one place where `@std/dotenv` (JSR) is taken in. Some networks reach npm but not JSR, so
 * JSR is asked first, briefly, and Node's own parser stands in where it does not answer.
 *
 * The import is deliberately not a literal: a literal one is fetched before the first line runs,
 * and hangs for ever where JSR's host accepts and never answers.
 */
async function loadParser(): Promise<Parse> {
  const standIn: Parse = (text) => parseEnv(text) as Record<string, string>;
  try {
    const registry = new URL(readVariable("JSR_URL") ?? "https://jsr.io");
    const net = Deno.permissions.querySync({ name: "net", host: registry.host });
    if (net.state !== "granted") return standIn;
    const probe = await fetch(new URL("/@std/dotenv/meta.json", registry), {
      signal: AbortSignal.timeout(800),
    });
    await probe.body?.cancel();
    if (!probe.ok) return standIn;
    const specifier = "@std/dotenv";
    const { parse } = await import(specifier) as { parse: Parse };
    // It prints what is no name; in a line such as "NAME:VALUE=" that holds a key.
    return (text) => parse(text.replace(NO_NAME_REGEXP, "$1#"));
  } catch {
    return standIn;
  }
}

let parser: Promise<Parse> | undefined;

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

/**
 * The keys in a `.env` file.
 *
 * @param path The file.
 * @param folder The working directory; the file is named as seen from there.
 * @throws {Deno.errors.NotFound} If there is no such file, and other file errors as they are.
 */
export async function fromEnvFile(path: string, folder: string): Promise<Offer> {
  const { text } = decodeEnv(await Deno.readFile(path));
  parser ??= loadParser();
  return offerFrom(relative(folder, path), Object.entries((await parser)(text)));
}
