import type { ParsedQuery } from "../parse_query.ts";
import { checkLength, type CheckQueryOptions } from "../query_length.ts";
import type { QueryProblem } from "../query_problem.ts";
import { checkJoins } from "./check_joins.ts";
import { checkOperators } from "./check_operators.ts";
import { checkStandalone } from "./check_standalone.ts";
import { checkWords } from "./check_words.ts";
import { checkWriting } from "./check_writing.ts";
import { termsOf } from "./query_terms.ts";

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
    ...checkLength(text, options),
    ...checkWriting(text, problems),
    ...checkWords(text, terms),
    ...checkOperators(terms, { text, archive: options.archive ?? false, unclosed }),
    ...(tree ? checkStandalone(text, tree, terms) : []),
    ...(tree ? checkJoins(text, tree) : []),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}
