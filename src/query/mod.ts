/** The query language of X's search: its writing as a tree, its operators as a table, checks and readings. @module */
export { readBox, readRadius } from "./areas.ts";
export { checkQuery } from "./check_query.ts";
export { operatorOf, OPERATORS } from "./operators.ts";
export { parseQuery } from "./parse_query.ts";
export { type CheckQueryOptions, lengthOf } from "./query_length.ts";
export type { QueryFix, QueryProblem, QueryProblemCode } from "./query_problem.ts";
export { QueryReport, type QueryReportData } from "./query_report.ts";
export type { OperatorNode, QueryNode, Span, TermNode } from "./query_tree.ts";
