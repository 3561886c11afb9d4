import type { Marked } from "../display/mod.ts";
import type { QueryProblem } from "./query_problem.ts";

/** What is shown of a report. */
interface Shown {
  query: string;
  ok: boolean;
  problems: readonly QueryProblem[];
  length: number;
  limit: number;
  reading: string;
  fixed: string;
}

const counted = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;

function verdict(problems: readonly QueryProblem[]): string {
  const errors = problems.filter(({ level }) => level === "error").length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return "No problem was found";
  return [errors && counted(errors, "error"), warnings && counted(warnings, "warning")]
    .filter(Boolean).join(", ");
}

/** A report as a text with marks. */
export function reportMarks(report: Shown): Marked {
  const { query, ok, problems, length, limit, reading, fixed } = report;
  const say = (number: number) => number.toLocaleString("en");
  return {
    title: "Query",
    verdict: `${ok ? "✓" : "✗"} ${verdict(problems)}`,
    text: query,
    marks: problems.map(({ start, end, level, message, fix }) => ({
      start,
      end,
      tone: level === "error" ? "bad" : "note",
      note: message,
      tip: fix?.label,
    })),
    notes: [
      { label: "It asks for", text: reading },
      ...(fixed === query ? [] : [{ label: "With all fixes", text: fixed, code: true }]),
      { label: "Length", text: `${say(length)} of ${say(limit)} characters` },
    ],
  };
}
