# Requests in the manner of X's own cURL blocks, one function each. Run: sh curl_scripts.sh NAME

set -e

# How many things a page brings.
_ask() {
  curl --silent --show-error --fail "$PRACTICE_ROOM$1" -H "Authorization: Bearer $BEARER_TOKEN" \
    > page.json
  python -c "import json; print('found', len(json.load(open('page.json'))['data']))"
}

recent_search() {
  _ask "/2/tweets/search/recent?query=library%20lang%3Aen&max_results=100&tweet.fields=created_at"
}

recent_search_in_posts() {
  _ask "/2/tweets/search/recent?query=library&post.fields=created_at&expansions=author_id"
}

recent_counts() {
  _ask "/2/tweets/counts/recent?query=library&granularity=day"
}

posts_by_id() {
  _ask "/2/tweets?ids=$POST_IDS&tweet.fields=created_at"
}

user_by_name() {
  _ask "/2/users/by/username/$SOMEBODY?user.fields=public_metrics"
}

timeline() {
  _ask "/2/users/$SOMEBODY_ID/tweets?max_results=100"
}

usage() {
  _ask "/2/usage/tweets"
}

bearer_token() {
  curl --silent --fail -u "$CONSUMER_KEY:$CONSUMER_SECRET" \
    --data "grant_type=client_credentials" "$PRACTICE_ROOM/oauth2/token" > token.json
  BEARER_TOKEN="$(python -c "import json; print(json.load(open('token.json'))['access_token'])")"
  usage
}

"$@"
