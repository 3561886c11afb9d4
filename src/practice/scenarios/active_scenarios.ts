import { type Asked, HAPPENS_TO, type Scenario, type ScenarioId } from "./scenario.ts";
import { scenarioOf, scenarioOfOpenRoom, SCENARIOS } from "./scenario_table.ts";

/** A scenario that is on: knows how often it has happened. */
export class ActiveScenario {
  /** What goes wrong; nothing if all is well. */
  readonly id: ScenarioId | undefined;
  readonly #scenario: Scenario | undefined;
  readonly #times: number;
  #met = 0;
  #happened = 0;

  constructor(id?: ScenarioId, times?: number) {
    this.id = id;
    const scenario = id && SCENARIOS[id];
    this.#scenario = scenario;
    this.#times = times ?? scenario?.times ?? Infinity;
  }

  /** The scenario, if it happens to this request; counts it. */
  meet(asked: Asked): Scenario | undefined {
    const scenario = this.#scenario;
    if (!scenario || !HAPPENS_TO[scenario.on](asked)) return undefined;
    this.#met += 1;
    if (this.#happened >= this.#times || this.#met % (scenario.every ?? 1) !== 0) return undefined;
    this.#happened += 1;
    return scenario;
  }
}

/** For whom something goes wrong, and how often. */
export interface BeginOptions {
  /** To how many requests it happens; then all is well. */
  times?: number;
  /** The id of the account to whose requests it happens; all where absent. */
  account?: string;
}

/** What goes wrong in a room: for all, for one account, and for requests that name a scenario. */
export class ActiveScenarios {
  #forAll: ActiveScenario;
  #forAccount = new Map<string, ActiveScenario>();
  #named = new Map<string, ActiveScenario>();

  /** @throws {RangeError} If there is no such scenario. */
  constructor(id?: ScenarioId) {
    if (id) scenarioOf(id);
    this.#forAll = new ActiveScenario(id);
  }

  /**
   * Begins another scenario, or none: for one account, or for all, in place of what single
   * accounts had.
   *
   * @throws {RangeError} If there is none of this id, or if it is about the room's address.
   */
  begin(id: ScenarioId | undefined, { times, account }: BeginOptions = {}): void {
    if (id) scenarioOfOpenRoom(id);
    const active = new ActiveScenario(id, times);
    if (account !== undefined) {
      this.#forAccount.set(account, active);
      return;
    }
    this.#forAccount.clear();
    this.#forAll = active;
  }

  /** Forgets an account that is gone. */
  forget(account: string): void {
    this.#forAccount.delete(account);
    for (const key of [...this.#named.keys()]) {
      if (key.startsWith(`${account} `)) this.#named.delete(key);
    }
  }

  /** What goes wrong for an account, or for those who have nothing of their own. */
  current(account?: string): ScenarioId | undefined {
    return this.of(undefined, account).id;
  }

  /**
   * What goes wrong for a request that names a scenario, or names none.
   *
   * @param account The account whose keys it shows.
   * @throws {RangeError} As `begin`.
   */
  of(id: string | undefined, account?: string): ActiveScenario {
    if (id === undefined) return this.#forAccount.get(account ?? "") ?? this.#forAll;
    scenarioOfOpenRoom(id as ScenarioId);
    const key = `${account} ${id}`;
    const active = this.#named.get(key) ?? new ActiveScenario(id as ScenarioId);
    this.#named.set(key, active);
    return active;
  }
}
