import { stoppable } from "../access/mod.ts";
import { type KeyParts, type Keys, readVariable, refuseKeys } from "../keys/mod.ts";
import { checkNames, raise, toOptions } from "../problems/mod.ts";
import { howToLook, wantsPractice } from "./access_options.ts";
import { openPractice } from "./open_practice.ts";

/** Where to look for keys. */
export interface FindKeysOptions {
  /** Keys in hand. If they are enough, nothing else is looked at. */
  keys?: KeyParts;
  /** A `.env` file to read instead of the nearest one; `false` reads none. */
  envFile?: string | false;
  /** Whether to ask for what is missing. @default true */
  prompt?: boolean;
  /** Whether to look in the system's keychain, too. @default the variable LIBRARY_CARD_KEYCHAIN */
  keychain?: boolean;
  /** A command that prints keys, or its words; `false` runs none. @default the variable X_KEYS_COMMAND */
  keysCommand?: string | readonly string[] | false;
  /** Seconds that this command may take. @default 60 */
  keysTimeout?: number;
  /** Take the practice room's keys. @default the variable LIBRARY_CARD_PRACTICE */
  practice?: boolean;
  /** Ends the search. */
  signal?: AbortSignal;
}

const NAMES: Record<keyof FindKeysOptions, true> = {
  keys: true,
  envFile: true,
  prompt: true,
  keychain: true,
  keysCommand: true,
  keysTimeout: true,
  signal: true,
  practice: true,
};

/** The host that the variable names; one that is no address is told by whoever sends something. */
const hostInVariable = () => URL.parse(readVariable("X_API_BASE_URL") ?? "")?.host;

/**
 * Finds the keys, part by part: those in hand, then the environment, then the nearest `.env` up to
 * the repository's root, then the keychain and a command where they were asked for, then a masked
 * prompt. Sends nothing.
 *
 * @param options Where to look.
 * @returns The keys, with the table of every place that was looked at. Give them to `connect`.
 * @throws {AccessError} `no-keys` if they are not enough and nobody can be asked,
 * `conflicting-names`, `wrong-shape`, `bad-option`, or `cancelled` at an empty answer.
 *
 * @example
 * ```ts
 * import { findKeys } from "@library-card/access";
 * import { equal } from "node:assert/strict";
 *
 * const keys = await findKeys({ keys: { bearerToken: "AAAA-MADE-UP" }, practice: false });
 * equal(keys.from("bearerToken"), "bearerToken (connect({ keys }))");
 * ```
 */
export async function findKeys(options: FindKeysOptions = {}): Promise<Keys> {
  refuseKeys(toOptions(options, "find keys"), "find keys");
  checkNames(options, NAMES, "find keys");
  if (wantsPractice(options.practice)) return (await openPractice()).keys;
  const { keysTimeout = 60 } = options;
  if (typeof keysTimeout !== "number" || !(keysTimeout > 0)) {
    throw raise("bad-option", {
      doing: "find keys",
      found: "keysTimeout must be a number of seconds above 0",
    });
  }
  return await stoppable(options.signal, async (signal) => {
    const { lookForKeys } = await import("../keys/later.ts");
    const keys = await lookForKeys(howToLook({ ...options, signal }, hostInVariable()));
    return keys.practice ? (await openPractice()).keys : keys;
  });
}
