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
  while (blank(text[end])) end++;
  if (end === text.length) { while (blank(text[start - 1])) start--; }
  return { start, end, text: "" };
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
