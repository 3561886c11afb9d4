import { CONSOLE } from "./console_labels.ts";
import type { Evidence } from "./evidence.ts";

/** Where in the console to look. */
export const consoleSteps = (what: string) =>
  `Open ${CONSOLE.url}, choose ${CONSOLE.apps}, your app, then "${CONSOLE.keysTab}", and ${what}.`;

/** Which keys were used, in words. */
export const theKeys = (evidence: Evidence) => evidence.keys ?? "the keys";

/** What X said, if anything. */
export const said = (evidence: Evidence) =>
  evidence.messages.length ? `X says: "${evidence.messages.join(" ")}"` : "X gave no reason";

/** A moment, to the second, since windows of X end at any. */
export const timeOf = (date: Date) => `${date.toISOString().slice(11, 19)} UTC`;

/** The query with a mark under each place that X named, counted from 1. */
export function marked({ query, messages }: Evidence): string[] {
  const places = messages.flatMap((text) =>
    [...text.matchAll(/\(at position (\d+)\)/g)].map(([, place]) => Number(place))
  );
  if (!query || places.length === 0) return [];
  const marks = Array.from([...query, " "], (_, i) => places.includes(i + 1) ? "^" : " ").join("");
  return [`Look at the mark under your query:\n\n       ${query}\n       ${marks.trimEnd()}\n`];
}
