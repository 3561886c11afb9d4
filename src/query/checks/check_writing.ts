import { type QueryProblem, queryProblem } from "../query_problem.ts";
import type { Span } from "../query_tree.ts";

const blank = (char: string | undefined) => char !== undefined && /\s/.test(char);

/** Whether a term stands right before and right after a place, in the same parentheses. */
export function neighbours(
  text: string,
  { start, end }: Span,
): { before: boolean; after: boolean } {
  let left = start - 1;
  while (blank(text[left])) left--;
  let right = end;
  while (blank(text[right])) right++;
  // An OR joins, and is no term.
  const orBefore = text.slice(Math.max(0, left - 1), left + 1) === "OR" &&
    /^[\s()"]?$/.test(text[left - 2] ?? "");
  const orAfter = text.slice(right, right + 2) === "OR" && /^[\s()"]?$/.test(text[right + 2] ?? "");
  return {
    before: left >= 0 && text[left] !== "(" && text[left] !== "-" && !orBefore,
    after: right < text.length && text[right] !== ")" && !orAfter,
  };
}

/** The change that takes a place out, with one of the spaces around it. */
export function removal(text: string, { start, end }: Span): Span & { text: string } {
  const from = end;
  while (blank(text[end])) end++;
  if (end === text.length) { while (blank(text[start - 1])) start--; }
  // What stands close before it stays apart from what comes after.
  const close = end > from && end < text.length && /[^\s(-]/.test(text[start - 1] ?? " ");
  return { start, end, text: close ? " " : "" };
}

/** The change that takes a term out, and with it an OR to which no other term would be left. */
export function termRemoval(text: string, term: Span): (Span & { text: string }) | undefined {
  const { before, after } = neighbours(text, term);
  if (before || after) return removal(text, term);
  const { start, end } = term;
  const orBefore = /\s+OR\s+$/.exec(text.slice(0, start));
  if (orBefore) return { start: orBefore.index, end, text: "" };
  const orAfter = /^\s+OR(?:\s+|(?=\())/.exec(text.slice(end));
  if (orAfter) return { start, end: end + orAfter[0].length, text: "" };
}

/** Adds the fix to a problem with the writing, where taking something out mends it. */
function mendWriting(problem: QueryProblem, text: string): QueryProblem {
  const { code, start, end } = problem;
  const minus = text[start - 1] === "-";
  const mended = () => queryProblem(code, problem, { edit: removal(text, problem) });
  const elsewhere = () => text.slice(0, start).trim() !== "" || text.slice(end).trim() !== "";
  switch (code) {
    case "dangling-minus":
    case "double-minus":
      return mended();
    case "dangling-or":
      return elsewhere() ? mended() : problem;
    case "empty-group":
      return elsewhere() && !minus ? mended() : problem;
    case "empty-phrase": {
      const { before, after } = neighbours(text, problem);
      return (before || after) && !minus ? mended() : problem;
    }
    default:
      return problem;
  }
}

/** The problems that reading found, with their fixes. */
export function checkWriting(text: string, problems: readonly QueryProblem[]): QueryProblem[] {
  // A missing value is told by the operators, which know what it could be.
  return problems.filter(({ code }) => code !== "empty-value").map((each) =>
    mendWriting(each, text)
  );
}
