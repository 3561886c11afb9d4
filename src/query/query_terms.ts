import {
  childrenOf,
  type NotNode,
  type OperatorNode,
  type QueryNode,
  type TermNode,
} from "./query_tree.ts";

/** One term of a query, and how it stands there. */
export interface QueryTerm {
  node: TermNode | OperatorNode;
  /** Whether it is left out: negated by itself or with what is around it. */
  negated: boolean;
  /** Its own minus sign, if it has one. */
  minus?: NotNode;
}

/** The terms of a tree, in the order of the text. */
export function termsOf(tree: QueryNode | null): QueryTerm[] {
  const terms: QueryTerm[] = [];
  function walk(node: QueryNode, negated: boolean, minus?: NotNode): void {
    if (node.kind === "not") return walk(node.term, !negated, node);
    const children = childrenOf(node);
    if (children.length > 0) return children.forEach((child) => walk(child, negated));
    const term = node as QueryTerm["node"];
    terms.push({ node: term, negated, ...(minus && { minus }) });
  }
  if (tree) walk(tree, false);
  return terms;
}
