import {
  childrenOf,
  type NotNode,
  type OperatorNode,
  type QueryNode,
  type TermNode,
} from "../query_tree.ts";
import { type MeantOperator, meantOperator } from "./meant_operator.ts";

interface Place {
  /** Whether it is left out: negated by itself or with what is around it. */
  negated: boolean;
  /** Its own minus sign, if it has one. */
  minus?: NotNode;
}

/** An operator of a query, and how it stands there. */
export interface OperatorTerm extends Place {
  node: OperatorNode;
  meant: MeantOperator;
}

/** A word, a phrase or a tag of a query, and how it stands there. */
export interface PlainTerm extends Place {
  node: TermNode;
  meant?: undefined;
}

/** One term of a query. */
export type QueryTerm = OperatorTerm | PlainTerm;

/** The terms of a tree, in the order of the text. */
export function termsOf(tree: QueryNode | null): QueryTerm[] {
  const terms: QueryTerm[] = [];
  function walk(node: QueryNode, negated: boolean, minus?: NotNode): void {
    if (node.kind === "not") return walk(node.term, !negated, node);
    if (node.kind === "and" || node.kind === "or" || node.kind === "group") {
      return childrenOf(node).forEach((child) => walk(child, negated));
    }
    terms.push(
      node.kind === "operator"
        ? { node, negated, minus, meant: meantOperator(node) }
        : { node, negated, minus },
    );
  }
  if (tree) walk(tree, false);
  return terms;
}
