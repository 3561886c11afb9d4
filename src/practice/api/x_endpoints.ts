const rows = (text: string): [method: string, path: string][] =>
  text.trim().split("\n").map((row) => row.trim().split(" ") as [string, string]);

/**
 * What X has and this room has not, so that it can say so.
 * Source: https://docs.x.com/x-api/fundamentals/rate-limits, 2026-08-22.
 */
export const ONLY_ON_X: readonly [method: string, path: string][] = rows(`
  GET /2/tweets/search/stream
  GET /2/tweets/search/stream/rules
  POST /2/tweets/search/stream/rules
  GET /2/tweets/sample/stream
  GET /2/tweets/sample10/stream
  GET /2/tweets/analytics
  GET /2/tweets/:id/retweets
  DELETE /2/tweets/:id
  PUT /2/tweets/:id/hidden
  GET /2/users/search
  GET /2/users/reposts_of_me
  GET /2/users/personalized_trends
  GET /2/users/by/username/:username/tweets
  GET /2/users/by/username/:username/mentions
  GET /2/users/:id/timelines/reverse_chronological
  GET /2/users/:id/following/spaces
  POST /2/users/:id/following
  DELETE /2/users/:id/following/:other
  GET /2/users/:id/blocking
  GET /2/users/:id/muting
  POST /2/users/:id/muting
  DELETE /2/users/:id/muting/:other
  POST /2/users/:id/likes
  DELETE /2/users/:id/likes/:post
  POST /2/users/:id/retweets
  DELETE /2/users/:id/retweets/:post
  GET /2/users/:id/bookmarks
  POST /2/users/:id/bookmarks
  GET /2/users/:id/bookmarks/folders
  GET /2/users/:id/bookmarks/folders/:folder
  DELETE /2/users/:id/bookmarks/:post
  GET /2/users/:id/owned_lists
  GET /2/users/:id/list_memberships
  GET /2/users/:id/followed_lists
  POST /2/users/:id/followed_lists
  DELETE /2/users/:id/followed_lists/:list
  GET /2/users/:id/pinned_lists
  POST /2/users/:id/pinned_lists
  DELETE /2/users/:id/pinned_lists/:list
  POST /2/users/:id/dm/block
  POST /2/users/:id/dm/unblock
  POST /2/lists
  GET /2/lists/:id
  PUT /2/lists/:id
  DELETE /2/lists/:id
  GET /2/lists/:id/tweets
  GET /2/lists/:id/members
  GET /2/lists/:id/followers
  POST /2/lists/:id/members
  DELETE /2/lists/:id/members/:other
  GET /2/spaces
  GET /2/spaces/search
  GET /2/spaces/by/creator_ids
  GET /2/spaces/:id
  GET /2/spaces/:id/tweets
  GET /2/spaces/:id/buyers
  GET /2/dm_events
  GET /2/dm_events/:id
  DELETE /2/dm_events/:id
  GET /2/dm_conversations/:id/dm_events
  GET /2/dm_conversations/with/:other/dm_events
  POST /2/dm_conversations
  POST /2/dm_conversations/with/:other/messages
  POST /2/dm_conversations/:id/messages
  GET /2/compliance/jobs
  POST /2/compliance/jobs
  GET /2/compliance/jobs/:id
  GET /2/trends/by/woeid/:id
  GET /2/communities/:id
  GET /2/communities/search
  GET /2/news/:id
  GET /2/news/search
  GET /2/media/upload
  POST /2/media/upload
  POST /2/media/upload/initialize
  POST /2/media/upload/:id/append
  POST /2/media/upload/:id/finalize
  POST /2/media/metadata
  POST /2/media/subtitles
  DELETE /2/media/subtitles
  GET /2/activity/stream
  GET /2/activity/subscriptions
  POST /2/activity/subscriptions
  GET /2/webhooks
  POST /2/webhooks
  DELETE /2/connections/all
  POST /2/oauth2/token
  POST /2/oauth2/revoke
`);
