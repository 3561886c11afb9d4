import { showAside } from "../display/mod.ts";
import type { QueryReport } from "../query/mod.ts";

/** What a card says beside its results. */
export interface Asides {
  /** Says a sentence, such as a price before anything is bought. */
  tell: (sentence: string) => void;
  /** Shows what may be meant otherwise; once for a query. */
  warn: (report: QueryReport) => void;
}

/** Says it where the result is not: in a notebook below the cell, in a terminal on standard error. */
export function asides(show: (value: unknown) => Promise<void> = showAside): Asides {
  const warned = new Set<string>();
  // A front end that is gone must not end the call.
  const say = (value: unknown) => void show(value).catch(() => {});
  return {
    tell: say,
    warn(report) {
      if (warned.has(report.query)) return;
      warned.add(report.query);
      say(report);
    },
  };
}
