import type { AsyncLocalStorage } from "node:async_hooks";
import { CONSOLE } from "./console_labels.ts";
import { type Practice, practiceWords } from "./practice.ts";

/**
 * Where a problem is read, which decides what its reader can do: run a cell, change a program,
 * type a flag, or fill in a page of the practice room.
 */
export type Place = "notebook" | "program" | "terminal" | "room";

/** Where something is told, and whose answer it is about. */
export interface Told {
  /** Where it is read. @default "program" */
  place?: Place;
  /** The answer came from a practice room. */
  practice?: Practice;
  /** The host that was asked. */
  host?: string;
}

/** A place that was told, and whether what runs there was asked to be practice. */
interface Telling {
  place: Place;
  rehearses: boolean;
}

// Made by whoever tells a place first: Node's parts take longer to load than all of this room.
let places: AsyncLocalStorage<Telling> | undefined;

/** Looking at `Deno.jupyter` outside of a notebook throws. */
function isNotebook(): boolean {
  try {
    return Boolean((Deno as { jupyter?: object }).jupyter);
  } catch {
    return false;
  }
}

/** Where this runs: as {@linkcode tellAt} said, else a notebook or a program. */
export const placeHere = (): Place =>
  places?.getStore()?.place ?? (isNotebook() ? "notebook" : "program");

/**
 * Runs something whose problems are read at a place; those that arise in it, at any depth and
 * however late, are told for it.
 *
 * @param rehearses Whether what runs was asked to be practice, so that the next line is to be, too.
 */
export function tellAt<Result>(
  place: Place,
  run: () => Result,
  { rehearses = false }: { rehearses?: boolean } = {},
): Result {
  const { AsyncLocalStorage } = globalThis.process.getBuiltinModule("node:async_hooks");
  places ??= new AsyncLocalStorage();
  return places.run({ place, rehearses }, run);
}

/** What a line that is to be typed next needs to be practice, where this one was. */
export const rehearsing = (): string[] => places?.getStore()?.rehearses ? ["--practice"] : [];

/** A sentence for each place that has what it names; `code` stands for a notebook and a program. */
export type Sayings = Partial<Record<Place | "code" | "elsewhere", string>>;

/**
 * The sentence for the place where it is read: its own, else that for code, else that for
 * elsewhere; none where nothing fits.
 */
export function atPlace({ place = "program" }: Told, sayings: Sayings): string[] {
  const isCode = place === "notebook" || place === "program";
  const fitting = sayings[place] ?? (isCode ? sayings.code : undefined) ?? sayings.elsewhere;
  return fitting === undefined ? [] : [fitting];
}

/** The sentence for where this runs; see {@linkcode atPlace}. */
export const sayHere = (sayings: Sayings & { elsewhere: string }): string =>
  atPlace({ place: placeHere() }, sayings)[0];

/** Where the console of the API is that was asked: X's, or the practice room's own. */
export function consoleName({ place, practice, host }: Told): string {
  if (place === "room") return "the pages of this room";
  const words = practiceWords(practice);
  return words ? `${words.room}'s own console, http://${host}` : CONSOLE.url;
}

/** The beginning of a step that leads there. */
export const openConsole = (told: Told): string =>
  `${told.place === "room" ? "Look at" : "Open"} ${consoleName(told)}`;

/** Where in the console the keys are. */
export const consoleSteps = (what: string, told: Told): string =>
  `${openConsole(told)}, choose ${CONSOLE.apps}, your app, then "${CONSOLE.keysTab}", and ${what}.`;

/** How the address of the API is given here. */
export const addressName = ({ place = "program" }: Told): string =>
  place === "terminal" || place === "room"
    ? "the variable X_API_BASE_URL"
    : "baseUrl, or the variable X_API_BASE_URL";

/** The folder in which a `.env` is looked for first. */
export const folderName = ({ place }: Told): string =>
  place === "notebook" ? "the folder of your notebook" : "this folder";

/** How to rehearse, after a few words that lead to it. */
export const rehearseStep = (told: Told, lead = "Rehearse without them"): string[] =>
  atPlace(told, {
    code: `${lead}: connect({ practice: true }), or set LIBRARY_CARD_PRACTICE=1.`,
    terminal: `${lead}: add --practice, or set LIBRARY_CARD_PRACTICE=1.`,
  });

const IN_STUDY = /\/library_card\/cli\.js$/;

/**
 * The file of the command line, as it is typed in the folder of its tasks: that of a study, or that
 * of a clone. One from elsewhere is its address.
 *
 * @param main What was started; a parameter for tests.
 */
export function commandFile(main: string = Deno.mainModule): string {
  if (!main.startsWith("file:")) return main;
  return IN_STUDY.test(main) ? "library_card/cli.js" : "cli.ts";
}

/** What a notebook imports that lies where this command line's own notebooks do. */
export function importHere(main: string = Deno.mainModule): string {
  if (!main.startsWith("file:")) {
    return new URL(main.endsWith(".js") ? "mod.js" : "mod.ts", main).href;
  }
  return IN_STUDY.test(main) ? "./library_card/mod.js" : "../mod.ts";
}
