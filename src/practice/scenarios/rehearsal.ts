import type { ScenarioId } from "./scenario_id.ts";
import { SCENARIOS } from "./scenario_table.ts";
import { type Asked, HAPPENS_TO, type Scenario } from "./scenario.ts";

/** A scenario on stage: knows how often it has happened. */
export class Rehearsal {
  /** What is rehearsed; nothing if all is well. */
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
