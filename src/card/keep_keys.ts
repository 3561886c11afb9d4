import { relative } from "node:path";
import {
  type Ask,
  ask,
  type Keychain,
  KeychainShut,
  type Keys,
  mayOpenKeychain,
  saveKeys,
  saveToKeychain,
} from "../keys/mod.ts";

/** What is asked; a keychain is offered only where Deno may open one. */
const question = (keychain: boolean) =>
  "These keys work. Keep them in a file named .env for next time? Type yes, " +
  (keychain ? "or keychain for this computer's keychain, " : "") +
  "or press Enter to go on without: ";

/** Where a person wants them. */
function wish(save: boolean | "keychain" | undefined, ask: Ask): boolean | "keychain" {
  if (save !== undefined) return save;
  const answer = ask(question(mayOpenKeychain()))?.trim().toLowerCase() ?? "";
  return answer === "keychain" ? answer : /^y(es)?$/.test(answer);
}

async function keepInEnvFile(keys: Keys): Promise<string> {
  try {
    const { path, ignored } = await saveKeys(keys);
    const where = relative(Deno.cwd(), path);
    return `The keys are kept in ${where}, which only you can read; ` +
      (ignored === "already"
        ? "git ignores it already."
        : "a line in .gitignore now keeps it out of git.");
  } catch {
    return "The keys could not be kept: this folder cannot be written to. They work until you leave.";
  }
}

async function keepInKeychain(keys: Keys, account: string, keychain?: Keychain): Promise<string> {
  try {
    const file = await saveToKeychain(keys, account, undefined, keychain);
    return `The keys are kept in this computer's keychain, under library-card, ${account}; ` +
      (file === undefined
        ? "LIBRARY_CARD_KEYCHAIN=1 in the environment finds them there."
        : `a line in ${relative(Deno.cwd(), file)} says so, and holds no key.`);
  } catch (error) {
    if (!(error instanceof KeychainShut)) throw error;
    return `The keys could not be kept in the keychain: ${error.message}. They work until you leave.`;
  }
}

/**
 * Offers to keep keys that were typed, now that they have worked.
 *
 * @param keys The keys.
 * @param save `true` keeps them in `.env` and `"keychain"` in the keychain, without asking; `false`
 * never does.
 * @param account The host that they are for.
 * @param world Whom to ask, and the keychain; leave it out.
 * @returns What was done, as a sentence; nothing if nothing was done.
 */
export async function keepKeys(
  keys: Keys,
  save: boolean | "keychain" | undefined,
  account: () => string,
  world: { ask?: Ask; keychain?: Keychain } = {},
): Promise<string | undefined> {
  const typed = keys.parts.some((part) => keys.from(part) === "prompt");
  const where = typed && wish(save, world.ask ?? ask);
  if (!where) return undefined;
  return where === "keychain"
    ? await keepInKeychain(keys, account(), world.keychain)
    : await keepInEnvFile(keys);
}
