import { childrenOf, type OperatorNode, type OrNode, type QueryNode } from "../query_tree.ts";
import { meantOperator } from "./meant_operator.ts";

/** A node without the parentheses around it. */
export const opened = (node: QueryNode): QueryNode =>
  node.kind === "group" ? opened(node.inside) : node;

/** Words that nearly every link has. */
const ANY_LINK_REGEXP = /^(?:https?(?::\/\/)?|www|com|t\.co)$/i;

/** Whether an operator finds nearly every post, or, being `loose`, so many that it only narrows. */
function findsNearlyAll(node: OperatorNode, loose: boolean): boolean {
  const { name, value } = node;
  const { operator } = meantOperator(node);
  if (name === "is" || name === "has" || operator?.kind === "conjunction") return true;
  if (operator?.argument === "number") return loose || Number(value) === 0;
  return operator?.argument === "url" && ANY_LINK_REGEXP.test(value);
}

/**
 * Whether a part of a query by itself asks for nearly all of X: it only leaves out, or has only
 * operators that must stand beside others. A `loose` look takes any `min_likes:` for one of those.
 */
export function asksForAll(node: QueryNode, loose = false, negated = false): boolean {
  switch (node.kind) {
    case "group":
      return asksForAll(node.inside, loose, negated);
    case "not":
      return asksForAll(node.term, loose, !negated);
    case "and":
    case "or": {
      const all = (child: QueryNode) => asksForAll(child, loose, negated);
      const children = childrenOf(node);
      return (node.kind === "and") !== negated ? children.every(all) : children.some(all);
    }
    case "operator":
      return negated || findsNearlyAll(node, loose);
    default:
      return negated;
  }
}

/** A part of the query with parentheses around each AND that stands in an OR: as X reads it. */
export function asRead(text: string, root: QueryNode): string {
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

/** One term of an alternative, or several with the same operator that belong together. */
interface Piece {
  texts: string[];
  /** The operator's name, if it is one without a minus sign. */
  name?: string;
  /** It only narrows. */
  loose: boolean;
}

type Branch = Piece[];

const write = ({ texts }: Piece) => texts.length > 1 ? `(${texts.join(" OR ")})` : texts[0];
const isLoose = (branch: Branch) => branch.every(({ loose }) => loose);

/** Whether two alternatives meet in one operator: `cats lang:pt OR lang:en`. */
function meet(left: Branch, right: Branch): boolean {
  const [a, b] = [left[left.length - 1], right[0]];
  if (a.name === undefined || a.name !== b.name) return false;
  if (left.length === 1 && right.length === 1) return false;
  return [left, right].some((branch) => branch.length === 1 || isLoose(branch));
}

/** Alternatives of one operator that stand side by side become one term. */
function gatherNeighbours(branches: Branch[]): void {
  for (;;) {
    const i = branches.findIndex((right, i) => i > 0 && meet(branches[i - 1], right));
    if (i < 0) return;
    const [left, right] = [branches[i - 1], branches[i]];
    const both = { ...right[0], texts: [...left[left.length - 1].texts, ...right[0].texts] };
    branches.splice(i - 1, 2, [...left.slice(0, -1), both, ...right.slice(1)]);
  }
}

/** Alternatives that only narrow, as terms that narrow: those of one operator stay alternatives. */
function asTerms(branches: Branch[]): string[] {
  const pieces: Piece[] = [];
  for (const branch of branches) {
    for (const piece of branch) {
      const same = branch.length === 1 && piece.name !== undefined &&
        pieces.find(({ name }) => name === piece.name);
      if (same) same.texts.push(...piece.texts);
      else pieces.push({ ...piece, texts: [...piece.texts] });
    }
  }
  return pieces.map(write);
}

/** How many terms at the start of an alternative narrow; at least one is left. */
function leading(branch: Branch, narrows: (piece: Piece) => boolean): number {
  const first = branch.findIndex((piece) => !narrows(piece));
  return first < 0 ? branch.length - 1 : first;
}

/**
 * How many terms at the start of the first alternative, and at the end of the last, were probably
 * meant for all: no other term is of their kind, so that nobody narrowed each by itself.
 */
function meantForAll(branches: Branch[]): [first: number, last: number] {
  const [first, last] = [branches[0], branches[branches.length - 1]];
  const loose = ({ loose }: Piece) => loose;
  // from: and its like may be alternatives themselves; beside words alone they narrow.
  const named = ({ loose, name }: Piece) => loose || name !== undefined;
  for (const narrows of [named, loose]) {
    const ends: [number, number] = [
      leading(first, narrows),
      leading([...last].reverse(), narrows),
    ];
    const others = [
      first.slice(ends[0]),
      ...branches.slice(1, -1),
      last.slice(0, last.length - ends[1]),
    ];
    if (!others.flat().some(narrows)) return ends;
  }
  return [0, 0];
}

/**
 * What somebody most likely means by alternatives without parentheses, where a space binds tighter
 * than OR: what only narrows a search narrows all of them. `cats OR dogs lang:en` is
 * `(cats OR dogs) lang:en`, `cats OR lang:en` is `cats lang:en`.
 *
 * @returns How that is written; as X reads it where nothing else is more likely.
 */
export function meantJoin(text: string, or: OrNode): string {
  const branches = or.branches.map((branch): Branch =>
    (branch.kind === "and" ? branch.terms : [branch]).map((node) => ({
      texts: [asRead(text, node)],
      name: node.kind === "operator" ? node.name : undefined,
      loose: asksForAll(node, true),
    }))
  );
  const count = branches.length;
  gatherNeighbours(branches);
  const firstSaying = branches.findIndex((branch) => !isLoose(branch));
  if (firstSaying < 0) return asRead(text, or);
  const before = asTerms(branches.slice(0, firstSaying));
  const after = asTerms(branches.slice(firstSaying).filter(isLoose));
  const saying = branches.filter((branch) => !isLoose(branch));
  if (saying.length > 1) {
    const [fromFirst, fromLast] = meantForAll(saying);
    const last = saying[saying.length - 1];
    before.push(...saying[0].splice(0, fromFirst).map(write));
    after.unshift(...last.splice(last.length - fromLast).map(write));
  }
  if (branches.length === count && before.length + after.length === 0) return asRead(text, or);
  const terms = saying.length === 1 ? saying[0].map(write) : [
    saying.map((branch) => {
      const written = branch.map(write).join(" ");
      return branch.length > 1 ? `(${written})` : written;
    }).join(" OR "),
  ];
  if (saying.length > 1 && before.length + after.length > 0) terms[0] = `(${terms[0]})`;
  return [...before, ...terms, ...after].join(" ");
}
