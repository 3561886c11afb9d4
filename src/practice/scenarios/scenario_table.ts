import { ACCOUNT_SCENARIOS } from "./account_scenarios.ts";
import { KEY_SCENARIOS } from "./key_scenarios.ts";
import { OTHER_SCENARIOS } from "./other_scenarios.ts";
import { QUESTION_SCENARIOS } from "./question_scenarios.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioId } from "./scenario_id.ts";
import { SILENCE_SCENARIOS } from "./silence_scenarios.ts";
import { WEATHER_SCENARIOS } from "./weather_scenarios.ts";

/**
 * Everything that can be rehearsed. The shapes are X's, as observed and documented up to
 * 2026-08-22; the words and the values are our own.
 */
export const SCENARIOS: Readonly<Record<ScenarioId, Scenario>> = {
  ...ACCOUNT_SCENARIOS,
  ...KEY_SCENARIOS,
  ...QUESTION_SCENARIOS,
  ...OTHER_SCENARIOS,
  ...SILENCE_SCENARIOS,
  ...WEATHER_SCENARIOS,
};

/** The ids of everything that can be rehearsed, in order. */
const scenarioIds = (): ScenarioId[] => (Object.keys(SCENARIOS) as ScenarioId[]).sort();

/** The ids of what can happen to a room that is open already, in order. */
export const idsForOpenRooms = (): ScenarioId[] =>
  scenarioIds().filter((id) => !("address" in SCENARIOS[id]));

/**
 * The scenario of an id.
 *
 * @throws {RangeError} If there is none.
 */
export function scenarioOf(id: ScenarioId): Scenario {
  if (Object.hasOwn(SCENARIOS, id)) return SCENARIOS[id];
  throw new RangeError(`Cannot rehearse "${id}": the scenarios are ${scenarioIds().join(", ")}`);
}

/**
 * The scenario of an id, for a room that is open already.
 *
 * @throws {RangeError} If there is none, or if it is about the room's address.
 */
export function scenarioOfOpenRoom(id: ScenarioId): Scenario {
  const scenario = scenarioOf(id);
  if (!("address" in scenario)) return scenario;
  throw new RangeError(
    `Cannot rehearse "${id}" in an open room: it needs an address of its own; ` +
      `open another with startPractice({ scenario: "${id}" })`,
  );
}
