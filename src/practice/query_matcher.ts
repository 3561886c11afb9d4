import { type OperatorNode, operatorOf, type QueryNode, type TermNode } from "../query/mod.ts";
import type { Refusals } from "./query_refusal.ts";
import type { SearchablePost } from "./searchable_post.ts";
import { fold, joinTokens, tokensOf } from "./tokens.ts";

/** Whether a post is what a query asks for. */
export type Matcher = (post: SearchablePost) => boolean;

const media = ({ post }: SearchablePost) => post.media?.type;

/** What each operator with a fixed value asks of a post. */
const FLAGS: Readonly<Record<string, Matcher>> = {
  "is:retweet": (post) => post.repost,
  "is:reply": ({ post }) => post.reference?.type === "replied_to",
  "is:quote": ({ post }) => post.reference?.type === "quoted",
  "is:verified": ({ post }) => post.author.profile.verified,
  "has:hashtags": (post) => post.hashtags.length > 0,
  "has:cashtags": (post) => post.cashtags.length > 0,
  "has:mentions": (post) => post.mentions.length > 0,
  "has:links": ({ post }) => (post.fields.entities?.urls ?? []).length > 0,
  "has:media": (post) => media(post) !== undefined,
  "has:images": (post) => media(post) === "photo",
  "has:video_link": (post) => media(post) === "video",
  "has:geo": ({ post }) => post.place !== undefined,
};

/** What each operator with a free value asks of a post. */
const VALUES: Readonly<Record<string, (value: string) => Matcher>> = {
  "from:": (user) => (post) => post.author === user || post.post.fields.author_id === user,
  "to:": (user) => (post) => post.to === user || (post.toId !== undefined && post.toId === user),
  "lang:": (lang) => ({ post }) => post.fields.lang === lang,
};

function operator(node: OperatorNode, refuse: Refusals): Matcher {
  const known = operatorOf(node);
  const shown = node.name === "is" || node.name === "has"
    ? `${node.name}:${node.value}`
    : node.name;
  if (!known) throw refuse.invalidOperator(shown, node);
  const flag = FLAGS[known.form];
  if (flag) return flag;
  const make = VALUES[known.form];
  if (!make) throw refuse.notYet(shown, node);
  const value = node.value.toLowerCase().replace(/^@/, "");
  if (!/^[\w-]+$/.test(value)) throw refuse.noAlternative(node.value, node.valueSpan);
  return make(value);
}

function term(node: TermNode, negated: boolean, refuse: Refusals): Matcher {
  const folded = fold(node.text);
  if (node.kind === "hashtag" || node.kind === "mention" || node.kind === "cashtag") {
    const written = { hashtag: /^[\p{L}\p{N}\p{M}_]+$/u, mention: /^\w+$/, cashtag: /^\w+$/ };
    if (!written[node.kind].test(node.text)) throw refuse.noAlternative(node.text, node);
  }
  switch (node.kind) {
    case "hashtag":
      return (post) => post.hashtags.includes(folded);
    case "cashtag":
      return (post) => post.cashtags.includes(folded);
    case "mention":
      return (post) => post.mentions.includes(folded);
  }
  if (node.kind === "word") {
    if (folded === "and") throw refuse.ambiguousAnd(node);
    if (/^[\u2018\u2019\u201c\u201d'[\]{}]/.test(node.text)) throw refuse.noCharacter(node);
  }
  const tokens = tokensOf(node.text);
  if (tokens.length === 0) throw refuse.noAlternative(node.text, node);
  const wanted = joinTokens(tokens);
  // Since May 2026 words do not find reposts. A word that is excluded still is, in reposts too.
  return negated
    ? (post) => post.tokens.includes(wanted)
    : (post) => !post.repost && post.tokens.includes(wanted);
}

/**
 * Turns the tree of a query into a test for posts.
 *
 * @throws {QueryRefusal} if X, or this room, would not take the query.
 */
export function queryMatcher(tree: QueryNode, refuse: Refusals, negated = false): Matcher {
  switch (tree.kind) {
    case "or": {
      const branches = tree.branches.map((node) => queryMatcher(node, refuse, negated));
      return (post) => branches.some((matches) => matches(post));
    }
    case "and": {
      const terms = tree.terms.map((node) => queryMatcher(node, refuse, negated));
      return (post) => terms.every((matches) => matches(post));
    }
    case "not": {
      const matches = queryMatcher(tree.term, refuse, !negated);
      return (post) => !matches(post);
    }
    case "group":
      return queryMatcher(tree.inside, refuse, negated);
    case "operator":
      return operator(tree, refuse);
    default:
      return term(tree, negated, refuse);
  }
}
