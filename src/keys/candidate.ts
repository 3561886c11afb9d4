import { checkNames, raise } from "../problems/mod.ts";
import { cleanValue, isSendable } from "./clean_value.ts";
import { factsOfName } from "./key_names.ts";
import { factsOf, KEY_PARTS, type KeyPart, type KeyParts } from "./key_parts.ts";
import { fitsPart, isForeign, partOfToken, shapeNote } from "./key_shapes.ts";

/** A value that one source offers for one part. */
export interface Candidate {
  part: KeyPart;
  /** Tidied; empty where the variable is set to nothing. */
  value: string;
  name?: string;
  place: string;
  /** The whole path of the `.env` in which it stands. */
  file?: string;
  /** The account of the keychain that holds it. */
  account?: string;
  /** Other services use this name too. */
  generic: boolean;
  /** What was tidied. */
  mended: string[];
}

/** A variable that is known, but holds no search key. */
export interface Foreign {
  name: string;
  place: string;
}

/** What one source has to offer. */
export interface Offer {
  place: string;
  candidates: Candidate[];
  foreign: Foreign[];
  /** What looks like X's under a name that others use too, and is not taken: it makes no whole set. */
  lone?: Candidate[];
}

/** Reads named values, from an environment or a file, as an offer. */
export function offerFrom(place: string, values: Iterable<[string, string]>): Offer {
  const offer: Offer = { place, candidates: [], foreign: [] };
  for (const [name, raw] of values) {
    const facts = factsOfName(name);
    if (!facts) continue;
    if (facts.part === "notASearchKey") {
      offer.foreign.push({ name, place });
      continue;
    }
    const { value, mended } = cleanValue(raw, facts.part === "token" ? undefined : facts.part);
    const part = facts.part === "token" ? partOfToken(value) : facts.part;
    // Whatever else stands under such a name is another service's business.
    if (facts.byShape && !fitsPart(value, part)) continue;
    offer.candidates.push({ part, value, name, place, generic: facts.generic, mended });
  }
  return offer;
}

/** The keys that were handed over in code: `connect({ keys })`. */
export function fromOptions(keys: KeyParts): Offer {
  const place = "connect({ keys })";
  checkNames(keys, Object.fromEntries(KEY_PARTS.map(({ part }) => [part, true])), "use keys");
  const candidates = KEY_PARTS.flatMap(({ part }): Candidate[] => {
    const raw = keys[part];
    if (raw === undefined || raw === null) return [];
    const { value, mended } = cleanValue(String(raw), part);
    return [{ part, value, name: part, place, generic: false, mended }];
  });
  return { place, candidates, foreign: [] };
}

/** A candidate by its variable and place, as it begins a sentence. */
export function nameOf({ name, place }: Candidate): string {
  return name ? `${name} (${place})` : "What you typed";
}

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
export function noteShapes(used: Candidate[]): ShapeReport {
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
