import { cleanValue } from "./clean_value.ts";
import { factsOfName } from "./key_names.ts";
import type { KeyPart } from "./key_parts.ts";
import { shapeOf } from "./key_shapes.ts";

/** A value that one source offers for one part. */
export interface Candidate {
  part: KeyPart;
  /** Tidied; empty where the variable is set to nothing. */
  value: string;
  name?: string;
  place: string;
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
  /** Whole sentences about the source itself. */
  notes?: string[];
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
    const part = facts.part !== "token"
      ? facts.part
      : shapeOf(value) === "bearerToken"
      ? "bearerToken"
      : "accessToken";
    offer.candidates.push({ part, value, name, place, generic: facts.generic, mended });
  }
  return offer;
}

/** A candidate by its variable and place, as it begins a sentence. */
export function nameOf({ name, place }: Candidate): string {
  return name ? `${name} (${place})` : "What you typed";
}
