import { explainQuery } from "../explain_query.ts";
import { operatorOf } from "../operators.ts";
import { type ProblemDetails, type QueryProblem, queryProblem } from "../query_problem.ts";
import {
  type AndNode,
  childrenOf,
  type NotNode,
  type OperatorNode,
  type OrNode,
  type QueryNode,
} from "../query_tree.ts";
import { asksForAll, asRead, meantJoin, opened } from "./meant_join.ts";

/** How a node stands in the tree. */
interface Place {
  /** Right under an OR. */
  branch: boolean;
  /** Beside a term that says what to find. */
  narrowed: boolean;
  /** Under an AND, with nothing but parentheses between. */
  joined: boolean;
  /** Under a mixture of AND and OR that has been told. */
  told: boolean;
}

const isTerm = (node: QueryNode) => childrenOf(node).length === 0;

/** A negated group as negated terms, where it holds nothing but terms. */
function negateEach(text: string, { start, end, term }: NotNode, branch: boolean) {
  const inside = opened(term);
  const terms = isTerm(inside) || inside.kind === "not" ? [inside] : childrenOf(inside);
  if (!terms.every((node) => isTerm(node) || (node.kind === "not" && isTerm(node.term)))) return;
  const each = terms.map((node) =>
    node.kind === "not"
      ? text.slice(node.term.start, node.term.end)
      : `-${text.slice(node.start, node.end)}`
  );
  // Who leaves out what has both, takes what lacks one of them.
  if (inside.kind === "and") return { start, end, text: `(${each.join(" OR ")})` };
  const all = each.join(" ");
  return { start, end, text: branch && each.length > 1 ? `(${all})` : all };
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

/** Whether a part has an operator that X takes alone, not left out. */
function findsAlone(node: QueryNode): boolean {
  if (node.kind === "not") return false;
  return node.kind === "operator"
    ? operatorOf(node)?.kind === "standalone"
    : childrenOf(node).some(findsAlone);
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

  function or(node: OrNode, { narrowed, told }: Place): boolean {
    const { start, end } = node;
    const meant = () => meantJoin(text, node);
    const wide = narrowed ? [] : node.branches.filter((branch) => asksForAll(branch, true));
    if (wide.length > 0 && wide.length < node.branches.length) {
      const [first] = wide;
      const code = onlyLeavesOut(first) ? "negated-or" : "wide-or";
      report(code, first, {
        words: [explainQuery(first)],
        edit: { start, end, text: meant() },
      });
      // Parentheses would not mend what the OR does.
      return true;
    }
    const mixed = node.branches.find(({ kind }) => kind === "and");
    if (told || !mixed) return told;
    const written = meant();
    const read = asRead(text, node);
    const words = [read, written === read ? "" : ` Mostly meant is: ${written}.`];
    report("mixed-and-or", mixed, { words, edit: { start, end, text: written } });
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
      case "and": {
        if (!place.joined) and(node);
        const saying = node.terms.filter((term) => !asksForAll(term, true));
        for (const term of node.terms) {
          const narrowed = place.narrowed || saying.some((other) => other !== term);
          walk(term, { ...place, branch: false, narrowed, joined: true });
        }
        return;
      }
      case "or": {
        const told = or(node, place);
        for (const branch of node.branches) {
          walk(branch, { ...place, branch: true, joined: false, told });
        }
      }
    }
  }
  walk(tree, { branch: false, narrowed: false, joined: false, told: false });
  const told = problems.some(({ code }) => code === "wide-or" || code === "negated-or");
  // That a query only leaves out, or only narrows, is told where its terms are looked at.
  if (!told && asksForAll(tree) && findsAlone(tree)) {
    report("nearly-all", tree, { words: [explainQuery(tree)] });
  }
  return problems;
}
