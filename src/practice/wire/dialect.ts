import { POST_EXPANSIONS, TWEET_EXPANSIONS } from "./field_names.ts";

/**
 * How X names posts: the pages of its documentation say "tweet", its OpenAPI file since 2.167 and
 * the kits made from it say "post". X takes both and answers in the one that was asked in.
 */
export interface Dialect {
  /** The parameter that names fields of posts. */
  fields: "tweet.fields" | "post.fields";
  /** Where posts stand that came along. */
  posts: "tweets" | "posts";
  /** Whether nothing in the request told: then metrics of people carry both names. */
  untold: boolean;
}

const TWEET: Dialect = { fields: "tweet.fields", posts: "tweets", untold: false };
const POST: Dialect = { fields: "post.fields", posts: "posts", untold: false };

const only = (these: readonly string[], others: readonly string[]) =>
  new Set(these.filter((each) => !others.includes(each)));
const TWEET_ONLY = only(TWEET_EXPANSIONS, POST_EXPANSIONS).union(
  new Set(["pinned_tweet_id", "most_recent_tweet_id"]),
);
const POST_ONLY = only(POST_EXPANSIONS, TWEET_EXPANSIONS).union(
  new Set(["pinned_post_id", "most_recent_post_id"]),
);

/**
 * The dialect of a request. The fields that it names decide, then what it expands; the older one
 * where both or neither are there. Names of the other dialect then mean nothing.
 *
 * @param given The names of its parameters.
 */
export function dialectOf(
  given: { has(name: string): boolean },
  expansions: readonly string[],
): Dialect {
  if (given.has("tweet.fields")) return TWEET;
  if (given.has("post.fields")) return POST;
  if (expansions.some((each) => TWEET_ONLY.has(each))) return TWEET;
  if (expansions.some((each) => POST_ONLY.has(each))) return POST;
  return { ...TWEET, untold: true };
}

type Json = Record<string, unknown>;

/** What is called otherwise in the dialect that says "post". */
const POST_NAMES: Readonly<Record<string, string>> = {
  note_tweet: "note_post",
  referenced_tweets: "referenced_posts",
  edit_history_tweet_ids: "edit_history_post_ids",
  retweet_count: "repost_count",
  tweet_count: "post_count",
  pinned_tweet_id: "pinned_post_id",
  most_recent_tweet_id: "most_recent_post_id",
};

const renamed = (object: Json): Json =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => [POST_NAMES[name] ?? name, value]),
  );

/** A post or a person, of which all names are of the older dialect, in that of a request. */
export function inDialect(object: object, { fields, untold }: Dialect): Json {
  const given = object as Json;
  const metrics = given.public_metrics as Json | undefined;
  if (fields === "post.fields") {
    return { ...renamed(given), ...(metrics ? { public_metrics: renamed(metrics) } : {}) };
  }
  if (!untold || metrics?.tweet_count === undefined) return given;
  return { ...given, public_metrics: { ...metrics, post_count: metrics.tweet_count } };
}

const OLDER_NAMES = new Map(Object.entries(POST_NAMES).map(([older, newer]) => [newer, older]));

const older = (object: Json): Json =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => [OLDER_NAMES.get(name) ?? name, value]),
  );

/** A post or a person, as one of the dialects sent it, under the names of the older one. */
export function olderNames(given: Json): Json {
  const metrics = given.public_metrics as Json | undefined;
  return { ...older(given), ...(metrics ? { public_metrics: older(metrics) } : {}) };
}
