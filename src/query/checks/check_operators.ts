import type { Operator } from "../operators.ts";
import { type ProblemDetails, type QueryProblem, queryProblem } from "../query_problem.ts";
import type { OperatorNode } from "../query_tree.ts";
import { checkValue, strayValue } from "./check_value.ts";
import { termRemoval } from "./check_writing.ts";
import { type MeantOperator, rename, valuesOf } from "./meant_operator.ts";
import type { QueryTerm } from "./query_terms.ts";
import { splitValue } from "./split_value.ts";

/** What the operators of a query are checked against. */
interface Checked {
  text: string;
  archive: boolean;
  /** Where values start that are never closed. */
  unclosed: ReadonlySet<number>;
}

/** An operator that the search of X's API does not know. */
function unknown(
  text: string,
  node: OperatorNode,
  meant: MeantOperator,
  minus: boolean,
): QueryProblem {
  if (meant.from === "guess") {
    const { form } = meant;
    const edit = form === undefined ? undefined : rename(node, form);
    const near = form === undefined ? "" : ` Did you mean ${form}?`;
    if (node.name !== "is" && node.name !== "has") {
      return queryProblem("unknown-operator", node, { words: [`${node.name}:`, near], edit });
    }
    const words = [`${node.name}:${node.value}`, near, valuesOf(node.name).join(", ")];
    return queryProblem("unknown-value", node, { words, edit });
  }
  const { from, form, foreign } = meant as Extract<MeantOperator, { from: "web" | "stream" }>;
  const { instead, write, drop } = foreign;
  const use = write ? write(node.value) : foreign.use;
  // What is left out of what is left out is not plain enough to be changed.
  const edit = use && !(minus && use.startsWith("-"))
    ? rename(node, use)
    : drop && !minus
    ? termRemoval(text, node)
    : undefined;
  return queryProblem(from === "web" ? "web-only" : "stream-only", node, {
    words: [form, instead],
    edit,
  });
}

function valueProblem(
  text: string,
  node: OperatorNode,
  operator: Operator,
): QueryProblem | undefined {
  const fault = splitValue(text, node, operator) ?? checkValue(operator, node);
  if (!fault) return;
  const { code, words, text: put, end = node.valueSpan.end } = fault;
  const span = { start: node.valueSpan.start, end };
  const edit: ProblemDetails["edit"] = put === undefined ? undefined : { ...span, text: put };
  return queryProblem(code, span, { words, edit });
}

/** Checks the operators of a query: their names, their values, and where they may be used. */
export function checkOperators(terms: readonly QueryTerm[], checked: Checked): QueryProblem[] {
  const { text, archive, unclosed } = checked;
  const problems: QueryProblem[] = [];
  const seen = new Set<Operator>();
  for (const { node, negated, minus, meant } of terms) {
    if (!meant) continue;
    const empty = node.value === "" && node.written === "plain";
    const { operator } = meant;
    if (empty && (operator || node.name === "is" || node.name === "has")) {
      problems.push(strayValue(text, node, minus)?.problem ?? queryProblem("empty-value", node));
      if (meant.from === "search" || !operator) continue;
    }
    if (meant.from !== "search") problems.push(unknown(text, node, meant, minus !== undefined));
    if (!operator) continue;
    const { form, negatedOnly, oncePerQuery, worksIn } = operator;
    if (negatedOnly && !negated) {
      const edit = { start: node.start, end: node.start, text: "-" };
      problems.push(queryProblem("only-negated-form", node, { words: [form], edit }));
    }
    if (oncePerQuery && seen.has(operator)) {
      problems.push(queryProblem("only-once", node, { words: [form] }));
    }
    if (archive && !worksIn.includes("archive")) {
      problems.push(queryProblem("not-in-archive", node, { words: [form] }));
    }
    seen.add(operator);
    const fault = empty || unclosed.has(node.valueSpan.start) || operator.argument === "none"
      ? undefined
      : valueProblem(text, node, operator);
    if (fault) problems.push(fault);
  }
  return problems;
}
