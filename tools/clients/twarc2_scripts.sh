# What lessons do with twarc2, one function each. Run: sh twarc2_scripts.sh NAME

set -e

# How many posts are in pages of twarc2.
_posts() {
  twarc2 flatten "$1" flat.jsonl
  echo found "$(wc -l < flat.jsonl)"
}

# How many people are in them.
_people() {
  python -c "
import json, sys
print('found', sum(len(json.loads(page)['data']) for page in open(sys.argv[1])))" "$1"
}

# How many posts a table of counts tells of: the sum of its last column.
_counted() {
  echo found "$(tail -n +2 "$1" | awk -F, '{ all += $NF } END { print all }')"
}

search() {
  twarc2 search --limit 200 "library lang:en" pages.jsonl
  _posts pages.jsonl
}

search_signed() {
  twarc2 --user-auth --consumer-key "$CONSUMER_KEY" --consumer-secret "$CONSUMER_SECRET" \
    --access-token "$ACCESS_TOKEN" --access-token-secret "$ACCESS_TOKEN_SECRET" \
    search --limit 100 library pages.jsonl
  _posts pages.jsonl
}

search_then_csv() {
  twarc2 search --limit 200 "#PaperwickLibraryWeek" pages.jsonl
  twarc2 csv pages.jsonl posts.csv
  # As many rows as posts: twarc-csv leaves out a batch in which it meets a column it does not know.
  python -c "
import json, pandas
posts = sum(len(json.loads(page)['data']) for page in open('pages.jsonl'))
table = pandas.read_csv('posts.csv')
assert table['text'].notna().all() and len(table) >= posts, (len(table), posts)
print('found', len(table))"
}

search_archive() {
  twarc2 search --archive --start-time 2021-01-01 --end-time 2022-01-01 --limit 500 \
    "library OR coffee OR music" pages.jsonl
  _posts pages.jsonl
}

counts() {
  twarc2 counts --csv --granularity day library counts.csv
  _counted counts.csv
}

counts_archive() {
  twarc2 counts --archive --csv --granularity day --start-time 2021-01-01 --end-time 2021-03-01 \
    "library OR coffee OR music" counts.csv
  _counted counts.csv
}

tweet() {
  twarc2 tweet "${POST_IDS%%,*}" pages.jsonl
  _posts pages.jsonl
}

hydrate() {
  echo "$POST_IDS" | tr , '\n' > ids.txt
  twarc2 hydrate ids.txt pages.jsonl
  _posts pages.jsonl
}

user() {
  twarc2 user name "$SOMEBODY" > user.jsonl
  echo found "$(grep -c "$SOMEBODY_ID" user.jsonl)"
}

users() {
  echo "$SOMEBODY" > names.txt
  twarc2 users --usernames names.txt pages.jsonl
  _people pages.jsonl
}

timeline() {
  twarc2 timeline --limit 200 "$SOMEBODY" pages.jsonl
  _posts pages.jsonl
}

timelines() {
  echo "$SOMEBODY_ID" > users.txt
  twarc2 timelines --limit 100 users.txt pages.jsonl
  _posts pages.jsonl
}

mentions() {
  twarc2 mentions "$SOMEBODY" pages.jsonl
  _posts pages.jsonl
}

followers() {
  twarc2 followers --limit 100 "$SOMEBODY" pages.jsonl
  _people pages.jsonl
}

following() {
  twarc2 following --limit 100 "$SOMEBODY" pages.jsonl
  _people pages.jsonl
}

liked_tweets() {
  twarc2 liked-tweets --limit 100 "$SOMEBODY_ID" pages.jsonl
  _posts pages.jsonl
}

liking_users() {
  twarc2 liking-users "$LIKED_ID" pages.jsonl
  _people pages.jsonl
}

retweeted_by() {
  twarc2 retweeted-by "$REPOSTED_ID" pages.jsonl
  _people pages.jsonl
}

quotes() {
  twarc2 quotes "$QUOTED_ID" pages.jsonl
  _posts pages.jsonl
}

conversation() {
  twarc2 conversation "$CONVERSATION_ID" pages.jsonl
  _posts pages.jsonl
}

"$@"
