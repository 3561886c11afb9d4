import { relative } from "node:path";
import {
  type Ask,
  ask,
  type Keychain,
  KeychainShut,
  mayOpenKeychain,
  saveKeys,
  saveToKeychain,
} from "../keys/later.ts";
import { type Keys } from "../keys/mod.ts";

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

/** Whom to ask, and where to keep; a parameter so that tests are exact. */
export interface KeepingWorld {
  ask?: Ask;
  keychain?: Keychain;
  /** Where the `.env` is looked for. @default the working directory */
  folder?: string;
}

async function keepInEnvFile(keys: Keys, { folder = Deno.cwd() }: KeepingWorld): Promise<string> {
  try {
    const { path, ignored } = await saveKeys(keys, folder);
    const where = relative(folder, path);
    return `The keys are kept in ${where}, which only you can read; ` +
      (ignored === "already"
        ? "git ignores it already."
        : "a line in .gitignore now keeps it out of git.");
  } catch {
    return "The keys could not be kept: this folder cannot be written to. They work until you leave.";
  }
}

async function keepInKeychain(
  keys: Keys,
  account: string,
  { folder = Deno.cwd(), keychain }: KeepingWorld,
): Promise<string> {
  try {
    const file = await saveToKeychain(keys, account, folder, keychain);
    return `The keys are kept in this computer's keychain, under library-card, ${account}; ` +
      (file === undefined
        ? "LIBRARY_CARD_KEYCHAIN=1 in the environment finds them there."
        : `a line in ${relative(folder, file)} says so, and holds no key.`);
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
  world: KeepingWorld = {},
): Promise<string | undefined> {
  const typed = keys.parts.some((part) => keys.from(part) === "prompt");
  const where = typed && wish(save, world.ask ?? ask);
  if (!where) return undefined;
  return where === "keychain"
    ? await keepInKeychain(keys, account(), world)
    : await keepInEnvFile(keys, world);
}
