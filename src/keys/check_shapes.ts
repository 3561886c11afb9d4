import { raise } from "../problems/mod.ts";
import { type Candidate, nameOf } from "./candidate.ts";
import { isSendable } from "./clean_value.ts";
import { factsOf } from "./key_parts.ts";
import { isForeign, shapeNote } from "./key_shapes.ts";

/** What the shapes of the keys tell, as whole sentences. */
export interface ShapeReport {
  /** All that a person should know: what was mended, and what looks odd. */
  notes: string[];
  /** Only what looks odd; it explains a refusal. */
  shapeNotes: string[];
}

/**
 * Looks at the shape of every part, without the network. An odd shape is only noted: shapes are
 * hints.
 *
 * @throws {AccessError} `wrong-shape` for what is surely another service's, or cannot be sent.
 */
export function checkShapes(used: Candidate[]): ShapeReport {
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
