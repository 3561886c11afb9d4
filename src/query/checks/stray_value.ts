import { checkValue } from "./check_value.ts";
import { meantOperator } from "./meant_operator.ts";
import { operatorByForm } from "../operator_of.ts";
import { type QueryProblem, queryProblem } from "../query_problem.ts";
import type { NotNode, OperatorNode } from "../query_tree.ts";

/** A value that stands beside its operator, not right after the colon. */
export interface StrayValue {
  problem: QueryProblem;
  /** What belongs to the operator, though it is read as words of their own. */
  start: number;
  end: number;
}

const WORD = /\s+([^\s()":-][^\s()":]*)(?=[\s()]|$)/y;
const GROUP = /\(\s*([^\s()":-][^\s()":]*(?:\s+OR\s+[^\s()":-][^\s()":]*)*)\s*\)/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function takes(node: OperatorNode, value: string): boolean {
  if (value === "OR") return false;
  const { operator } = meantOperator(node);
  if (!operator) return operatorByForm(`${node.name}:${value.toLowerCase()}`) !== undefined;
  return checkValue(operator, { value, written: "plain" }) === undefined;
}

/** The value of an operator without one: after a space, or as alternatives in parentheses. */
export function strayValue(
  text: string,
  node: OperatorNode,
  minus?: NotNode,
): StrayValue | undefined {
  const word = match(WORD, text, node.end);
  if (word && takes(node, word[1])) {
    const end = node.end + word[0].length;
    const edit = { start: node.end, end: end - word[1].length, text: "" };
    return { problem: queryProblem("empty-value", node, { edit }), start: node.end, end };
  }
  const group = match(GROUP, text, node.end);
  if (!group) return;
  const values = group[1].split(/\s+OR\s+/);
  const end = node.end + group[0].length;
  const each = values.map((value) => `${node.name}:${value}`);
  // Under a minus sign the alternatives would be a negated group.
  const negated = each.map((term) => `-${term}`).join(" ");
  const written = minus ? negated : each.length > 1 ? `(${each.join(" OR ")})` : each[0];
  const edit = values.every((value) => takes(node, value))
    ? { start: (minus ?? node).start, end, text: written }
    : undefined;
  const words = [`${node.name}:`];
  return { problem: queryProblem("grouped-value", node, { words, edit }), start: node.end, end };
}
