import { type Charge, NO_CHARGE, sumCharges } from "./charge.ts";

/** Adds up what a card has spent since it was made. */
export class Ledger {
  #total: Charge = NO_CHARGE;

  /** Writes one charge down. */
  record(charge: Charge): void {
    this.#total = sumCharges([this.#total, charge]);
  }

  /** All charges so far. */
  total(): Charge {
    return this.#total;
  }
}
