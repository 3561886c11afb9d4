/** What can go wrong in a practice room, on purpose. @module */
export { type ActiveScenario, ActiveScenarios } from "./active_scenarios.ts";
export { type Endings, perform, type Performed } from "./perform.ts";
export type {
  AddressScenarioId,
  Asked,
  HomeMadeProblemId,
  NetworkConditionId,
  ScenarioId,
} from "./scenario.ts";
export {
  idsForOpenRooms,
  SCENARIO_GROUPS,
  scenarioName,
  scenarioOf,
  SCENARIOS,
} from "./scenario_table.ts";
