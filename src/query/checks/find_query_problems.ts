import { parseQuery } from "../parse_query.ts";
import { checkLength, type CheckQueryOptions } from "../query_length.ts";
import type { QueryProblem } from "../query_problem.ts";
import { checkJoins } from "./check_joins.ts";
import { checkOperators } from "./check_operators.ts";
import { readSigns } from "./check_signs.ts";
import { checkStandalone } from "./check_standalone.ts";
import { checkWords } from "./check_words.ts";
import { checkWriting } from "./check_writing.ts";
import { termsOf } from "./query_terms.ts";
import { movedBack } from "./rewrite.ts";

const hasError = (problems: readonly QueryProblem[]) =>
  problems.some(({ level }) => level === "error");

/** What is wrong with a query without odd signs, but for its length. */
function problemsOf(text: string, archive: boolean): QueryProblem[] {
  const { tree, problems } = parseQuery(text);
  const terms = termsOf(tree);
  const unclosed = new Set(
    problems.flatMap(({ code, start }) => code === "unclosed-value" ? [start] : []),
  );
  return [
    ...checkWriting(text, problems),
    ...checkWords(text, terms),
    ...checkOperators(terms, { text, archive, unclosed }),
    ...(tree ? checkStandalone(text, tree, terms) : []),
    ...(tree ? checkJoins(text, tree) : []),
  ];
}

/** Everything that is wrong with a query, in the order of the text. */
export function findQueryProblems(text: string, options: CheckQueryOptions): QueryProblem[] {
  const { archive = false } = options;
  const read = readSigns(text);
  const { meant } = read;
  let signs = read.problems;
  // One slip is told once: what an odd sign makes of the rest is not told beside it.
  const found = problemsOf(meant.text, archive);
  let others = found.map((problem) => movedBack(problem, meant));
  if (signs.length > 0 && !hasError(signs) && hasError(others)) {
    // X may take it as it is written: then nothing may stop it, nor mend it to what X refuses.
    const mendable = found.every(({ level, fix }) => level === "warning" || fix);
    if (!mendable && !hasError(problemsOf(text, archive))) {
      signs = signs.map(({ fix: _, ...sign }) => sign);
      others = [];
    }
  }
  return [...checkLength(text, options), ...signs, ...others]
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
