/** Fields whose texts are ids, whatever the object; X's names end like this. */
export const ID_FIELD = /(?:^|_)(?:id|ids|id_str|key|keys)$/;
export const URL_FIELD = /(?:^|_)(?:url|urls)$/;
export const USERNAME_FIELD = /^(?:username|screen_name)$/;
/** Tokens lead to the next page, and say where it is: they are sealed elsewhere. */
export const TOKEN_FIELD = /(?:^|_)token$/;

/**
 * Fields of X's objects: they stay, whatever somebody is called. All other names of fields are texts.
 */
export const FIELDS: ReadonlySet<string> = new Set(
  ("id text username screen_name name url urls data includes errors meta users tweets posts media " +
    "places polls topics lists title type value detail entities mentions hashtags cashtags " +
    "annotations symbols start end tag probability normalized_text description display_url " +
    "expanded_url unwound_url status images width height media_key media_keys attachments poll_ids " +
    "media_source_tweet_id media_source_post_id author_id conversation_id community_id created_at " +
    "edit_controls edits_remaining is_edit_eligible editable_until edit_history_tweet_ids " +
    "edit_history_post_ids in_reply_to_user_id in_reply_to_post_id lang possibly_sensitive " +
    "paid_partnership made_with_ai public_metrics retweet_count repost_count reply_count like_count " +
    "quote_count bookmark_count impression_count view_count followers_count following_count " +
    "tweet_count post_count listed_count media_count non_public_metrics organic_metrics " +
    "promoted_metrics referenced_tweets referenced_posts reply_settings source withheld copyright " +
    "country_codes scope scopes followers suggested_source_links suggested_source_links_with_counts " +
    "display_text_range note_tweet note_post article article_title plain_text preview_text " +
    "cover_media card_uri card matched_media_notes geo place_id coordinates bbox properties " +
    "duration_ms preview_image_url alt_text variants bit_rate bitrate content_type duration_minutes " +
    "end_datetime options position label votes voting_status result_count newest_id oldest_id sent " +
    "summary domain entity context_annotations media_metadata media_entities media_source_tweet " +
    "full_name country country_code contained_within place_type location protected verified " +
    "verified_type verified_followers_count affiliation subscription subscription_type parody " +
    "is_identity_verified pinned_post_id pinned_tweet_id profile_banner_url profile_image_url " +
    "most_recent_post_id most_recent_tweet_id note note_request_suggestions")
    .split(" "),
);
