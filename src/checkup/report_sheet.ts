import type { Sheet, SheetLine } from "../display/mod.ts";
import type { CheckLine, Outcome } from "./check_line.ts";
import type { ReportFacts } from "./report_facts.ts";

const TONES: Record<Outcome["state"], SheetLine["tone"]> = {
  "ok": "good",
  "known": "seen",
  "note": "note",
  "failed": "bad",
  "not tried": "open",
};

/** The time of day, as it stands behind what a server answered. */
export const clock = (date: Date): string => `${date.toISOString().slice(11, 16)} UTC`;

function toLine(line: CheckLine): SheetLine {
  const value = line.state === "ok" ? `${line.text}, ${clock(line.at)}` : line.text;
  return { label: line.label, value, tone: TONES[line.state] };
}

function verdict({ lines }: ReportFacts): string {
  const failure = lines.find(({ state }) => state === "failed");
  if (failure) return `It stops at: ${failure.label}. Why, and what to do, stands below.`;
  const searched = lines.some(({ check, state }) => check === "search" && state === "ok");
  return searched ? "Your keys work, and so does searching." : "Your keys work.";
}

/** What a report shows: plain data for the display room. */
export function reportSheet(facts: ReportFacts): Sheet {
  const { lines, practice, notes } = facts;
  const failure = lines.find((line) => line.state === "failed");
  return {
    title: "Access check",
    stamp: practice ? "PRACTICE" : undefined,
    subtitle: verdict(facts),
    lines: lines.map(toLine),
    trouble: failure && {
      title: "What stops you",
      text: `${failure.error.message}.`,
      steps: failure.error.nextSteps,
      more: `More: ${failure.error.docs} (problem: ${failure.problem})`,
    },
    notes: [
      ...lines.flatMap((line) =>
        line.state === "note" ? line.notes.map((text) => `! ${text}`) : []
      ),
      ...notes,
      "✓ the server said so just now, · only looked at here, ! worth knowing, ✗ stops you, " +
      "– not tried.",
    ],
  };
}
