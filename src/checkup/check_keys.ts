import { posix, relative, resolve, win32 } from "node:path";
import { type EnvFault, findEnvFile, tellEnvFault } from "../keys/later.ts";
import { factsOf, type SourceRow } from "../keys/mod.ts";
import { AccessError, practiceWords } from "../problems/mod.ts";
import { failed, known, noted, notTried, type Outcome } from "./check_line.ts";
import type { CheckRun } from "./check_run.ts";

/** A place where keys are, twice. */
interface Place {
  /** For the person who sits here. */
  shown: string;
  /** For a stranger: nothing of what lies outside this folder. */
  shared: string;
}

/** Says a place as a stranger may read it: paths only within this folder. */
export function sharedPlace(place: string): string {
  const up = place.split(/[\\/]/);
  const absolute = posix.isAbsolute(place) || win32.isAbsolute(place);
  if (!absolute && up[0] !== "..") return place;
  const above = up.at(-1) === ".env" && up.slice(0, -1).every((step) => step === "..");
  return above ? "a .env above this folder" : "a file outside this folder";
}

/** Says where a file is, as seen from a folder. */
function placeIn(folder: string, path: string): Place {
  const shown = relative(folder, resolve(folder, path));
  return { shown, shared: sharedPlace(shown) };
}

/** A fault in short, without how to mend it. */
const inShort = ({ file, line, found }: EnvFault): string =>
  (line === undefined ? found : `${file}, line ${line}: ${found}`).replace(/\.$/, "");

const FIX = "deno task check --fix mends what can be mended safely.";

/** Which `.env` is read, and what is wrong with it. */
export function checkDotEnv(run: CheckRun): Outcome {
  const { world, target } = run;
  const words = practiceWords(target.practice);
  if (words) return notTried(`not needed: ${words.room} brings its own keys`);
  if (target.envFile === false) return notTried("not read: envFile is false", "not read");
  const path = target.envFile ?? findEnvFile(world.folder());
  const place = path === undefined ? undefined : placeIn(world.folder(), path);
  run.faults = target.envFile === undefined ? world.faults(world.folder()) : [];
  const { faults } = run;
  if (!faults.length) {
    return place
      ? known(`${place.shown} is read`, `${place.shared} is read`)
      : known("there is none here", "none");
  }
  const rest = faults.length > 1 ? `, and ${faults.length - 1} more` : "";
  const list = faults.map(({ fault, line }) =>
    line === undefined ? fault : `${fault} (line ${line})`
  );
  return noted(
    inShort(faults[0]) + rest,
    [...faults.map(tellEnvFault), ...(faults.some(({ fixable }) => fixable) ? [FIX] : [])],
    { shared: list.join(", ") },
  );
}

/** The parts in use, a place at a time: `X_API_KEY A, X_API_SECRET B (environment)`. */
function inPlaces(rows: readonly SourceRow[], say: (place: string) => string): string {
  const used = rows.filter(({ state }) => state === "used");
  return [...new Set(used.map(({ place }) => place))].map((place) => {
    const parts = used.filter((row) => row.place === place)
      .map(({ name, part, letter }) => `${name ?? factsOf(part!).label} ${letter}`);
    return `${parts.join(", ")} (${say(place)})`;
  }).join("; ");
}

/**
 * Finds the keys. Where a fault of a `.env` hides one, mending it comes before typing it: then
 * nobody is asked.
 */
export async function checkKeys(run: CheckRun): Promise<Outcome> {
  const hiding = run.faults.filter(({ blocks }) => blocks);
  try {
    run.found = await run.target.find(hiding.length === 0);
  } catch (error) {
    if (!(error instanceof AccessError) || error.problem === "bad-option") throw error;
    return failed(
      error.problem !== "no-keys" ? error : new AccessError("no-keys", {
        ...error,
        message: error.message,
        nextSteps: [...new Set([...hiding.map(tellEnvFault), ...error.nextSteps])],
      }),
    );
  }
  const { sources } = run.found.keys;
  return known(inPlaces(sources, String), inPlaces(sources, sharedPlace));
}

/** Whether the keys look like keys of X. Shapes are hints: an odd one stops nothing. */
export function checkKeyShapes({ found, faults }: CheckRun): Outcome {
  const { shapeNotes } = found!.keys;
  // What is wrong with a `.env` stands on its own line already.
  const told = faults.map(tellEnvFault);
  const notes = found!.keys.notes.filter((note) => !told.includes(note));
  if (!notes.length) return known("as X's keys look", "as X's keys look");
  const mended = notes.length - shapeNotes.length;
  const text = [
    ...(shapeNotes.length ? [`${shapeNotes.length} odd`] : []),
    ...(mended ? [`${mended} tidied for this session`] : []),
  ].join(", ");
  return noted(text, notes, { shared: text });
}
