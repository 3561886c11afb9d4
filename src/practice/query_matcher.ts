import type { QueryNode, TermNode } from "../query/mod.ts";
import { operatorMatcher } from "./match_operator.ts";
import type { SearchablePost } from "./searchable_post.ts";
import { fold, joined, partsOf } from "./tokens.ts";

/** Whether a post is what a query asks for. */
export type Matcher = (post: SearchablePost) => boolean;

/** Posts with all of some runs of tokens. A term without a single token finds nothing. */
function containing(runs: readonly string[], negated: boolean): Matcher {
  if (runs.length === 0) return () => false;
  const matches: Matcher = ({ tokens }) => runs.every((run) => tokens.includes(run));
  // Since May 2026 words do not find reposts. A word that is excluded still is, in reposts too.
  return negated ? matches : (post) => !post.repost && matches(post);
}

function termMatcher({ kind, text }: TermNode, negated: boolean): Matcher {
  const folded = fold(text);
  switch (kind) {
    case "hashtag":
      return ({ hashtags }) => hashtags.includes(folded);
    case "cashtag":
      return ({ cashtags }) => cashtags.includes(folded);
    case "mention":
      return ({ mentions }) => mentions.includes(folded);
    case "phrase":
      return containing([joined(text) ?? []].flat(), negated);
    case "word":
      return containing(partsOf(text), negated);
  }
}

const slowness = (node: QueryNode): number =>
  node.kind === "not" ? slowness(node.term) : node.kind === "operator" ? 0 : 1;

/** Turns the tree of a checked query into a test for posts. */
export function queryMatcher(tree: QueryNode, negated = false): Matcher {
  switch (tree.kind) {
    case "or": {
      const branches = tree.branches.map((node) => queryMatcher(node, negated));
      return (post) => branches.some((matches) => matches(post));
    }
    case "and": {
      // Operators first: they are quicker to ask than texts.
      const quick = tree.terms.toSorted((a, b) => slowness(a) - slowness(b));
      const terms = quick.map((node) => queryMatcher(node, negated));
      return (post) => terms.every((matches) => matches(post));
    }
    case "not": {
      const matches = queryMatcher(tree.term, !negated);
      return (post) => !matches(post);
    }
    case "group":
      return queryMatcher(tree.inside, negated);
    case "operator":
      return operatorMatcher(tree);
    default:
      return termMatcher(tree, negated);
  }
}
