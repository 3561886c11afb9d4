// Fields are free; only expansions bring objects that may be billed. Names: X's OpenAPI file 2.166.
const TWEET_FIELDS = "attachments,author_id,conversation_id,created_at,edit_history_tweet_ids," +
  "entities,geo,in_reply_to_user_id,lang,note_tweet,possibly_sensitive,public_metrics," +
  "referenced_tweets";
const USER_FIELDS = "created_at,description,id,location,name,public_metrics,username,verified," +
  "verified_type";
const MEDIA_FIELDS = "alt_text,media_key,preview_image_url,type,url";
const PLACE_FIELDS = "country_code,full_name,id,name,place_type";

/** What comes along with the posts, if asked for. */
export interface Extras {
  /** Also the authors: up to USD 0.010 more for each. @default false */
  authors?: boolean;
  /** Also the posts that they refer to: up to USD 0.005 more for each. @default false */
  references?: boolean;
  /** Also photos, videos and polls. @default false */
  media?: boolean;
  /** Also the places that are tagged. @default false */
  places?: boolean;
}

/** The parameters that ask for fields, and for what comes along. */
export function fieldsFor({ authors, references, media, places }: Extras) {
  const expansions = [
    ...(authors ? ["author_id"] : []),
    ...(references ? ["referenced_tweets.id"] : []),
    ...(authors && references ? ["referenced_tweets.id.author_id"] : []),
    ...(media ? ["attachments.media_keys", "attachments.poll_ids"] : []),
    ...(places ? ["geo.place_id"] : []),
  ];
  return {
    "tweet.fields": TWEET_FIELDS,
    expansions: expansions.join(",") || undefined,
    "user.fields": authors ? USER_FIELDS : undefined,
    "media.fields": media ? MEDIA_FIELDS : undefined,
    "place.fields": places ? PLACE_FIELDS : undefined,
  };
}
