import { type OperatorNode, operatorOf } from "../query/mod.ts";
import { inBox, inRadius } from "./match_area.ts";
import type { Matcher } from "./query_matcher.ts";
import type { SearchablePost } from "./searchable_post.ts";
import { fold, joined } from "./tokens.ts";
import type { PostFields, ReferenceType } from "./town/mod.ts";

const media = ({ post }: SearchablePost) => post.media?.type;
const refersAs = (type: ReferenceType): Matcher => ({ post }) => post.reference?.type === type;

/** What each operator with a fixed value asks of a post. */
const FLAGS: Readonly<Record<string, Matcher>> = {
  "is:retweet": refersAs("retweeted"),
  "is:reply": refersAs("replied_to"),
  "is:quote": refersAs("quoted"),
  "is:verified": ({ post }) => post.author.profile.verified,
  "is:nullcast": ({ post }) => post.nullcast === true,
  "has:hashtags": (post) => post.hashtags.length > 0,
  "has:cashtags": (post) => post.cashtags.length > 0,
  "has:mentions": (post) => post.mentions.length > 0,
  "has:links": (post) => post.links.length > 0,
  "has:media": (post) => media(post) !== undefined,
  "has:images": (post) => media(post) === "photo",
  "has:video_link": (post) => media(post) === "video",
  "has:geo": ({ post }) => post.place !== undefined,
};

const isUser = (value: string, name: string, id: string) => name === value || id === value;

/** Posts that refer to one post. */
const refersTo = (type: ReferenceType) => (id: string): Matcher => ({ post: { reference } }) =>
  reference?.type === type && reference.post.fields.id === id;

const atLeast =
  (count: keyof PostFields["public_metrics"]) => (value: string): Matcher => ({ post }) =>
    post.fields.public_metrics[count] >= Number(value);

function filedUnder(value: string): Matcher {
  const [domain, entity] = value.split(".");
  return ({ contexts }) =>
    contexts.some((each) =>
      (domain === "*" || domain === each.domain) && (entity === "*" || entity === each.entity)
    );
}

function linksTo(value: string): Matcher {
  const wanted = joined(value);
  if (wanted === undefined) return () => false;
  return ({ links }) => links.some((link) => link.includes(wanted));
}

function taggedWith(value: string): Matcher {
  const wanted = joined(value);
  const id = value.toLowerCase();
  return ({ place, post }) =>
    place !== undefined &&
    (post.place?.id === id || wanted !== undefined && place.includes(wanted));
}

/** The two ways to write Chinese share one code in the posts that X sends. */
function inLanguage(value: string): Matcher {
  const code = value.toLowerCase();
  const lang = code.startsWith("zh-") ? "zh" : code;
  return ({ post }) => post.fields.lang.toLowerCase() === lang;
}

/** What each operator with a free value asks of a post. */
const VALUES: Readonly<Record<string, (value: string) => Matcher>> = {
  "from:": (value) => ({ author, post }) => isUser(value, author, post.fields.author_id),
  "to:": (value) => ({ to, toId }) => to !== undefined && isUser(value, to, toId!),
  "retweets_of:": (value) => ({ repost, post: { reference } }) => {
    if (!repost) return false;
    const { username, id } = reference!.post.author.profile;
    return isUser(value, username.toLowerCase(), id);
  },
  "url:": linksTo,
  "context:": filedUnder,
  "entity:": (value) => ({ names }) => names.includes(fold(value)),
  "conversation_id:": (id) => ({ post }) => post.fields.conversation_id === id,
  "list:": (id) => ({ post }) => post.author.lists.includes(id),
  "in_reply_to_tweet_id:": refersTo("replied_to"),
  "retweets_of_tweet_id:": refersTo("retweeted"),
  "quotes_of_tweet_id:": refersTo("quoted"),
  "place:": taggedWith,
  "place_country:": (value) => ({ post }) => post.place?.country_code === value.toUpperCase(),
  "point_radius:": inRadius,
  "bounding_box:": inBox,
  "min_likes:": atLeast("like_count"),
  "min_replies:": atLeast("reply_count"),
  "min_reposts:": atLeast("retweet_count"),
  "lang:": inLanguage,
};

/** The forms of all operators that can be asked of a post. */
export const MATCHED_FORMS: readonly string[] = [...Object.keys(FLAGS), ...Object.keys(VALUES)];

/** What an operator of a checked query asks of a post. */
export function operatorMatcher(node: OperatorNode): Matcher {
  const form = operatorOf(node)?.form ?? "";
  return FLAGS[form] ?? VALUES[form]?.(node.value.trim().toLowerCase()) ?? (() => false);
}
