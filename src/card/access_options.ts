import { type Check, checkBaseUrl, type Waiting, X_API } from "../access/mod.ts";
import type { LookOptions } from "../keys/later.ts";
import { type KeyParts, type Keys, readVariable, refuseKeys } from "../keys/mod.ts";
import { checkNames, type Doing, raise, sayHere } from "../problems/mod.ts";
import type { Dialect } from "../search/mod.ts";
import type { MoneyOptions } from "./open_ledger.ts";
import type { ScenarioId } from "./open_practice.ts";

/** What whoever asks X may be told: where the keys are, where X is, and how long to wait. */
export interface AccessOptions {
  /** Keys in hand, as parts or as `findKeys` gave them; missing parts are looked for elsewhere. */
  keys?: KeyParts | Keys;
  /** A `.env` file to read instead of the nearest one; `false` reads none. */
  envFile?: string | false;
  /** Whether to ask for what is missing. @default true */
  prompt?: boolean;
  /**
   * Whether to look for keys in the system's keychain, too. @default the variable
   * LIBRARY_CARD_KEYCHAIN in the environment or the `.env`, or where `save` is `"keychain"`
   */
  keychain?: boolean;
  /**
   * A command that prints keys, such as `"op read op://Private/X/bearer"`, or its words; no shell
   * reads it. `false` runs none. @default the variable X_KEYS_COMMAND
   */
  keysCommand?: string | readonly string[] | false;
  /** Seconds that this command may take. @default 60 */
  keysTimeout?: number;
  /**
   * Whether to keep typed keys: `true` in `.env` and `"keychain"` in the system's keychain, without
   * asking; `false` never. @default asks
   */
  save?: boolean | "keychain";
  /**
   * Rehearse on made-up posts, without keys; or the file of a collection, such as
   * `"library.sqlite"`: run again on its posts, without money.
   * @default the variable LIBRARY_CARD_PRACTICE
   */
  practice?: boolean | string;
  /** With practice: what is to go wrong, such as `"credits-depleted"`. @default nothing */
  scenario?: ScenarioId;
  /** Where the API is. @default the variable X_API_BASE_URL, else "https://api.x.com" */
  baseUrl?: string;
  /** Seconds that one request may take. @default 30 */
  timeout?: number;
  /**
   * Seconds that a request may wait in all, for a rate limit's end or for trouble at X to pass,
   * before it is given up; shown as a countdown. 0 never waits; 900 waits for any window.
   * @default 60
   */
  patience?: number;
  /** Called once a second while a request waits, in place of the countdown. */
  onWait?: (waiting: Waiting) => void;
  /** Ends every request. */
  signal?: AbortSignal;
}

/** What `connect` may be told. */
export interface ConnectOptions extends AccessOptions, MoneyOptions {
  /**
   * How far to prove the keys: `"usage"` asks for your usage, which is free; `"identity"` also who
   * you are (USD 0.010); `"search"` also a sample search (USD 0.05); `false` sends nothing.
   * @default "usage"
   */
  prove?: Check;
  /**
   * In which of its two vocabularies X is asked where a call does not say; what comes is read in
   * both. @default "tweet"
   */
  dialect?: Dialect;
  /** @deprecated Now `prove`. */
  check?: Check;
}

/** What `checkAccess` may be told. */
export interface CheckAccessOptions extends AccessOptions {
  /**
   * Also run a sample search, with this query or the usual one: 10 posts, USD 0.05. All else is
   * free. @default false
   */
  search?: boolean | string;
  /** How many posts the sample search asks for; X sells at least 10. @default 10 */
  limit?: number;
}

/** Seconds that one request may take, and may wait. */
export type AccessLimits = Required<Pick<AccessOptions, "timeout" | "patience">>;

const NAMES: Record<keyof AccessOptions, true> = {
  keys: true,
  envFile: true,
  prompt: true,
  keychain: true,
  keysCommand: true,
  keysTimeout: true,
  save: true,
  practice: true,
  scenario: true,
  baseUrl: true,
  timeout: true,
  patience: true,
  onWait: true,
  signal: true,
};

/** Whether practice was asked for, in code or by the variable. */
export function wantsPractice(practice: boolean | string | undefined): boolean {
  if (typeof practice === "string") return true;
  const variable = readVariable("LIBRARY_CARD_PRACTICE")?.trim() ?? "";
  return practice ?? /^(1|true|yes|on)$/i.test(variable);
}

/**
 * Where the API is: as told, else as the variable `X_API_BASE_URL` says, else X.
 *
 * @throws {AccessError} `bad-option`
 */
export function whereTo(baseUrl: string | undefined): URL {
  const given = baseUrl ?? readVariable("X_API_BASE_URL");
  return checkBaseUrl(given || X_API, baseUrl === undefined ? "X_API_BASE_URL" : "baseUrl");
}

/** How keys are looked for, as the options of a card say. */
export function howToLook(
  { keys, envFile, prompt, keychain, save, keysCommand, keysTimeout, signal }: AccessOptions,
  host: string | undefined,
): LookOptions {
  const inHand = keys as KeyParts | undefined;
  // Where keys are to be kept, they are looked for.
  const looks = keychain ?? (save === "keychain" ? true : undefined);
  const from = { envFile, prompt, keychain: looks, keysCommand, keysTimeout };
  return { keys: inHand, ...from, host, signal };
}

/**
 * Where keys go that were found. A practice room's are good at one address only, so the one that
 * stands beside them in a `.env` counts; real keys go nowhere because a file says so.
 *
 * @param otherwise Where they go if no file says more.
 * @throws {AccessError} `bad-option`
 */
export async function whereWith(
  keys: Keys,
  otherwise: URL,
  { baseUrl, envFile }: { baseUrl?: string; envFile?: string | false },
): Promise<URL> {
  if (baseUrl !== undefined || readVariable("X_API_BASE_URL") || !keys.arePractice) {
    return otherwise;
  }
  const { addressInEnvFile } = await import("../keys/later.ts");
  const given = await addressInEnvFile(envFile);
  return given ? checkBaseUrl(given, "X_API_BASE_URL in .env") : otherwise;
}

/**
 * Checks what all who ask X have in common.
 *
 * @param doing What is being done, as it reads after "Cannot".
 * @param more The names of the options beside these.
 * @throws {AccessError} `bad-option`
 */
export function checkAccessOptions(
  options: AccessOptions,
  doing: Doing,
  more: Record<string, true>,
): AccessLimits {
  refuseKeys(options, doing);
  checkNames(options, { ...NAMES, ...more }, doing);
  const { timeout = 30, patience = 60, practice, scenario, baseUrl } = options;
  const { keysTimeout = 60, save, onWait } = options;
  const refuse = (found: string) => raise("bad-option", { doing, found });
  // A text passes for a number in a comparison, and not in a sum.
  if (typeof timeout !== "number" || !(timeout > 0)) {
    throw refuse("timeout must be a number of seconds above 0");
  }
  if (typeof patience !== "number" || !(patience >= 0)) {
    throw refuse("patience must be a number of seconds, 0 or more");
  }
  if (typeof keysTimeout !== "number" || !(keysTimeout > 0)) {
    throw refuse("keysTimeout must be a number of seconds above 0");
  }
  if (save !== undefined && typeof save !== "boolean" && save !== "keychain") {
    throw refuse('save must be true, false or "keychain"');
  }
  if (onWait !== undefined && typeof onWait !== "function") {
    throw refuse("onWait must be a function");
  }
  if (practice && baseUrl) {
    throw refuse("practice opens a room of its own; leave out baseUrl, or leave out practice");
  }
  if (scenario !== undefined && !wantsPractice(practice)) {
    const add = sayHere({ terminal: "--practice", elsewhere: "practice: true" });
    throw refuse(`a scenario is rehearsed in practice only: add ${add}, or leave it out`);
  }
  return { timeout, patience };
}
