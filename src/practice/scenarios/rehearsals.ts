import { Rehearsal } from "./rehearsal.ts";
import type { ScenarioId } from "./scenario_id.ts";
import { scenarioOf, scenarioOfOpenRoom } from "./scenario_table.ts";

/** What a room rehearses: one scenario for all, and others for those who name them. */
export class Rehearsals {
  #forAll: Rehearsal;
  #named = new Map<string, Rehearsal>();

  /** @throws {RangeError} If there is no such scenario. */
  constructor(id?: ScenarioId) {
    this.#forAll = new Rehearsal(id && scenarioOf(id));
  }

  /**
   * Begins another scenario for all, or none.
   *
   * @throws {RangeError} If there is none of this id, or if it is about the room's address.
   */
  begin(id: ScenarioId | undefined, times?: number): void {
    this.#forAll = new Rehearsal(id && scenarioOfOpenRoom(id), times);
  }

  /**
   * What is rehearsed for a request that names a scenario, or names none.
   *
   * @throws {RangeError} As `begin`.
   */
  of(id: string | undefined): Rehearsal {
    if (id === undefined) return this.#forAll;
    const rehearsal = this.#named.get(id) ??
      new Rehearsal(scenarioOfOpenRoom(id as ScenarioId));
    this.#named.set(id, rehearsal);
    return rehearsal;
  }
}
