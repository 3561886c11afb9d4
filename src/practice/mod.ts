/**
 * An X API to rehearse on: real HTTP on this computer, made-up posts, for whatever client can be
 * told an address.
 *
 * @example
 * ```ts
 * import { startPractice } from "@library-card/access/practice";
 * import { equal } from "node:assert/strict";
 *
 * await using room = await startPractice();
 * const { bearerToken } = room.issueKeys();
 * const answer = await fetch(`${room.url}/2/tweets/search/recent?query=library`, {
 *   headers: { authorization: `Bearer ${bearerToken}` },
 * });
 * equal((await answer.json()).data.length, 10);
 * ```
 *
 * @module
 */
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
