import type { Practice } from "../problems/mod.ts";
import { jsonOf } from "./damage.ts";

/** What a row of the table `runs` holds; see there. */
export interface RunRow {
  id: number;
  question: string;
  query: string;
  options: string;
  practice: number;
  seed: number | null;
  counted: number | null;
  counts: string | null;
  count_requests: number;
  count_low: number;
  count_high: number;
  announced_low: number | null;
  announced_high: number | null;
  began_at: string;
  ended_at: string | null;
  ended: string | null;
  problem: string | null;
  said: string | null;
  seconds: number;
  version: string;
}

/** How a run was asked for last, as `runs.options` has it. */
export interface RunOptions {
  limit?: number;
  budget?: number;
  lanes?: number;
  /** The id of whose posts they are; where ids are pseudonyms, sealed. */
  person?: string;
  /** Whether what was asked holds pseudonyms. */
  hidden?: true;
}

/** @throws {AccessError} `collection-unusable` if that is damaged. */
export const optionsOf = ({ id, options }: RunRow): RunOptions =>
  jsonOf(options, `run ${id}, column options,`);

/** What was asked, by the names of the options. Throws as {@linkcode optionsOf}. */
export const questionOf = ({ id, question }: RunRow): Record<string, unknown> =>
  jsonOf(question, `run ${id}, column question,`);

/** What answered a run, as `runs.practice` has it: made-up posts are odd, replayed ones 2 or 3. */
export const roomCode = (room: Practice, madeUp: boolean): number =>
  (room === "replay" ? 2 : 0) + Number(madeUp);

/** Whether the posts of a run are made up. */
export const isMadeUp = ({ practice }: Pick<RunRow, "practice">): boolean => (practice & 1) === 1;

/** What answered it. */
export const roomOf = ({ practice }: Pick<RunRow, "practice">): Practice =>
  practice >= 2 ? "replay" : practice === 1;

/** What a row of the table `slices` holds; see there. */
export interface SliceRow {
  id: number;
  run_id: number;
  position: number;
  start: string | null;
  end: string | null;
  since_id: string | null;
  until_id: string | null;
  ids: string | null;
  counted: number | null;
  chosen: number;
  stratum: string | null;
  weight: number;
  state: "open" | "asking" | "done";
  next_token: string | null;
  oldest_id: string | null;
  pages: number;
  posts: number;
  empty: number;
  sealed: string | null;
}

/** A slice before it is in the file. */
export type NewSlice =
  & Pick<SliceRow, "position">
  & Partial<
    Pick<
      SliceRow,
      | "start"
      | "end"
      | "since_id"
      | "until_id"
      | "ids"
      | "counted"
      | "chosen"
      | "stratum"
      | "weight"
    >
  >;
