/** The query language of X's search: its writing as a tree, and its operators as a table. @module */
export { type Operator, operatorOf, OPERATORS, OPERATORS_SOURCE } from "./operators.ts";
export { MAX_DEPTH, type ParsedQuery, parseQuery } from "./parse_query.ts";
export type { QueryProblem, QueryProblemCode } from "./query_problem.ts";
export {
  type AndNode,
  childrenOf,
  type GroupNode,
  type NotNode,
  type OperatorNode,
  type OrNode,
  type QueryNode,
  type Span,
  type TermNode,
} from "./query_tree.ts";
