import type { OperatorNode, QueryNode } from "./query_tree.ts";

/** What stands after an operator's colon, or in its place. */
export type Argument =
  | "none"
  | "word"
  | "phrase"
  | "tag"
  | "user"
  | "id"
  | "number"
  | "url"
  | "name"
  | "place"
  | "context"
  | "country"
  | "language"
  | "radius"
  | "box";

/** Where an operator works. */
export type SearchKind = "recent" | "archive" | "counts";

/** One search operator of X. */
export interface Operator {
  /** As it is written: `"from:"`, or with its fixed value, `"is:retweet"`. */
  form: string;
  /** Whether it may be the only term of a query, or needs one that may beside it. */
  kind: "standalone" | "conjunction";
  /** What it takes. */
  argument: Argument;
  /** What posts then do, after "posts that": a verb, a bar, and its object with `{}` for the value. */
  says: string;
  /** Other ways to write it. */
  aliases: readonly string[];
  /** Where it works. */
  worksIn: readonly SearchKind[];
  /** It may only be used with a minus sign before it. */
  negatedOnly?: true;
  /** It may stand in a query once. */
  oncePerQuery?: true;
}

const EVERYWHERE = ["recent", "archive", "counts"] as const;

const row = (
  kind: Operator["kind"],
  form: string,
  argument: Argument,
  says: string,
  more: Partial<Operator> = {},
): Operator => ({
  form,
  kind,
  argument,
  says,
  aliases: [],
  worksIn: EVERYWHERE,
  ...more,
});
const alone = row.bind(null, "standalone");
const beside = row.bind(null, "conjunction");

/** Likes, replies and reposts are documented for the two searches, not for counts. */
const SEARCHES = { worksIn: ["recent", "archive"] } as const;

/**
 * X's search operators.
 * Source: https://docs.x.com/x-api/posts/search/integrate/operators, as of 2026-08-22.
 */
export const OPERATORS: readonly Operator[] = [
  alone("keyword", "word", "contain|“{}”"),
  alone("emoji", "word", "contain|{}"),
  alone('"phrase"', "phrase", "contain|the words “{}” in this order"),
  alone("#", "tag", "have the hashtag|#{}"),
  alone("@", "user", "mention|{}"),
  alone("$", "tag", "have the cashtag|${}"),
  alone("from:", "user", "are by|{}"),
  alone("to:", "user", "reply to|{}"),
  alone("retweets_of:", "user", "are reposts of|{}"),
  alone("url:", "url", "have a link with|“{}”"),
  alone("context:", "context", "are filed by X under|subject {}"),
  alone("entity:", "name", "are, as X sees it, about|“{}”", { worksIn: ["recent", "counts"] }),
  alone("conversation_id:", "id", "are in the thread of|post {}"),
  alone("list:", "id", "are by members of|List {}", { oncePerQuery: true }),
  alone("in_reply_to_tweet_id:", "id", "reply to|post {}", { aliases: ["in_reply_to_status_id:"] }),
  alone("retweets_of_tweet_id:", "id", "are reposts of|post {}", {
    aliases: ["retweets_of_status_id:"],
  }),
  alone("quotes_of_tweet_id:", "id", "quote|post {}", { aliases: ["quotes_of_status_id:"] }),
  alone("place:", "place", "are tagged with the place|“{}”"),
  alone("place_country:", "country", "are tagged with a place in|{}"),
  alone("point_radius:", "radius", "are tagged with a place within|{}"),
  alone("bounding_box:", "box", "are tagged with a place in the box|{}", {
    aliases: ["geo_bounding_box:"],
  }),
  alone("min_likes:", "number", "have at least|{} likes", SEARCHES),
  alone("min_replies:", "number", "have at least|{} replies", SEARCHES),
  alone("min_reposts:", "number", "have at least|{} reposts", SEARCHES),
  beside("is:retweet", "none", "are|reposts"),
  beside("is:reply", "none", "are|replies"),
  beside("is:quote", "none", "are|quotes"),
  beside("is:verified", "none", "are by|verified users"),
  beside("is:nullcast", "none", "are|promoted-only posts", { negatedOnly: true }),
  beside("has:hashtags", "none", "have|a hashtag"),
  beside("has:cashtags", "none", "have|a cashtag"),
  beside("has:links", "none", "have|a link"),
  beside("has:mentions", "none", "have|a mention"),
  beside("has:media", "none", "have|a photo, GIF or video", { aliases: ["has:media_link"] }),
  beside("has:images", "none", "have|an image"),
  beside("has:video_link", "none", "have|a video", { aliases: ["has:videos"] }),
  beside("has:geo", "none", "are|tagged with a place"),
  beside("lang:", "language", "are in|{}"),
];

const BY_FORM = new Map(
  OPERATORS.flatMap((each) => [each.form, ...each.aliases].map((form) => [form, each] as const)),
);

const TERM_FORMS = {
  word: "keyword",
  phrase: '"phrase"',
  hashtag: "#",
  mention: "@",
  cashtag: "$",
};

/** The operator of a form or an alias, such as `"from:"` or `"is:retweet"`. */
export const operatorByForm = (form: string): Operator | undefined => BY_FORM.get(form);

/** How a table names what a node uses: `"from:"`, but `"is:retweet"`. */
export const formOf = ({ name, value }: OperatorNode): string =>
  name === "is" || name === "has" ? `${name}:${value.toLowerCase()}` : `${name}:`;

/** The operator that a term of a query uses; nothing if X has none of that name, or it is no term. */
export function operatorOf(node: QueryNode): Operator | undefined {
  if (node.kind === "operator") return BY_FORM.get(formOf(node));
  return node.kind in TERM_FORMS
    ? BY_FORM.get(TERM_FORMS[node.kind as keyof typeof TERM_FORMS])
    : undefined;
}
