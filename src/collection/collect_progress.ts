import type { RateLimit } from "../access/mod.ts";
import type { Charge } from "../money/mod.ts";

/** How far a collection has come. */
export interface CollectProgress {
  /** Posts of this question that the file holds. */
  posts: number;
  /** Posts that are to be expected: the limit, or what was counted; `undefined` if neither. */
  expected: number | undefined;
  /** Pages that came in this call. */
  pages: number;
  /** What this question cost so far, all calls together. */
  charge: Charge;
  /** Posts a second in this call. */
  rate: number;
  /** Seconds that are left, as far as the rate tells. */
  secondsLeft: number | undefined;
  /** What is left of X's 15-minute window. */
  rateLimit: RateLimit | undefined;
  /** Until when it waits, if it does. */
  waitsUntil: Date | undefined;
}
