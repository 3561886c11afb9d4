import { neighbours, removal } from "./neighbours.ts";
import { type QueryProblem, queryProblem } from "../query_problem.ts";

/** Adds the fix to a problem with the writing, where taking something out mends it. */
export function mendWriting(problem: QueryProblem, text: string): QueryProblem {
  const { code, start, end } = problem;
  const minus = text[start - 1] === "-";
  const mended = (from = start) =>
    queryProblem(code, problem, { edit: removal(text, { start: from, end }) });
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
