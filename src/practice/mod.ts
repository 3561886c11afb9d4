/** An X API to rehearse on: real HTTP on this computer, made-up posts. @module */
export type { CsvOptions } from "../display/mod.ts";
export { AccessError, type ProblemCause, type ProblemId } from "../problems/mod.ts";
export type { PracticeRequest } from "./api/mod.ts";
export type { StudentRow, Students } from "./console/class/students.ts";
export type { IssuedKeys } from "./desk/mod.ts";
export type {
  PracticeAccount,
  PracticeProgress,
  PracticeRoom,
  RehearseOptions,
  TopUpOptions,
} from "./practice_room.ts";
export type { ClassOptions, PracticeOptions } from "./practice_world.ts";
export type {
  AddressScenarioId,
  HomeMadeProblemId,
  NetworkConditionId,
  ScenarioId,
} from "./scenarios/mod.ts";
export { startPractice } from "./start_practice.ts";
