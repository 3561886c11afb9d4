import { raise } from "../problems/mod.ts";
import { type Offer, offerFrom } from "./candidate.ts";
import { offerFromEnvText } from "./from_env_file.ts";
import { factsOf, KEY_PARTS, type KeyPart } from "./key_parts.ts";
import { shapeOf } from "./key_shapes.ts";
import { readPaste } from "./read_paste.ts";
import { type KeysCommand, programOf, runKeysCommand } from "./run_keys_command.ts";

/** A command's place, in words. */
export const commandPlace = (command: KeysCommand): string => `command ${programOf(command)}`;

/** The values of a JSON object, by the names of variables or of parts; nothing where it is none. */
function namedValues(text: string): [string, string][] {
  try {
    const held: unknown = JSON.parse(text);
    if (typeof held !== "object" || held === null) return [];
    return Object.entries(held).flatMap(([name, value]): [string, string][] => {
      if (typeof value !== "string") return [];
      const part = KEY_PARTS.find(({ part }) => part === name);
      return [[part ? part.variable : name, value]];
    });
  } catch {
    return [];
  }
}

/** One key alone, as most vaults print it; its shape tells which it is, or that one part is missing. */
function loneKey(text: string, place: string, missing: readonly KeyPart[]): Offer {
  const offer: Offer = { place, candidates: [], foreign: [] };
  const value = text.trim();
  if (value === "" || /\s/.test(value)) return offer;
  const paste = readPaste(value, missing.length === 1 ? missing[0] : undefined);
  if ("refusal" in paste || paste.keys.length !== 1) return offer;
  const [key] = paste.keys;
  const shape = shapeOf(key.value);
  if (shape !== "secret" && shape !== key.part) return offer;
  const { variable: name } = factsOf(key.part);
  offer.candidates.push({ ...key, name, place, generic: false });
  return offer;
}

/**
 * Reads what a command printed: lines as in a `.env`, a JSON object, or one key alone.
 *
 * @param missing The parts that are looked for.
 */
export async function offerFromOutput(
  text: string,
  place: string,
  missing: readonly KeyPart[],
): Promise<Offer> {
  const written = text.replace(/^\uFEFF/, "").trim();
  if (written.startsWith("{")) return offerFrom(place, namedValues(written));
  const lines = await offerFromEnvText(written, place);
  const found = lines.candidates.length + lines.foreign.length > 0;
  return found ? lines : loneKey(written, place, missing);
}

/**
 * The keys that a command prints.
 *
 * @param seconds How long it may take.
 * @throws {AccessError} `keys-command-no-keys` where nothing of it is read as a key, and as
 * {@linkcode runKeysCommand}
 */
export async function fromCommand(
  command: KeysCommand,
  missing: readonly KeyPart[],
  seconds: number,
  signal?: AbortSignal,
): Promise<Offer> {
  const text = await runKeysCommand(command, seconds, signal);
  const offer = await offerFromOutput(text, commandPlace(command), missing);
  if (offer.candidates.some(({ value }) => value !== "")) return offer;
  throw raise("keys-command-no-keys", {
    doing: `read the keys from the command ${programOf(command)}`,
    found: text.trim() === "" ? "it printed nothing" : "what it printed is not read as a key",
  });
}
