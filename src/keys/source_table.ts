import { giveFaces, tableFaces } from "../display/mod.ts";
import type { KeyPart } from "./key_parts.ts";

/** What became of one place that was looked at. */
export type SourceState =
  | "used"
  | "shadowed"
  | "not needed"
  | "ignored"
  | "empty"
  | "not a search key";

/** One place that was looked at. Never holds a value. */
export interface SourceRow {
  /** Where, in words: `"environment"`, a path of a `.env` file, `"prompt"`. */
  place: string;
  /** The variable's name; absent for a place that was empty as a whole. */
  name?: string;
  /** The part it holds. */
  part?: KeyPart;
  /** What became of it. */
  state: SourceState;
  /** The letter of its secret: the same letter, the same value. */
  letter?: string;
  /** Why, in words, where that is not plain. */
  why?: string;
}

/**
 * Every place that was looked at for keys, as rows; shows itself as a table.
 *
 * @example
 * ```ts
 * import { findKeys } from "@library-card/access";
 * import { deepEqual } from "node:assert/strict";
 *
 * const keys = await findKeys({ keys: { bearerToken: "AAAA-MADE-UP" }, practice: false });
 * deepEqual(keys.sources.map(({ part, state }) => [part, state]), [["bearerToken", "used"]]);
 * ```
 */
export class SourceTable extends Array<SourceRow> {
  /** Methods like `filter` give plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  static {
    giveFaces(SourceTable.prototype, (rows) =>
      tableFaces({
        title: "Where keys were looked for",
        columns: [
          { title: "Place", grow: true },
          { title: "Name" },
          { title: "Part" },
          { title: "Key" },
          { title: "Result" },
        ],
        rows: Array.from(rows, (row) => [
          row.place,
          row.name ?? null,
          row.part ?? null,
          row.letter ?? null,
          row.why ? `${row.state}: ${row.why}` : row.state,
        ]),
        footer: ["Each letter stands for one secret. The same letter twice means the same value."],
      }));
  }
}
