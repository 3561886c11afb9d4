import type { Candidate, Foreign, Offer } from "./candidate.ts";
import { chooseCandidates } from "./choose_candidates.ts";
import type { KeyPart } from "./key_parts.ts";
import type { SourceRow } from "./source_table.ts";

/** Gathers what the sources offer, the best source first. */
export class Gathering {
  readonly used: Candidate[] = [];
  readonly rows: SourceRow[] = [];
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
    if (!offer.candidates.length && !offer.foreign.length) this.empty(offer.place);
    this.foreign.push(...offer.foreign);
  }

  empty(place: string, why?: string): void {
    this.rows.push({ place, state: "empty", why });
  }
}
