import { Rehearsal } from "./rehearsal.ts";
import type { ScenarioId } from "./scenario_id.ts";
import { scenarioOf, scenarioOfOpenRoom } from "./scenario_table.ts";

/** For whom something is rehearsed, and how often. */
export interface RehearsalOptions {
  /** To how many requests it happens; then all is well. */
  times?: number;
  /** The id of the account to whose requests it happens; all where absent. */
  account?: string;
}

/** What a room rehearses: for all, for one account, and for requests that name a scenario. */
export class Rehearsals {
  #forAll: Rehearsal;
  #forAccount = new Map<string, Rehearsal>();
  #named = new Map<string, Rehearsal>();

  /** @throws {RangeError} If there is no such scenario. */
  constructor(id?: ScenarioId) {
    if (id) scenarioOf(id);
    this.#forAll = new Rehearsal(id);
  }

  /**
   * Begins another scenario, or none: for one account, or for all, whatever single accounts
   * rehearsed before.
   *
   * @throws {RangeError} If there is none of this id, or if it is about the room's address.
   */
  begin(id: ScenarioId | undefined, { times, account }: RehearsalOptions = {}): void {
    if (id) scenarioOfOpenRoom(id);
    const rehearsal = new Rehearsal(id, times);
    if (account !== undefined) {
      this.#forAccount.set(account, rehearsal);
      return;
    }
    this.#forAccount.clear();
    this.#forAll = rehearsal;
  }

  /** What is rehearsed for an account, or for those who rehearse nothing of their own. */
  current(account?: string): ScenarioId | undefined {
    return this.of(undefined, account).id;
  }

  /**
   * What is rehearsed for a request that names a scenario, or names none.
   *
   * @param account The account whose keys it shows.
   * @throws {RangeError} As `begin`.
   */
  of(id: string | undefined, account?: string): Rehearsal {
    if (id === undefined) return this.#forAccount.get(account ?? "") ?? this.#forAll;
    scenarioOfOpenRoom(id as ScenarioId);
    const key = `${account} ${id}`;
    const rehearsal = this.#named.get(key) ?? new Rehearsal(id as ScenarioId);
    this.#named.set(key, rehearsal);
    return rehearsal;
  }
}
