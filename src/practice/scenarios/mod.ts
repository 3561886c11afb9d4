/** What can go wrong in a practice room, on purpose. */
export { perform, type Performed } from "./perform.ts";
export type { Rehearsal } from "./rehearsal.ts";
export { Rehearsals } from "./rehearsals.ts";
export type { Asked } from "./scenario.ts";
export type { AddressScenarioId, HomeMadeProblemId, ScenarioId, WeatherId } from "./scenario_id.ts";
export { idsForOpenRooms, scenarioOf, SCENARIOS } from "./scenario_table.ts";
