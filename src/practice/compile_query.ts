import {
  childrenOf,
  operatorOf,
  parseQuery,
  type QueryNode,
  type QueryProblem,
} from "../query/mod.ts";
import { type Matcher, queryMatcher } from "./query_matcher.ts";
import { type QueryRefusal, REFUSALS } from "./query_refusal.ts";

/** The longest query that a self-serve plan may send, in characters. Source: X's rate-limits page, read 2026-08-22. */
const LONGEST = 512;

function refusalOf(problem: QueryProblem, text: string): QueryRefusal {
  switch (problem.code) {
    case "empty":
      return REFUSALS.empty();
    case "unclosed-group":
    case "stray-close":
      return REFUSALS.missingClose(problem);
    case "typographic-quotes":
    case "single-quotes":
      return REFUSALS.noCharacter(problem);
    default:
      return REFUSALS.noAlternative(text.slice(problem.start, problem.end), problem);
  }
}

/** The terms of a tree, each with whether it is negated. */
function terms(node: QueryNode, negated = false): { node: QueryNode; negated: boolean }[] {
  const children = childrenOf(node);
  if (children.length === 0) return [{ node, negated }];
  return children.flatMap((child) => terms(child, node.kind === "not" ? !negated : negated));
}

function checkStandalone(tree: QueryNode, text: string): void {
  const positive = terms(tree).filter(({ negated }) => !negated);
  if (positive.length === 0) throw REFUSALS.onlyNegated(tree);
  if (positive.some(({ node }) => operatorOf(node)?.kind === "standalone")) return;
  const { node } = positive[0];
  throw REFUSALS.standalone(text.slice(node.start, node.end), node);
}

/**
 * Reads a query and gives a test for posts.
 *
 * @throws {QueryRefusal} if X, or this room, would not take the query.
 */
export function compileQuery(text: string): Matcher {
  // X counts characters, not the halves of which JavaScript makes an emoji.
  const length = [...text].length;
  if (length > LONGEST) throw REFUSALS.tooLong(length, LONGEST);
  const { tree, problems } = parseQuery(text);
  if (problems.length > 0) throw refusalOf(problems[0], text);
  if (!tree) throw REFUSALS.empty();
  const matcher = queryMatcher(tree, REFUSALS);
  checkStandalone(tree, text);
  return matcher;
}
