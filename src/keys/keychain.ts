/** The system's keychain, as far as it is needed; a parameter so that tests are exact. */
export interface Keychain {
  /** What an account holds; nothing where there is no such account. */
  read: (account: string, signal?: AbortSignal) => Promise<string | undefined>;
  /** Puts a text in the place of what an account holds. */
  write: (account: string, text: string) => Promise<void>;
  /** Removes an account; false where there is none. */
  remove: (account: string) => Promise<boolean>;
}

/** Why a keychain cannot be used; `message` reads after "cannot be used: ". Never holds a value. */
export class KeychainShut extends Error {}

/** As much of the addon as is needed. Source: its own index.d.ts. */
interface Addon {
  AsyncEntry: new (
    service: string,
    account: string,
    options: { linux: { store: "secret-service" } },
  ) => {
    getPassword(): Promise<string | null>;
    setPassword(text: string): Promise<void>;
    deletePassword(): Promise<boolean>;
  };
}

/** The name under which the keychain lists what is ours; each host of an API is an account of it. */
export const SERVICE = "library-card";

/**
 * The addon, with its version. No literal in the import: a bundle would try to take in what is no
 * JavaScript, and whoever asks for no keychain has nothing to load.
 */
export const ADDON = "npm:@napi-rs/keyring@2.1.2";

/** Seconds for somebody to type a password or to lay a finger where the keychain asks for it. */
const PATIENCE = 60;

/** Whether Deno may load what the keychain takes; it is never asked. */
export const mayOpenKeychain = (): boolean =>
  Deno.permissions.querySync({ name: "ffi" }).state === "granted";

async function load(): Promise<Addon> {
  if (!mayOpenKeychain()) throw new KeychainShut("Deno was started without --allow-ffi");
  try {
    return await import(ADDON);
  } catch (error) {
    throw new KeychainShut(
      error instanceof Deno.errors.NotCapable
        ? "Deno was started without --allow-env and --allow-read"
        : "@napi-rs/keyring could not be loaded: connect to the internet once",
    );
  }
}

/** The first of a task, a moment, and a stop. The addon cannot be interrupted, only left alone. */
async function inTime<Result>(task: Promise<Result>, signal?: AbortSignal): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const leave = (why: string) => () => reject(new KeychainShut(why));
  const timer = setTimeout(leave(`it did not answer within ${PATIENCE} seconds`), PATIENCE * 1000);
  const stop = leave("it was stopped");
  signal?.addEventListener("abort", stop);
  try {
    return await Promise.race([task, promise]);
  } catch (error) {
    // What the system says differs from one to the next, and nobody knows what it quotes.
    throw error instanceof KeychainShut
      ? error
      : new KeychainShut("there is none that answers here, or it is locked");
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

/**
 * An account of the system's keychain: Keychain on macOS, the Credential Manager on Windows, and
 * the Secret Service of the desktop on Linux. The kernel's keyring, which the addon would take
 * where that is missing, forgets everything at the next start, so it is not used.
 */
async function entry(account: string) {
  const { AsyncEntry } = await load();
  try {
    return new AsyncEntry(SERVICE, account, { linux: { store: "secret-service" } });
  } catch {
    throw new KeychainShut("there is none that answers here, or it is locked");
  }
}

/** The system's own keychain. Loads its addon when it is first used. */
export const SYSTEM_KEYCHAIN: Keychain = {
  read: async (account, signal) =>
    await inTime((await entry(account)).getPassword(), signal) ?? undefined,
  write: async (account, text) => await inTime((await entry(account)).setPassword(text)),
  remove: async (account) => await inTime((await entry(account)).deletePassword()),
};
