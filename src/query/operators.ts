import type { OperatorNode, QueryNode } from "./query_tree.ts";

/** One search operator of X. */
export interface Operator {
  /** As it is written: `"from:"`, or with its fixed value, `"is:retweet"`. */
  form: string;
  /** Whether it may be the only term of a query, or needs one that may beside it. */
  kind: "standalone" | "conjunction";
  /** What it finds, in a few words. */
  finds: string;
  /** Other ways to write it. */
  aliases: readonly string[];
  /** It may only be used with a minus sign before it. */
  negatedOnly?: true;
  /** Whether the practice room can answer it. */
  practice: boolean;
}

/** Where the operators below were read, and when. */
export const OPERATORS_SOURCE = {
  source: "https://docs.x.com/x-api/posts/search/integrate/operators",
  asOf: "2026-08-22",
} as const;

const row = (
  kind: Operator["kind"],
  form: string,
  finds: string,
  practice: boolean,
  ...aliases: string[]
): Operator => ({ form, kind, finds, aliases, practice });

/** X's search operators (recent search and counts), with source and date in {@linkcode OPERATORS_SOURCE}. */
export const OPERATORS: readonly Operator[] = [
  row("standalone", "keyword", "posts with this word", true),
  row("standalone", "emoji", "posts with this emoji", true),
  row("standalone", '"phrase"', "posts with these words in this order", true),
  row("standalone", "#", "posts with this hashtag", true),
  row("standalone", "@", "posts that mention this user", true),
  row("standalone", "$", "posts with this cashtag", true),
  row("standalone", "from:", "posts by this user", true),
  row("standalone", "to:", "replies to this user", true),
  row("standalone", "retweets_of:", "reposts of this user", false, "retweets_of_user:"),
  row("standalone", "url:", "posts with a link that has these words", false),
  row("standalone", "context:", "posts that X filed under this subject", false),
  row("standalone", "entity:", "posts that X found this name in", false),
  row("standalone", "conversation_id:", "all posts of a thread", false),
  row("standalone", "list:", "posts by the members of a List", false),
  row("standalone", "in_reply_to_tweet_id:", "replies to a post", false, "in_reply_to_status_id:"),
  row("standalone", "retweets_of_tweet_id:", "reposts of a post", false, "retweets_of_status_id:"),
  row("standalone", "quotes_of_tweet_id:", "quotes of a post", false, "quotes_of_status_id:"),
  row("standalone", "place:", "posts tagged with a place", false),
  row("standalone", "place_country:", "posts tagged with a place in a country", false),
  row("standalone", "point_radius:", "posts near a point", false),
  row("standalone", "bounding_box:", "posts within a box", false, "geo_bounding_box:"),
  row("standalone", "min_likes:", "posts with at least so many likes", false),
  row("standalone", "min_replies:", "posts with at least so many replies", false),
  row("standalone", "min_reposts:", "posts with at least so many reposts", false),
  row("conjunction", "is:retweet", "reposts", true),
  row("conjunction", "is:reply", "replies", true),
  row("conjunction", "is:quote", "quotes", true),
  row("conjunction", "is:verified", "posts by verified users", true),
  { ...row("conjunction", "is:nullcast", "promoted-only posts", false), negatedOnly: true },
  row("conjunction", "has:hashtags", "posts with a hashtag", true),
  row("conjunction", "has:cashtags", "posts with a cashtag", true),
  row("conjunction", "has:links", "posts with a link", true),
  row("conjunction", "has:mentions", "posts that mention someone", true),
  row("conjunction", "has:media", "posts with a photo, GIF or video", true, "has:media_link"),
  row("conjunction", "has:images", "posts with an image", true),
  row("conjunction", "has:video_link", "posts with a video", true, "has:videos"),
  row("conjunction", "has:geo", "posts tagged with a place", true),
  row("conjunction", "lang:", "posts in this language", true),
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

const formOf = ({ name, value }: OperatorNode) =>
  name === "is" || name === "has" ? `${name}:${value.toLowerCase()}` : `${name}:`;

/** The operator that a term of a query uses; nothing if X has none of that name, or it is no term. */
export function operatorOf(node: QueryNode): Operator | undefined {
  if (node.kind === "operator") return BY_FORM.get(formOf(node));
  return node.kind in TERM_FORMS
    ? BY_FORM.get(TERM_FORMS[node.kind as keyof typeof TERM_FORMS])
    : undefined;
}
