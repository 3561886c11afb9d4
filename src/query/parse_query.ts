import { type QueryProblem, queryProblem, type QueryProblemCode } from "./query_problem.ts";
import type { NotNode, QueryNode, Span } from "./query_tree.ts";
import { scanQuery } from "./scan_query.ts";

/** How deep parentheses may nest. A query of X's 512 characters that says something stays far below. */
export const MAX_DEPTH = 100;

/** What a query says, and what is wrong with how it is written. */
export interface ParsedQuery {
  /** The query as a tree; `null` if nothing in it could be read. */
  tree: QueryNode | null;
  /** What is wrong, in the order of the text. Empty when all is well. */
  problems: QueryProblem[];
}

/** What is being read between one "(" and its ")"; the outermost has no "(". */
interface Level {
  open?: Span;
  branches: QueryNode[];
  terms: QueryNode[];
  minus?: Span;
  or?: Span;
}

const spanning = (nodes: QueryNode[]): Span => ({
  start: nodes[0].start,
  end: nodes[nodes.length - 1].end,
});

/**
 * Reads an X search query into a tree with positions. A space means AND and binds tighter than
 * `OR`, `-` negates, parentheses group. It never throws, whatever the text, and takes time in
 * proportion to its length; what cannot be read is listed as a problem and the rest is read on.
 *
 * It only knows the writing: whether an operator exists is not its business.
 *
 * @param text The query, as it would be sent (not URL-encoded).
 * @returns The tree and the problems.
 *
 * @example See what a query says, and what is wrong with it
 * ```ts
 * import assert from "node:assert/strict";
 *
 * const { tree, problems } = parseQuery("(library OR archive lang:en");
 * assert.equal(tree?.kind, "group");
 * assert.deepEqual(problems.map(({ code, start }) => [code, start]), [["unclosed-group", 0]]);
 * ```
 */
export function parseQuery(text: string): ParsedQuery {
  const { tokens, problems } = scanQuery(text);
  const report = (code: QueryProblemCode, span: Span) => problems.push(queryProblem(code, span));
  // A stack of our own and not the language's: 10,000 "(" are a problem to report, not a crash.
  const levels: Level[] = [{ branches: [], terms: [] }];
  const top = () => levels[levels.length - 1];
  let ignored = 0;

  function settleMinus(level: Level) {
    if (level.minus) report("dangling-minus", level.minus);
    level.minus = undefined;
  }

  function add(node: QueryNode) {
    const level = top();
    const { minus } = level;
    const negated: NotNode | undefined = minus &&
      { kind: "not", term: node, start: minus.start, end: node.end };
    level.terms.push(negated ?? node);
    level.minus = undefined;
    level.or = undefined;
  }

  /** Joins the terms since the last OR into one branch. */
  function endBranch(level: Level) {
    settleMinus(level);
    const { terms } = level;
    if (terms.length === 1) level.branches.push(terms[0]);
    if (terms.length > 1) level.branches.push({ kind: "and", terms, ...spanning(terms) });
    level.terms = [];
  }

  function endLevel(): QueryNode | null {
    const level = levels.pop()!;
    endBranch(level);
    if (level.or) report("dangling-or", level.or);
    const { branches } = level;
    if (branches.length < 2) return branches[0] ?? null;
    return { kind: "or", branches, ...spanning(branches) };
  }

  function close(open: Span, end: number) {
    const inside = endLevel();
    if (inside) return add({ kind: "group", inside, start: open.start, end });
    report("empty-group", { start: open.start, end });
    top().minus = undefined;
  }

  for (const token of tokens) {
    const level = top();
    switch (token.kind) {
      case "(":
        if (levels.length <= MAX_DEPTH) levels.push({ open: token, branches: [], terms: [] });
        else if (ignored++ === 0) report("too-deep", token);
        break;
      case ")":
        if (ignored > 0) ignored--;
        else if (level.open) close(level.open, token.end);
        else report("stray-close", token);
        break;
      case "-":
        if (level.minus) report("double-minus", token);
        else level.minus = token;
        break;
      case "OR": {
        const missing = level.terms.length === 0;
        endBranch(level);
        if (missing) report("dangling-or", token);
        else level.or = token;
        break;
      }
      default:
        add(token);
    }
  }
  while (top().open) {
    const { open } = top();
    report("unclosed-group", open!);
    close(open!, text.length);
  }
  const tree = endLevel();
  if (tokens.length === 0) report("empty", { start: 0, end: text.length });
  problems.sort((a, b) => a.start - b.start);
  return { tree, problems };
}
