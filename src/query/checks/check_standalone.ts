import { operatorOf } from "../operators.ts";
import { type QueryProblem, queryProblem } from "../query_problem.ts";
import type { QueryNode } from "../query_tree.ts";
import { strayValue } from "./check_value.ts";
import type { QueryTerm } from "./query_terms.ts";

/** Whether a term narrows a search only, can be one alone, or cannot be told. */
interface Standing {
  node: QueryTerm["node"];
  negated: boolean;
  kind?: "standalone" | "conjunction";
}

function standing({ node, negated, meant }: QueryTerm): Standing {
  if (!meant) return { node, negated, kind: operatorOf(node)!.kind };
  const { operator } = meant;
  const turns = meant.from === "web" && meant.foreign.use?.startsWith("-");
  const group = node.name === "is" || node.name === "has" ? "conjunction" : undefined;
  return {
    node,
    negated: operator?.negatedOnly ? true : turns ? !negated : negated,
    kind: operator?.kind ?? group,
  };
}

/** Checks that a query says what to find, with a term that X takes alone. */
export function checkStandalone(
  text: string,
  tree: QueryNode,
  terms: readonly QueryTerm[],
): QueryProblem[] {
  // A word that belongs to the operator before it does not stand alone.
  let taken = 0;
  const positive: Standing[] = [];
  for (const term of terms) {
    const { node } = term;
    if (node.start < taken) continue;
    const empty = node.kind === "operator" && node.value === "" && node.written === "plain";
    if (empty) taken = strayValue(text, node, term.minus)?.end ?? taken;
    const each = standing(term);
    if (!each.negated) positive.push(each);
  }
  if (positive.length === 0) return [queryProblem("only-negated", tree)];
  if (positive.some(({ kind }) => kind !== "conjunction")) return [];
  const { node } = positive[0];
  return [queryProblem("no-standalone", node, { words: [text.slice(node.start, node.end)] })];
}
