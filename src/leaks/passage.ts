import type { JsonString } from "./json_strings.ts";

/** Which part of a notebook something stands in. */
export type NotebookPart = "source" | "output" | "metadata" | "attachment" | "widget state";

/** A text that is read in one go, with its place in a file. */
export interface Passage {
  text: string;
  /** The cell of a notebook, from 1. */
  cell?: number;
  /** The part of a notebook. */
  part?: NotebookPart;
  /** A place that is no line, such as `"table posts"`. */
  inside?: string;
  /** The line of the file at which the text begins, from 1; absent where lines say nothing. */
  firstLine?: number;
  /** What stands just before it in the file, where that may name it. */
  lead?: string;
  /** The code that showed it. */
  code?: string;
  /** The strings of the file's JSON that the text is joined from. */
  strings?: JsonString[];
  /** The whole again, after its parts: only what they did not hold counts. */
  isWhole?: boolean;
}
