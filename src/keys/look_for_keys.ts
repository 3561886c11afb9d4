import { relative, resolve } from "node:path";
import { folderName, raise } from "../problems/mod.ts";
import { type Ask, ask } from "./ask.ts";
import { fromOptions, noteShapes } from "./candidate.ts";
import { type EnvFault, tellEnvFault } from "./env_file/env_faults.ts";
import { findEnvFile, findStrayEnvFiles } from "./env_file/find_env_file.ts";
import { faultsOfReading } from "./env_file/find_env_faults.ts";
import { commandPlace, fromCommand } from "./from_command.ts";
import { type EnvFileOffer, fromEnvFile } from "./from_env_file.ts";
import { fromEnvironment, readVariable } from "./from_environment.ts";
import { fromKeychain, KEYCHAIN, KEYCHAIN_VARIABLE, saysYes } from "./from_keychain.ts";
import { fromPrompt } from "./from_prompt.ts";
import { Gathering } from "./gathering.ts";
import { type KeyParts, missingParts } from "./key_parts.ts";
import { type Keychain, KeychainShut, SYSTEM_KEYCHAIN } from "./keychain.ts";
import { Keys } from "./keys.ts";
import { noKeys, type Obstacles } from "./no_keys.ts";
import { COMMAND_VARIABLE, toKeysCommand } from "./run_keys_command.ts";

/** Where to look for keys. */
export interface LookOptions {
  /** Keys in hand. If they are enough, nothing else is looked at. */
  keys?: KeyParts;
  /**
   * A `.env` file to read instead of the nearest one; `false` reads none.
   * @default the nearest `.env`, from the working directory up to the repository's root
   */
  envFile?: string | false;
  /**
   * Whether to ask for what is missing.
   * @default true
   */
  prompt?: boolean;
  /**
   * Whether to look in the system's keychain, under `host`.
   * @default the variable `LIBRARY_CARD_KEYCHAIN`, in the environment or in the `.env`
   */
  keychain?: boolean;
  /** A command that prints keys; `false` runs none. @default the variable `X_KEYS_COMMAND` */
  keysCommand?: string | readonly string[] | false;
  /** Seconds that the command may take. @default 60 */
  keysTimeout?: number;
  /** The host that the keys are for; the keychain has an account for each. @default "api.x.com" */
  host?: string;
  /** Ends the search. */
  signal?: AbortSignal;
}

/** The host of X's API. */
const X_HOST = "api.x.com";

/** Seconds that a command may take: time for a password or a finger. */
const COMMAND_SECONDS = 60;

/** The world that the search looks at; a parameter so that tests are exact. */
export interface KeysWorld {
  /** Reads one environment variable. */
  variable: (name: string) => string | undefined;
  /** The working directory. */
  folder: () => string;
  /** Asks a person. */
  ask: Ask;
  /** @default the system's own */
  keychain?: Keychain;
}

/** What the `.env` told beside its keys. */
type FileFindings = Pick<EnvFileOffer, "namesKeychain"> & Pick<Obstacles, "faults">;

const NOTHING: FileFindings = { faults: [], namesKeychain: false };

const THIS_WORLD: KeysWorld = { variable: readVariable, folder: () => Deno.cwd(), ask };

/** Takes the keys of the `.env`, and tells what keeps more of them from being read. */
async function readEnvFile(
  gathering: Gathering,
  options: LookOptions,
  world: KeysWorld,
): Promise<FileFindings> {
  if (options.envFile === false) return NOTHING;
  const path = options.envFile ?? nearestEnvFile(world);
  if (path === undefined) {
    gathering.empty(".env");
    return NOTHING;
  }
  const folder = world.folder();
  const offer = await fromEnvFile(path, folder).catch((error) => error as Error);
  if (!(offer instanceof Error)) {
    gathering.take(offer);
    const { namesKeychain, namesCommand, place } = offer;
    const faults = faultsOfReading(resolve(folder, path), folder);
    if (namesCommand) {
      gathering.passOver(place, COMMAND_VARIABLE, "no command is run because a file says so");
    }
    return { faults, namesKeychain };
  }
  const there = !(offer instanceof Deno.errors.NotFound);
  const why = there ? "it cannot be read" : "there is no such file";
  if (options.envFile !== undefined) {
    throw raise("bad-option", {
      doing: `read ${path}`,
      found: why,
      nextSteps: (told) => [
        `Check the option envFile: the path starts at ${folderName(told)}.`,
      ],
    });
  }
  gathering.empty(relative(folder, path), why);
  return { ...NOTHING, faults: faultsOfReading(path, folder) };
}

/**
 * Takes the keys of the keychain, where it was asked for. A keychain that cannot be used is passed
 * over: a server has none, and keys may be elsewhere.
 *
 * @returns Why it could not be used.
 */
async function readKeychain(
  gathering: Gathering,
  { keychain: asked, host = X_HOST, signal }: LookOptions,
  { variable, keychain = SYSTEM_KEYCHAIN }: KeysWorld,
  inFile: boolean,
): Promise<string | undefined> {
  if (!(asked ?? (inFile || saysYes(variable(KEYCHAIN_VARIABLE))))) return undefined;
  if (missingParts(gathering.has).length === 0) {
    gathering.notNeeded(KEYCHAIN);
    return undefined;
  }
  try {
    gathering.take(await fromKeychain(keychain, host, signal));
    return undefined;
  } catch (error) {
    if (!(error instanceof KeychainShut)) throw error;
    if (signal?.aborted) {
      throw raise("cancelled", {
        doing: "read the keychain",
        found: "it was stopped, and nothing was sent",
      });
    }
    gathering.empty(KEYCHAIN, `it cannot be used: ${error.message}`);
    return error.message;
  }
}

/** Takes the keys that a command prints, where one was given and more are needed. */
async function runCommand(
  gathering: Gathering,
  { keysCommand, keysTimeout = COMMAND_SECONDS, signal }: LookOptions,
  { variable }: KeysWorld,
): Promise<void> {
  const command = toKeysCommand(keysCommand, variable(COMMAND_VARIABLE));
  if (!command) return;
  const missing = missingParts(gathering.has);
  if (missing.length === 0) gathering.notNeeded(commandPlace(command));
  else gathering.take(await fromCommand(command, missing, keysTimeout, signal));
}

/** The nearest `.env`; a folder that Deno may not even name has none. */
function nearestEnvFile({ folder }: KeysWorld): string | undefined {
  try {
    return findEnvFile(folder());
  } catch {
    return undefined;
  }
}

/** The faults that a search tells: those that cost a key, and how the file is written. What it tidied, it tells by itself. */
const told = (faults: EnvFault[]) =>
  faults.filter(({ blocks, fault }) => blocks || fault === "utf-16" || fault === "command-in-file");

/** Files of keys that were not looked at. */
function strays({ envFile }: LookOptions, world: KeysWorld): EnvFault[] {
  if (envFile !== undefined) return [];
  try {
    return findStrayEnvFiles(world.folder(), nearestEnvFile(world));
  } catch {
    return [];
  }
}

/**
 * Finds the keys, part by part: those in hand, then the environment, then the nearest `.env`, then
 * the keychain and a command where they were asked for, then a masked prompt. Sends nothing.
 *
 * @param options Where to look.
 * @param world The world to look at; leave it out.
 * @returns What was found, and the table of every place that was looked at.
 * @throws {AccessError} `no-keys` if they are not enough and nobody can be asked,
 * `env-file-unreadable`, `keychain-unusable`, what `runKeysCommand` throws, `conflicting-names`,
 * `wrong-shape`, `bad-option`, or `cancelled` at an empty answer.
 */
export async function lookForKeys(
  options: LookOptions = {},
  world: KeysWorld = THIS_WORLD,
): Promise<Keys> {
  const gathering = new Gathering();
  let practice = false;
  let file = NOTHING;
  let keychainShut: string | undefined;
  if (options.keys) gathering.take(fromOptions(options.keys));
  if (missingParts(gathering.has).length > 0) {
    gathering.take(fromEnvironment(world.variable));
    file = await readEnvFile(gathering, options, world);
    keychainShut = await readKeychain(gathering, options, world, file.namesKeychain);
    await runCommand(gathering, options, world);
  }
  const { faults } = file;
  if (missingParts(gathering.has).length > 0) {
    const typed = options.prompt === false ? null : fromPrompt(world.ask, gathering.has);
    if (typed === null) {
      const all = [...told(faults), ...strays(options, world)];
      throw noKeys(gathering, { faults: all, keychainShut });
    }
    if (!typed.practice) gathering.take(typed);
    practice = typed.practice;
  }
  const shapes = noteShapes(practice ? [] : gathering.used);
  return new Keys({
    used: practice ? [] : gathering.used,
    sources: gathering.rows,
    practice,
    notes: [...told(faults).map(tellEnvFault), ...shapes.notes],
    shapeNotes: shapes.shapeNotes,
  });
}
