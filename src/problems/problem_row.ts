import type { Evidence } from "./evidence.ts";
import type { Signature } from "./signature.ts";

/**
 * What mends a problem. `"retry"`: the same again in a few seconds. `"wait"`: the same again from
 * a known moment on. `"later"`: it may pass by itself, nobody knows when. `"change"`: somebody has
 * to change something first.
 */
export type Remedy = "retry" | "wait" | "later" | "change";

/** One thing that can go wrong: a row of the catalogue. */
export interface ProblemRow {
  /** For programs. */
  id: string;
  /** For people: what it is, in a few plain words, as it stands in a list. */
  name: string;
  /** How it is recognised: any of these. Absent for what our own checks raise. */
  signature?: Signature | readonly Signature[];
  /** What was found and why, as it reads after "Cannot …: ". */
  found: (evidence: Evidence) => string;
  /** What to do next, in order. */
  nextSteps: (evidence: Evidence) => string[];
  /** A page that explains more; empty where no page does, as of what may be any option. */
  docs: string;
  /** What mends it. */
  remedy: Remedy;
  /** Whether this answer proves that the keys are good. */
  keysWork?: boolean;
  /**
   * What the failed request itself cost: nothing, or perhaps something, because it may have been
   * answered. X does not bill failed requests. Source: docs.x.com, post caps, 2026-08-22.
   */
  cost: "nothing" | "perhaps";
  /** It does not end a call: the answer is kept, and this is a note on it. */
  note?: true;
  /** What X says in such a case, for the page of all problems. */
  example?: Partial<Evidence>;
  /** Where the row comes from. */
  source: string;
}
