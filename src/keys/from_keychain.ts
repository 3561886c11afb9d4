import { type Offer, offerFrom } from "./candidate.ts";
import { factsOf, KEY_PARTS, type KeyParts } from "./key_parts.ts";
import type { Keychain } from "./keychain.ts";

/** The place, in words. */
export const KEYCHAIN = "keychain";

/** The variable that says that keys are in the keychain, in the environment or in a `.env`. */
export const KEYCHAIN_VARIABLE = "LIBRARY_CARD_KEYCHAIN";

/** Whether a value of that variable says yes. */
export const saysYes = (value: string | undefined): boolean =>
  /^(1|true|yes|on)$/i.test(value?.trim() ?? "");

/** An account holds all of its keys as one JSON text: one question to unlock it, one change. */
function readParts(text: string | undefined): KeyParts {
  try {
    const held: unknown = JSON.parse(text ?? "{}");
    if (typeof held !== "object" || held === null) return {};
    const known = KEY_PARTS.flatMap(({ part }) => {
      const value = (held as KeyParts)[part];
      return typeof value === "string" ? [[part, value]] : [];
    });
    return Object.fromEntries(known);
  } catch {
    return {};
  }
}

/**
 * The keys in an account of the keychain.
 *
 * @param account The host of the API.
 * @throws {KeychainShut}
 */
export async function fromKeychain(
  keychain: Keychain,
  account: string,
  signal?: AbortSignal,
): Promise<Offer> {
  const parts = readParts(await keychain.read(account, signal));
  const values = Object.entries(parts).map(([part, value]): [string, string] => [
    factsOf(part as keyof KeyParts).variable,
    value,
  ]);
  const offer = offerFrom(KEYCHAIN, values);
  return { ...offer, candidates: offer.candidates.map((each) => ({ ...each, account })) };
}

/**
 * Keeps keys in an account of the keychain, beside those that it holds already.
 *
 * @throws {KeychainShut} Nothing was changed.
 */
export async function keepInKeychain(
  keychain: Keychain,
  account: string,
  parts: KeyParts,
): Promise<void> {
  const held = readParts(await keychain.read(account));
  await keychain.write(account, JSON.stringify({ ...held, ...parts }));
}
