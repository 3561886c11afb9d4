import { type ProblemDetails, type QueryProblem, queryProblem } from "../query_problem.ts";
import {
  type AndNode,
  childrenOf,
  type NotNode,
  type OperatorNode,
  type OrNode,
  type QueryNode,
} from "../query_tree.ts";

/** How a node stands in the tree. */
interface Place {
  /** Right under an OR. */
  branch: boolean;
  /** Under an AND, parentheses or not. */
  narrowed: boolean;
  /** Under an AND, with nothing but parentheses between. */
  joined: boolean;
  /** Under a mixture of AND and OR that has been told. */
  told: boolean;
}

const opened = (node: QueryNode): QueryNode => node.kind === "group" ? opened(node.inside) : node;
const isTerm = (node: QueryNode) => childrenOf(node).length === 0;

/** A part of the query with parentheses around each AND that stands in an OR. */
function bracketed(text: string, root: QueryNode): string {
  const marks: { at: number; mark: string }[] = [];
  (function walk(node: QueryNode) {
    if (node.kind === "or") {
      for (const branch of node.branches) {
        if (branch.kind === "and") marks.push({ at: branch.start, mark: "(" });
        walk(branch);
        if (branch.kind === "and") marks.push({ at: branch.end, mark: ")" });
      }
    } else childrenOf(node).forEach(walk);
  })(root);
  let from = root.start;
  let written = "";
  for (const { at, mark } of marks) {
    written += text.slice(from, at) + mark;
    from = at;
  }
  return written + text.slice(from, root.end);
}

/** A negated group as negated terms, where it is one term or plain alternatives. */
function negateEach(text: string, { start, end, term }: NotNode, branch: boolean) {
  const inside = opened(term);
  const terms = inside.kind === "or" ? inside.branches : [inside];
  if (!terms.every((node) => isTerm(node) || (node.kind === "not" && isTerm(node.term)))) return;
  const each = terms.map((node) =>
    node.kind === "not"
      ? text.slice(node.term.start, node.term.end)
      : `-${text.slice(node.start, node.end)}`
  ).join(" ");
  return { start, end, text: branch && terms.length > 1 ? `(${each})` : each };
}

/** The terms that must all hold, within parentheses too. */
function allOf(node: QueryNode, terms: QueryNode[] = []): QueryNode[] {
  const inside = opened(node);
  if (inside.kind === "and") { for (const term of inside.terms) allOf(term, terms); }
  else terms.push(inside);
  return terms;
}

function onlyLeavesOut(node: QueryNode): boolean {
  const inside = opened(node);
  return inside.kind === "not" ||
    (inside.kind === "and" && inside.terms.every(onlyLeavesOut));
}

function needsWord(node: QueryNode): boolean {
  const inside = opened(node);
  if (inside.kind === "or") return inside.branches.every(needsWord);
  if (inside.kind === "and") return inside.terms.some(needsWord);
  return inside.kind === "word" || inside.kind === "phrase";
}

/** Checks how the terms of a query are joined. */
export function checkJoins(text: string, tree: QueryNode): QueryProblem[] {
  const problems: QueryProblem[] = [];
  const report = (
    code: QueryProblem["code"],
    node: QueryNode,
    details?: ProblemDetails,
  ) => problems.push(queryProblem(code, node, details));

  function or(node: OrNode, { narrowed, told }: Place) {
    const negative = node.branches.filter(onlyLeavesOut);
    if (!narrowed && negative.length < node.branches.length) {
      for (const each of negative) report("negated-or", each);
    }
    const mixed = node.branches.find(({ kind }) => kind === "and");
    if (told || !mixed) return told;
    const { start, end } = node;
    const written = bracketed(text, node);
    report("mixed-and-or", mixed, { words: [written], edit: { start, end, text: written } });
    return true;
  }

  function and(node: AndNode) {
    const terms = allOf(node);
    const operators = terms.filter((each): each is OperatorNode => each.kind === "operator");
    const languages = operators.filter(({ name, value }) => name === "lang" && value !== "");
    const other = languages.find(({ value }) =>
      value.toLowerCase() !== languages[0].value.toLowerCase()
    );
    if (other) report("two-languages", other, { words: [languages[0].value, other.value] });
    const reposts = operators.find(({ name, value }) =>
      name === "is" && value.toLowerCase() === "retweet"
    );
    if (reposts && terms.some(needsWord)) report("reposts-by-word", reposts);
  }

  function walk(node: QueryNode, place: Place): void {
    switch (node.kind) {
      case "group":
        return walk(node.inside, { ...place, branch: false });
      case "not": {
        if (node.term.kind === "group") {
          report("negated-group", node, { edit: negateEach(text, node, place.branch) });
        }
        return walk(node.term, { ...place, branch: false, joined: false, narrowed: true });
      }
      case "and":
        if (!place.joined) and(node);
        for (const term of node.terms) {
          walk(term, { ...place, branch: false, narrowed: true, joined: true });
        }
        return;
      case "or": {
        const told = or(node, place);
        for (const branch of node.branches) {
          walk(branch, { ...place, branch: true, joined: false, told });
        }
      }
    }
  }
  walk(tree, { branch: false, narrowed: false, joined: false, told: false });
  return problems;
}
