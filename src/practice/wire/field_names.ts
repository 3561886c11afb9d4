// Where the names below were read: X's OpenAPI file, https://api.x.com/2/openapi.json. Version 2.166
// (2026-07-06) says "tweet", version 2.167 (2026-08-07) says "post"; X takes both.

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The names that each list parameter takes. */
export const FIELD_NAMES = {
  "tweet.fields": words(`article attachments author_id card_uri community_id context_annotations
    conversation_id created_at display_text_range edit_controls edit_history_tweet_ids entities geo
    id in_reply_to_user_id lang matched_media_notes media_metadata non_public_metrics
    note_request_suggestions note_tweet organic_metrics paid_partnership possibly_sensitive
    promoted_metrics public_metrics referenced_tweets reply_settings scopes source
    suggested_source_links suggested_source_links_with_counts text withheld`),
  "post.fields": words(`article article_title attachments card_uri community_id context_annotations
    conversation_id created_at display_text_range edit_controls entities geo id lang
    matched_media_notes media_metadata non_public_metrics note_post note_request_suggestions
    organic_metrics paid_partnership possibly_sensitive promoted_metrics public_metrics
    reply_settings scopes source suggested_source_links suggested_source_links_with_counts text
    withheld`),
  "user.fields": words(`affiliation confirmed_email connection_status created_at description
    entities id is_identity_verified location most_recent_tweet_id name parody pinned_tweet_id
    profile_banner_url profile_image_url protected public_metrics receives_your_dm subscription
    subscription_type url username verified verified_followers_count verified_type withheld`),
  "media.fields": words(`alt_text duration_ms height media_key non_public_metrics organic_metrics
    preview_image_url promoted_metrics public_metrics type url variants width`),
  "place.fields": words(`contained_within country country_code full_name geo id name place_type`),
  "poll.fields": words(`duration_minutes end_datetime id options voting_status`),
  "search_count.fields": words(`end post_count start tweet_count`),
  "usage.fields": words(`cap_reset_day daily_client_app_usage daily_project_usage project_cap
    project_id project_usage`),
} as const;

/** What may be expanded in a post, in the dialect that says "tweet". */
export const TWEET_EXPANSIONS: readonly string[] = words(`article.cover_media
  article.media_entities attachments.media_keys attachments.media_source_tweet attachments.poll_ids
  author_id edit_history_tweet_ids entities.mentions.username entities.note.mentions.username
  geo.place_id in_reply_to_user_id referenced_tweets.id
  referenced_tweets.id.attachments.media_keys referenced_tweets.id.author_id`);

/** The same in the dialect that says "post". */
export const POST_EXPANSIONS: readonly string[] = words(`article.cover_media
  article.media_entities attachments.media_keys attachments.media_source_tweet attachments.poll_ids
  author_id edit_history_post_ids entities.mentions.username geo.place_id in_reply_to_user_id
  referenced_posts username`);

/** What may be expanded in a user, in both dialects. */
export const USER_EXPANSIONS: readonly string[] = words(`affiliation.user_id most_recent_post_id
  most_recent_tweet_id pinned_post_id pinned_tweet_id`);

/** What comes without being asked for. */
export const DEFAULT_FIELDS = {
  "tweet.fields": words(`id text edit_history_tweet_ids`),
  "post.fields": words(`id text`),
  "user.fields": words(`id name username`),
  "media.fields": words(`media_key type`),
  "place.fields": words(`id full_name`),
  "poll.fields": words(`id options`),
  "search_count.fields": words(`end post_count start tweet_count`),
  "usage.fields": words(`cap_reset_day project_cap project_id project_usage`),
} as const;

/**
 * The fields that an expansion brings with it on the post, since the two are joined by them. In the
 * dialect that says "post" some of them come in no other way.
 */
export const FIELDS_OF_EXPANSION: Readonly<Record<string, string>> = {
  "author_id": "author_id",
  "in_reply_to_user_id": "in_reply_to_user_id",
  "referenced_tweets.id": "referenced_tweets",
  "referenced_tweets.id.author_id": "referenced_tweets",
  "referenced_tweets.id.attachments.media_keys": "referenced_tweets",
  "entities.mentions.username": "entities",
  "attachments.media_keys": "attachments",
  "attachments.poll_ids": "attachments",
  "geo.place_id": "geo",
  "edit_history_post_ids": "edit_history_post_ids",
  "referenced_posts": "referenced_posts",
};
