import type { Evidence } from "./evidence.ts";
import type { Problem } from "./problem.ts";

/** What X charges for. Source: docs.x.com, pricing, 2026-08-22. */
const BILLED_REGEXP = /\/2\/(tweets|users)(\/|$)/;

/** Whether X charges for what is asked at a path. */
export const isBilled = (path: string): boolean => BILLED_REGEXP.test(path);

/**
 * What a failed request cost, as a sentence; nothing for what X never charges for. X does not
 * bill failed requests; one whose answer got lost may have been answered, and billed.
 */
export function costOf({ cost }: Problem, { path = "", practice }: Evidence): string[] {
  if (practice || !isBilled(path)) return [];
  return [
    cost === "nothing"
      ? "Nothing was charged for this request."
      : "X may have charged for this request; the same posts again on the same day (UTC) are not charged twice, says X, though it does not promise it.",
  ];
}
