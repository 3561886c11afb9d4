import { relative } from "node:path";
import { parseEnv } from "node:util";
import { type Offer, offerFrom } from "./candidate.ts";
import { decodeEnv } from "./env_file/decode_env.ts";
import { readVariable } from "./from_environment.ts";

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
