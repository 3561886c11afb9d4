import { relative, resolve } from "node:path";
import { type AccessError, folderName, raise, rehearseStep, type Told } from "../problems/mod.ts";
import { type Ask, ask } from "./ask.ts";
import { fromOptions, nameOf, noteShapes } from "./candidate.ts";
import { type EnvFault, tellEnvFault } from "./env_file/env_faults.ts";
import { findEnvFile, findStrayEnvFiles } from "./env_file/find_env_file.ts";
import { faultsOfReading } from "./env_file/find_env_faults.ts";
import { fromEnvFile } from "./from_env_file.ts";
import { fromEnvironment, readVariable } from "./from_environment.ts";
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

const THIS_WORLD: KeysWorld = { variable: readVariable, folder: () => Deno.cwd(), ask };

/** Takes the keys of the `.env`, and tells what keeps more of them from being read. */
async function readEnvFile(
  gathering: Gathering,
  options: LookOptions,
  world: KeysWorld,
): Promise<EnvFault[]> {
  if (options.envFile === false) return [];
  const path = options.envFile ?? nearestEnvFile(world);
  if (path === undefined) {
    gathering.empty(".env");
    return [];
  }
  const folder = world.folder();
  const offer = await fromEnvFile(path, folder).catch((error) => error as Error);
  if (!(offer instanceof Error)) {
    gathering.take(offer);
    return faultsOfReading(resolve(folder, path), folder);
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
  return faultsOfReading(path, folder);
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
  faults.filter(({ blocks, fault }) => blocks || fault === "utf-16");

/** Files of keys that were not looked at. */
function strays({ envFile }: LookOptions, world: KeysWorld): EnvFault[] {
  if (envFile !== undefined) return [];
  try {
    return findStrayEnvFiles(world.folder(), nearestEnvFile(world));
  } catch {
    return [];
  }
}

const rehearse = (told: Told) => rehearseStep(told, "No keys yet? Rehearse without them");

/** What Deno was not allowed to look at, as whole sentences; it is never asked. */
function unseen(): string[] {
  const may = (what: Deno.PermissionDescriptor) =>
    Deno.permissions.querySync(what).state === "granted";
  const flags = [
    ...(may({ name: "env", variable: "X_API_KEY" }) ? [] : ["--allow-env"]),
    ...(may({ name: "read", path: "." }) ? [] : ["--allow-read"]),
  ];
  return flags.length === 0 ? [] : [
    `Deno was started without ${flags.join(" and ")}, so not every place was looked at. Start it ` +
    "with that, or use the project's own tasks, such as deno task check.",
  ];
}

/**
 * Makes the error for a search that ends without enough keys: `env-file-unreadable` where a file
 * may hold them, else `no-keys`.
 *
 * @param gathering What was found.
 * @param faults What keeps more from being found.
 */
function noKeys(gathering: Gathering, faults: EnvFault[]): AccessError {
  const missing = missingParts(gathering.has).map((part) => factsOf(part).variable);
  const names = gathering.used.map((candidate) => nameOf(candidate));
  const partly = names.join(" and ") +
    (names.length > 1 ? " are not enough by themselves" : " is not enough by itself");
  const list = missing.length > 1
    ? `${missing.slice(0, -1).join(", ")} and ${missing.at(-1)}`
    : missing[0];
  const unreadable = faults.find(({ fault }) => fault === "unreadable");
  if (unreadable) {
    return raise("env-file-unreadable", {
      doing: "sign in",
      found: unreadable.found.replace(/\.$/, ""),
      nextSteps: (told) => [
        unreadable.mend,
        `Or set ${list}, or X_BEARER_TOKEN alone, in the environment.`,
        ...rehearse(told),
      ],
    });
  }
  return raise("no-keys", {
    doing: "sign in",
    found: `${names.length > 0 ? partly : "no keys were found"}, and nobody can be asked here`,
    nextSteps: (told) => [
      ...unseen(),
      ...gathering.used.flatMap((c) => shapeNote(c.value, c.part, nameOf(c)) ?? []),
      ...gathering.foreign.map(({ name }) =>
        `${name} was found, but it is not a key for searching: search takes the OAuth 1.0 keys or the Bearer Token.`
      ),
      ...gathering.lone.map((candidate) => {
        const { label, variable } = factsOf(candidate.part);
        return `${
          nameOf(candidate)
        } looks like the ${label}. Others use that name too, so alone it ` +
          `is not taken: if it is X's, call it ${variable}.`;
      }),
      ...faults.map(tellEnvFault),
      `Set ${list}, or X_BEARER_TOKEN alone, in the environment or in a file named .env in ` +
      `${folderName(told)} or above it.`,
      ...rehearse(told),
    ],
  });
}

/**
 * Finds the keys, part by part: those in hand, then the environment, then the nearest `.env`,
 * then a masked prompt. Sends nothing.
 *
 * @param options Where to look.
 * @param world The world to look at; leave it out.
 * @returns What was found, and the table of every place that was looked at.
 * @throws {AccessError} `no-keys` if they are not enough and nobody can be asked,
 * `env-file-unreadable`, `conflicting-names`, `wrong-shape`, `bad-option`, or `cancelled` at an empty answer.
 */
export async function lookForKeys(
  options: LookOptions = {},
  world: KeysWorld = THIS_WORLD,
): Promise<Keys> {
  const gathering = new Gathering();
  let practice = false;
  let faults: EnvFault[] = [];
  if (options.keys) gathering.take(fromOptions(options.keys));
  if (missingParts(gathering.has).length > 0) {
    gathering.take(fromEnvironment(world.variable));
    faults = await readEnvFile(gathering, options, world);
  }
  if (missingParts(gathering.has).length > 0) {
    const typed = options.prompt === false ? null : fromPrompt(world.ask, gathering.has);
    if (typed === null) throw noKeys(gathering, [...told(faults), ...strays(options, world)]);
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
