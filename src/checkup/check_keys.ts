import { factsOf, type SourceRow, tellEnvFault } from "../keys/mod.ts";
import { AccessError } from "../problems/mod.ts";
import { failed, known, noted, type Outcome } from "./check_line.ts";
import { sharedPlace } from "./place_in.ts";
import type { Sitting } from "./sitting.ts";

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
export async function checkKeys(sitting: Sitting): Promise<Outcome> {
  const hiding = sitting.faults.filter(({ blocks }) => blocks);
  try {
    sitting.found = await sitting.visit.find(hiding.length === 0);
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
  const { sources } = sitting.found.keys;
  return known(inPlaces(sources, String), inPlaces(sources, sharedPlace));
}

/** Whether the keys look like keys of X. Shapes are hints: an odd one stops nothing. */
export function checkShapes({ found, faults }: Sitting): Outcome {
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
