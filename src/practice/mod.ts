/** An X API to rehearse on: real HTTP on this computer, made-up posts. @module */
export type { IssuedKeys } from "./issue_keys.ts";
export type { ClassOptions, PracticeOptions } from "./practice_options.ts";
export type { PracticeAccount, PracticeProgress } from "./practice_account.ts";
export type { PracticeRoom, RehearseOptions, TopUpOptions } from "./practice_room.ts";
export type { PracticeRequest } from "./request_log.ts";
export type {
  AddressScenarioId,
  HomeMadeProblemId,
  ScenarioId,
  WeatherId,
} from "./scenarios/mod.ts";
export type { StudentRow, Students } from "./students.ts";
export { startPractice } from "./start_practice.ts";
