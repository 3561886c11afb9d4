import { raise } from "../problems/mod.ts";
import type { Candidate, Foreign, Offer } from "./candidate.ts";
import { KEY_PARTS, type KeyPart } from "./key_parts.ts";
import { fitsPart } from "./key_shapes.ts";
import type { SourceRow } from "./keys.ts";

/** What one source gives, part by part. */
interface Choice {
  chosen: Candidate[];
  /** Candidates that were passed over. */
  ignored: Candidate[];
}

/**
 * Picks one candidate a part from one source.
 *
 * @throws {AccessError} `conflicting-names`: it never chooses between two values that differ.
 */
function chooseCandidates(offer: Offer): Choice {
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
export class Gathering {
  readonly used: Candidate[] = [];
  readonly rows: SourceRow[] = [];
  readonly foreign: Foreign[] = [];
  /** What looks like X's under a name that others use too, and was not taken. */
  readonly lone: Candidate[] = [];
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
    const { chosen, ignored } = chooseCandidates(offer);
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
    const lone = offer.lone ?? [];
    for (const candidate of lone) {
      this.#row(candidate, "ignored", "others use this name too, and alone it is not enough");
    }
    this.lone.push(...lone);
    const found = [offer.candidates, offer.foreign, lone];
    if (found.every((each) => each.length === 0)) this.empty(offer.place);
    this.foreign.push(...offer.foreign);
  }

  /** A place that was not looked at, since nothing was missing any more. */
  notNeeded(place: string): void {
    this.rows.push({ place, state: "not needed" });
  }

  /** A name that was seen, and not used. */
  passOver(place: string, name: string, why: string): void {
    this.rows.push({ place, name, state: "ignored", why });
  }

  empty(place: string, why?: string): void {
    this.rows.push({ place, state: "empty", why });
  }
}
