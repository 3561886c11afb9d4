import { relative, resolve } from "node:path";
import { parseEnv } from "node:util";
import { type Offer, offerFrom } from "./candidate.ts";
import { decodeEnv } from "./env_file/env_encoding.ts";
import { findEnvFile } from "./env_file/find_env_file.ts";
import { readEnv } from "./env_file/read_env.ts";
import { readEnvValue } from "./env_file/read_env_line.ts";
import { readVariable } from "./from_environment.ts";
import { KEYCHAIN_VARIABLE, saysYes } from "./from_keychain.ts";
import { COMMAND_VARIABLE } from "./run_keys_command.ts";

type Parse = (text: string) => Record<string, string>;

/** How long JSR may take, in milliseconds: one answer of a content network, with room. */
const PROBE = 250;

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
      signal: AbortSignal.timeout(PROBE),
    });
    await probe.body?.cancel();
    if (!probe.ok) return standIn;
    const specifier = "jsr:@std/dotenv@^0.225.8";
    const { parse } = await import(specifier) as { parse: Parse };
    return parse;
  } catch {
    return standIn;
  }
}

let parser: Promise<Parse> | undefined;

/**
 * The keys in a text that is written like a `.env`. Our own reader finds the lines that count, and hands them to the
 * parser in a form that every parser reads alike: what a `.env` means never depends on a network.
 *
 * @param place Where it stands, in words.
 */
export async function offerFromEnvText(text: string, place: string): Promise<Offer> {
  const { plain } = readEnv(text);
  if (plain === "") return offerFrom(place, []);
  parser ??= loadParser();
  return offerFrom(place, Object.entries((await parser)(plain)));
}

/** What a `.env` file holds beside keys, for the search for them. */
export interface EnvFileOffer extends Offer {
  /** It says that keys are in the keychain, which holds no secret and runs nothing. */
  namesKeychain: boolean;
  /** It names a command, which is never run because a file says so. */
  namesCommand: boolean;
}

/**
 * The keys in a `.env` file.
 *
 * @param path The file.
 * @param folder The working directory; the file is named as seen from there.
 * @throws {Deno.errors.NotFound} If there is no such file, and other file errors as they are.
 */
export async function fromEnvFile(path: string, folder: string): Promise<EnvFileOffer> {
  const { text } = decodeEnv(await Deno.readFile(path));
  const offer = await offerFromEnvText(text, relative(folder, path));
  const file = resolve(folder, path);
  return {
    ...offer,
    candidates: offer.candidates.map((candidate) => ({ ...candidate, file })),
    namesKeychain: saysYes(settingIn(text, KEYCHAIN_VARIABLE)),
    namesCommand: settingIn(text, COMMAND_VARIABLE) !== undefined,
  };
}

/** What a `.env` says of a variable that is no key; the last line counts, as with every other name. */
export function settingIn(text: string, name: string): string | undefined {
  const line = new RegExp(
    `^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=[ \\t]*(.*?)[ \\t]*\\r?$`,
    "gm",
  );
  const written = [...text.matchAll(line)].at(-1)?.[1];
  return written && readEnvValue(written).raw;
}

/**
 * The address of the API that a `.env` names beside its keys (`X_API_BASE_URL`), as the file that a
 * practice room gives does.
 *
 * @param envFile The file; the nearest one if it is left out, none if `false`.
 * @returns Nothing where there is no such file or line.
 */
export async function addressInEnvFile(envFile?: string | false): Promise<string | undefined> {
  if (envFile === false) return undefined;
  try {
    const path = envFile ?? findEnvFile(Deno.cwd());
    if (path === undefined) return undefined;
    return settingIn(decodeEnv(await Deno.readFile(path)).text, "X_API_BASE_URL");
  } catch {
    // The search for keys tells what is wrong with the file.
    return undefined;
  }
}
