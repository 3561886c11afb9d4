import { relative } from "node:path";
import { raise } from "../problems/mod.ts";
import { type Ask, ask } from "./ask.ts";
import { nameOf } from "./candidate.ts";
import { checkShapes } from "./check_shapes.ts";
import { findEnvFile, fromEnvFile } from "./from_env_file.ts";
import { fromEnvironment, readVariable } from "./from_environment.ts";
import { fromOptions } from "./from_options.ts";
import { fromPrompt } from "./from_prompt.ts";
import { Gathering } from "./gathering.ts";
import { factsOf, type KeyParts, missingParts } from "./key_parts.ts";
import { shapeNote } from "./key_shapes.ts";
import { Keys } from "./keys.ts";

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
}

/** The world that the search looks at; a parameter so that tests are exact. */
export interface KeysWorld {
  /** Reads one environment variable. */
  variable: (name: string) => string | undefined;
  /** The working directory. */
  folder: () => string;
  /** Asks a person. */
  ask: Ask;
}

const UNREADABLE = "it cannot be read";
const THIS_WORLD: KeysWorld = { variable: readVariable, folder: () => Deno.cwd(), ask };

function noKeys(gathering: Gathering): Error {
  const missing = missingParts(gathering.has).map((part) => factsOf(part).variable);
  const partly = gathering.used.map((candidate) => nameOf(candidate)).join(", ");
  const list = missing.length > 1
    ? `${missing.slice(0, -1).join(", ")} and ${missing.at(-1)}`
    : missing[0];
  const unread = gathering.rows.filter(({ why }) => why === UNREADABLE);
  return raise("no-keys", {
    doing: "sign in",
    found: partly
      ? `${partly} is not enough by itself, and nobody can be asked here`
      : "no keys were found, and nobody can be asked here",
    nextSteps: [
      ...gathering.used.flatMap((c) => shapeNote(c.value, c.part, nameOf(c)) ?? []),
      ...gathering.foreign.map(({ name }) =>
        `${name} was found, but it is not a key for searching: search takes the OAuth 1.0 keys or the Bearer Token.`
      ),
      ...unread.map(({ place }) =>
        `${place} is there, but it cannot be read: look at who may read it.`
      ),
      `Set ${list}, or X_BEARER_TOKEN alone, in the environment or in a file named .env beside ` +
      "your notebook or above it.",
      "No keys yet? Rehearse without them: connect({ practice: true }), or set LIBRARY_CARD_PRACTICE=1.",
    ],
  });
}

async function readEnvFile(gathering: Gathering, options: LookOptions, world: KeysWorld) {
  if (options.envFile === false) return;
  const path = options.envFile ?? nearestEnvFile(world);
  if (path === undefined) return gathering.empty(".env");
  try {
    gathering.take(await fromEnvFile(path, world.folder()));
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound) && !isFileError(error)) throw error;
    const why = error instanceof Deno.errors.NotFound ? "there is no such file" : UNREADABLE;
    if (options.envFile === undefined) return gathering.empty(relative(world.folder(), path), why);
    throw raise("bad-option", {
      doing: `read ${path}`,
      found: why,
      nextSteps: ["Check the option envFile: the path starts at the folder of your notebook."],
    });
  }
}

const isFileError = (error: unknown) =>
  error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable ||
  error instanceof Deno.errors.IsADirectory;

/** The nearest `.env`; a folder that Deno may not even name has none. */
function nearestEnvFile({ folder }: KeysWorld): string | undefined {
  try {
    return findEnvFile(folder());
  } catch {
    return undefined;
  }
}

/**
 * Finds the keys, part by part: those in hand, then the environment, then the nearest `.env`,
 * then a masked prompt. Sends nothing.
 *
 * @param options Where to look.
 * @param world The world to look at; leave it out.
 * @returns What was found, and the table of every place that was looked at.
 * @throws {AccessError} `no-keys` if they are not enough and nobody can be asked,
 * `conflicting-names`, `wrong-shape`, `bad-option`, or `cancelled` at an empty answer.
 */
export async function lookForKeys(
  options: LookOptions = {},
  world: KeysWorld = THIS_WORLD,
): Promise<Keys> {
  const gathering = new Gathering();
  let practice = false;
  if (options.keys) gathering.take(fromOptions(options.keys));
  if (missingParts(gathering.has).length > 0) {
    gathering.take(fromEnvironment(world.variable));
    await readEnvFile(gathering, options, world);
  }
  if (missingParts(gathering.has).length > 0) {
    const typed = options.prompt === false ? null : fromPrompt(world.ask, gathering.has);
    if (typed === null) throw noKeys(gathering);
    if (!typed.practice) gathering.take(typed);
    practice = typed.practice;
  }
  const shapes = checkShapes(practice ? [] : gathering.used);
  return new Keys({
    used: practice ? [] : gathering.used,
    sources: gathering.rows,
    practice,
    ...shapes,
  });
}
