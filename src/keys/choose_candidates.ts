import { raise } from "../problems/mod.ts";
import type { Candidate, Offer } from "./candidate.ts";
import { KEY_PARTS } from "./key_parts.ts";
import { fitsPart } from "./key_shapes.ts";

/** What one source gives, part by part. */
export interface Choice {
  chosen: Candidate[];
  /** Candidates that were passed over. */
  ignored: Candidate[];
}

/**
 * Picks one candidate a part from one source.
 *
 * @throws {AccessError} `conflicting-names`: it never chooses between two values that differ.
 */
export function chooseCandidates(offer: Offer): Choice {
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
