import { checkJoins } from "./check_joins.ts";
import { checkOperators } from "./check_operators.ts";
import { checkStandalone } from "./check_standalone.ts";
import { checkWords } from "./check_words.ts";
import { mendWriting } from "./mend_writing.ts";
import type { ParsedQuery } from "../parse_query.ts";
import { type CheckQueryOptions, lengthOf, limitFor } from "../query_limits.ts";
import { type QueryProblem, queryProblem } from "../query_problem.ts";
import { termsOf } from "./query_terms.ts";

function checkLength(text: string, limit: number): QueryProblem[] {
  const length = lengthOf(text);
  if (length <= limit) return [];
  let start = 0;
  for (let i = 0; i < limit; i++) start += text.codePointAt(start)! > 0xFFFF ? 2 : 1;
  const words = [length, limit].map((number) => number.toLocaleString("en"));
  return [queryProblem("too-long", { start, end: text.length }, { words })];
}

/** Everything that is wrong with a query, in the order of the text. */
export function findQueryProblems(
  text: string,
  { tree, problems }: ParsedQuery,
  options: CheckQueryOptions,
): QueryProblem[] {
  const terms = termsOf(tree);
  const unclosed = new Set(
    problems.flatMap(({ code, start }) => code === "unclosed-value" ? [start] : []),
  );
  return [
    ...checkLength(text, limitFor(options)),
    // A missing value is told by the operators, which know what it could be.
    ...problems.filter(({ code }) => code !== "empty-value").map((each) => mendWriting(each, text)),
    ...checkWords(text, terms),
    ...checkOperators(terms, { text, archive: options.archive ?? false, unclosed }),
    ...(tree ? checkStandalone(text, tree, terms) : []),
    ...(tree ? checkJoins(text, tree) : []),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}
