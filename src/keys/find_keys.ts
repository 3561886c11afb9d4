import { raise } from "../problems/mod.ts";
import { type Ask, ask } from "./ask.ts";
import type { Candidate, Foreign, Offer } from "./candidate.ts";
import { isSendable } from "./clean_value.ts";
import { findEnvFile, fromEnvFile } from "./from_env_file.ts";
import { fromEnvironment, readVariable } from "./from_environment.ts";
import { fromOptions } from "./from_options.ts";
import { fromPrompt } from "./from_prompt.ts";
import { factsOf, KEY_PARTS, type KeyPart, type KeyParts, missingParts } from "./key_parts.ts";
import { fitsPart, isForeign, shapeNote } from "./key_shapes.ts";
import { type Finding, Keys } from "./keys.ts";
import type { SourceRow } from "./source_table.ts";

/** Where to look for keys. */
export interface FindKeysOptions {
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

/** Picks one candidate a part from one source, and refuses to choose between two that differ. */
function pick(offer: Offer): { chosen: Candidate[]; ignored: Candidate[] } {
  const chosen: Candidate[] = [];
  const ignored: Candidate[] = [];
  for (const { part, label, variable } of KEY_PARTS) {
    const all = offer.candidates.filter((c) => c.part === part && c.value !== "");
    const specific = all.filter((c) => !c.generic);
    // Beside a name that says X, a generic name counts only if its value could be X's at all.
    const serious = specific.length
      ? all.filter((c) => !c.generic || fitsPart(c.value, part))
      : all;
    ignored.push(...all.filter((c) => !serious.includes(c)));
    const other = serious.find((c) => c.value !== serious[0].value);
    if (other) {
      throw raise("conflicting-names", {
        doing: "choose a key",
        found: `${serious[0].name} and ${other.name} (${offer.place}) give different values for ` +
          `the ${label}`,
        nextSteps: [
          `Remove one of the two; the name to keep is ${variable}.`,
          "Then run it again. Nothing was sent.",
        ],
      });
    }
    const best = serious.find((c) => c.name === variable) ?? serious[0];
    if (best) chosen.push(best);
    ignored.push(...serious.filter((c) => c !== best));
  }
  return { chosen, ignored };
}

/** Gathers what the sources offer, the best source first. */
class Search {
  readonly used: Candidate[] = [];
  readonly rows: SourceRow[] = [];
  readonly notes: string[] = [];
  readonly foreign: Foreign[] = [];
  #letters = new Map<string, string>();

  has = (part: KeyPart): boolean => this.used.some((candidate) => candidate.part === part);

  #letter(value: string): string {
    const known = this.#letters.get(value);
    if (known) return known;
    const index = this.#letters.size;
    const letter = String.fromCharCode(65 + index % 26) +
      (index < 26 ? "" : Math.floor(index / 26));
    this.#letters.set(value, letter);
    return letter;
  }

  #row(candidate: Candidate, state: SourceRow["state"], why?: string) {
    const { place, name, part, value } = candidate;
    const letter = value ? this.#letter(value) : undefined;
    this.rows.push({ place, name, part, state, letter, why });
  }

  /** Takes what a source offers for the parts that are still missing. */
  take(offer: Offer): void {
    const { chosen, ignored } = pick(offer);
    for (const candidate of chosen) {
      const winner = this.used.find(({ part }) => part === candidate.part);
      if (!winner) this.used.push(candidate);
      const where = winner && `${winner.name ?? winner.place} (${winner.place}) comes first`;
      this.#row(candidate, winner ? "shadowed" : "used", where);
    }
    for (const candidate of ignored) {
      const same = chosen.some(({ value }) => value === candidate.value);
      this.#row(candidate, "ignored", same ? "the same value again" : "does not look like X's");
    }
    for (const { name } of offer.candidates.filter(({ value }) => value === "")) {
      this.rows.push({ place: offer.place, name, state: "empty" });
    }
    for (const { name, place } of offer.foreign) {
      this.rows.push({ place, name, state: "not a search key" });
    }
    if (!offer.candidates.length && !offer.foreign.length) this.empty(offer.place);
    this.foreign.push(...offer.foreign);
  }

  empty(place: string, why?: string): void {
    this.rows.push({ place, state: "empty", why });
  }
}

const nameOf = ({ name, place }: Candidate) => name ? `${name} (${place})` : `What you typed`;

/** Looks at the shape of every part. A foreign or unsendable one stops; an odd one is noted. */
function checkShapes(used: Candidate[]): { notes: string[]; shapeNotes: string[] } {
  const notes: string[] = [];
  const shapeNotes: string[] = [];
  for (const candidate of used) {
    const { part, value, mended } = candidate;
    const { label } = factsOf(part);
    if (mended.length) {
      notes.push(
        `${nameOf(candidate)}: mended for this session, by removing ${mended.join(", ")}.`,
      );
    }
    const note = shapeNote(value, part, nameOf(candidate));
    if (note) shapeNotes.push(note);
    if (isForeign(value)) {
      throw raise("wrong-shape", { doing: `use the ${label}`, found: note!.replace(/\.$/, "") });
    }
    if (!isSendable(value)) {
      throw raise("wrong-shape", {
        doing: `use the ${label}`,
        found: `${nameOf(candidate)} holds characters that no key of X has`,
      });
    }
  }
  return { notes: [...notes, ...shapeNotes], shapeNotes };
}

function noKeys(search: Search): Error {
  const missing = missingParts(search.has).map((part) => factsOf(part).variable);
  const partly = search.used.map((candidate) => nameOf(candidate)).join(", ");
  const list = missing.length > 1
    ? `${missing.slice(0, -1).join(", ")} and ${missing.at(-1)}`
    : missing[0];
  return raise("no-keys", {
    doing: "sign in",
    found: partly
      ? `${partly} is not enough by itself, and nobody can be asked here`
      : "no keys were found, and nobody can be asked here",
    nextSteps: [
      ...search.used.flatMap((c) => shapeNote(c.value, c.part, nameOf(c)) ?? []),
      ...search.foreign.map(({ name }) =>
        `${name} was found, but it is not a key for searching: search takes the OAuth 1.0 keys or the Bearer Token.`
      ),
      `Set ${list}, or X_BEARER_TOKEN alone, in the environment or in a file named .env beside ` +
      "your notebook or above it.",
      "No keys yet? Rehearse without them: connect({ practice: true }), or set LIBRARY_CARD_PRACTICE=1.",
    ],
  });
}

async function readEnvFile(search: Search, options: FindKeysOptions, world: KeysWorld) {
  if (options.envFile === false) return;
  const path = options.envFile ?? nearestEnvFile(world);
  if (path === undefined) return search.empty(".env");
  try {
    search.take(await fromEnvFile(path));
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound) && !isFileError(error)) throw error;
    const why = error instanceof Deno.errors.NotFound
      ? "there is no such file"
      : "it cannot be read";
    if (options.envFile === undefined) return search.empty(path, why);
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

function nearestEnvFile({ folder }: KeysWorld): string | undefined {
  try {
    if (Deno.permissions.querySync({ name: "read" }).state !== "granted") return undefined;
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
 *
 * @example
 * ```ts
 * import { findKeys } from "@library-card/access";
 * import { equal } from "node:assert/strict";
 *
 * const keys = await findKeys({ keys: { bearerToken: "AAAA-MADE-UP" } });
 * equal(keys.from("bearerToken"), "bearerToken (connect({ keys }))");
 * ```
 */
export async function findKeys(
  options: FindKeysOptions = {},
  world: KeysWorld = THIS_WORLD,
): Promise<Keys> {
  const search = new Search();
  let practice = false;
  if (options.keys) search.take(fromOptions(options.keys));
  if (missingParts(search.has).length > 0) {
    search.take(fromEnvironment(world.variable));
    await readEnvFile(search, options, world);
  }
  if (missingParts(search.has).length > 0) {
    const typed = options.prompt === false ? null : fromPrompt(world.ask, search.has);
    if (typed === null) throw noKeys(search);
    if (!typed.practice) search.take(typed);
    practice = typed.practice;
  }
  const shapes = checkShapes(practice ? [] : search.used);
  return new Keys({
    used: practice ? [] : search.used as Finding[],
    sources: search.rows,
    practice,
    ...shapes,
  });
}
