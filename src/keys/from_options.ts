import { type Candidate, type Offer } from "./candidate.ts";
import { checkNames } from "../problems/mod.ts";
import { cleanValue } from "./clean_value.ts";
import { KEY_PARTS, type KeyParts } from "./key_parts.ts";

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
