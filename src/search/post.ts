/**
 * One post as a flat row. Ids are strings; what X did not send is `null` (a missing count is not
 * a zero); lists are arrays. The columns of authors, references, media and places are filled only
 * if they were asked for: they can cost extra.
 */
export interface Post {
  /** The post's id. */
  id: string;
  /** Where the post can be read; `null` where its id is a pseudonym. */
  url: string | null;
  /** When it was posted: ISO 8601, UTC. */
  created_at: string | null;
  /** The full text, however long; of a repost that came with references, the original's. */
  text: string;
  /** Language, as X classified it, such as `"en"`. */
  lang: string | null;
  /** What kind of post it is. */
  type: "original" | "reply" | "quote" | "retweet";
  /** The author's user id. */
  author_id: string | null;
  /** The author's user name, without `@`. Needs `authors`. */
  username: string | null;
  /** The author's display name. Needs `authors`. */
  author_name: string | null;
  /** When the author's account was made: ISO 8601, UTC. Needs `authors`. */
  author_created_at: string | null;
  /** Whether the author is verified. Needs `authors`. */
  author_verified: boolean | null;
  /** How the author is verified, such as `"blue"`. Needs `authors`. */
  author_verified_type: string | null;
  /** Followers of the author. Needs `authors`. */
  author_followers: number | null;
  /** Accounts that the author follows. Needs `authors`. */
  author_following: number | null;
  /** Posts by the author, ever. Needs `authors`. */
  author_posts: number | null;
  /** Lists that the author is on. Needs `authors`. */
  author_listed: number | null;
  /** Where the author says they are. Needs `authors`. */
  author_location: string | null;
  /** How the author describes themselves. Needs `authors`. */
  author_description: string | null;
  /** Likes when X answered. */
  like_count: number | null;
  /** Reposts when X answered. */
  repost_count: number | null;
  /** Replies when X answered. */
  reply_count: number | null;
  /** Quotes when X answered. */
  quote_count: number | null;
  /** Bookmarks when X answered. */
  bookmark_count: number | null;
  /** Impressions when X answered. */
  impression_count: number | null;
  /** The id of the first post of the thread. */
  conversation_id: string | null;
  /** Whose post this replies to. */
  in_reply_to_user_id: string | null;
  /** How it refers to another post: `"replied_to"`, `"quoted"` or `"retweeted"`. */
  ref_type: string | null;
  /** The id of that post. */
  ref_id: string | null;
  /** Its author's user id. Needs `references`. */
  ref_author_id: string | null;
  /** Its author's user name. Needs `references` and `authors`. */
  ref_username: string | null;
  /** Its full text. Needs `references`. */
  ref_text: string | null;
  /** Hashtags, without `#`. */
  hashtags: string[];
  /** Cashtags, without `$`. */
  cashtags: string[];
  /** User names that are mentioned, without `@`. */
  mentions: string[];
  /** Links, unshortened as far as X knows. */
  urls: string[];
  /** The hosts of the links. */
  domains: string[];
  /** Kinds of media, such as `"photo"`. Needs `media`. */
  media_types: string[];
  /** Addresses of media. Needs `media`. */
  media_urls: string[];
  /** Descriptions of media, written by the author. Needs `media`. */
  alt_texts: string[];
  /** The answers that a poll offers. Needs `media`. */
  poll_options: string[];
  /** The id of the tagged place. */
  place_id: string | null;
  /** The name of the tagged place. Needs `places`. */
  place_name: string | null;
  /** Its country, two letters. Needs `places`. */
  country_code: string | null;
  /** Longitude, in degrees east. */
  lon: number | null;
  /** Latitude, in degrees north. */
  lat: number | null;
  /** Whether X marks it as possibly sensitive. */
  possibly_sensitive: boolean | null;
  /** How often it was edited. */
  edit_count: number | null;
  /** The app it was posted with, where X still says so. */
  source: string | null;
  /** The query that found it. */
  query: string;
  /** The page of the answer it came on, from 1. */
  page: number;
  /** When we read it: ISO 8601, UTC. */
  retrieved_at: string;
  /** Every field that X sent and that has no column. */
  raw: Record<string, unknown>;
}
