/** The query language of X's search: its writing as a tree, its operators as a table, checks and readings. @module */
export { applyFix } from "./checks/apply_fix.ts";
export { checkQuery } from "./check_query.ts";
export { explainQuery } from "./explain_query.ts";
export { STREAM_OPERATORS, WEB_OPERATORS } from "./foreign_operators.ts";
export { LANGUAGES } from "./languages.ts";
export { operatorOf } from "./operator_of.ts";
export { OPERATORS, OPERATORS_SOURCE } from "./operators.ts";
export { MAX_DEPTH, parseQuery } from "./parse_query.ts";
export { printQuery } from "./print_query.ts";
export { type CheckQueryOptions, lengthOf } from "./query_limits.ts";
export type { QueryFix, QueryProblem } from "./query_problem.ts";
export type { QueryProblemCode } from "./query_problem_code.ts";
export { QueryReport, type QueryReportData } from "./query_report.ts";
export {
  childrenOf,
  type OperatorNode,
  type QueryNode,
  type Span,
  type TermNode,
} from "./query_tree.ts";
export { readBox, readRadius } from "./read_area.ts";
