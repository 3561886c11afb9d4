"""Scripts in the manner of X's own samples for its Python XDK, one function each."""

import os

from xdk import Client
from xdk.oauth1_auth import OAuth1

from script import *

# The one thing that is changed: the XDK takes the address as an option.
client = Client(base_url=os.environ["PRACTICE_ROOM"], bearer_token=BEARER_TOKEN)


def signed(access_token, access_token_secret):
    oauth = OAuth1(
        api_key=CONSUMER_KEY,
        api_secret=CONSUMER_SECRET,
        callback="oob",
        access_token=access_token,
        access_token_secret=access_token_secret,
    )
    return Client(base_url=os.environ["PRACTICE_ROOM"], auth=oauth)


def search_recent():
    found = []
    for page in client.posts.search_recent(query="library lang:en", max_results=100):
        found += page.data
        if len(found) >= 200:
            break
    return found


def search_recent_with_fields():
    pages = client.posts.search_recent(
        query="#PaperwickLibraryWeek -is:retweet",
        max_results=10,
        post_fields=["created_at", "public_metrics", "lang"],
        expansions=["author_id", "referenced_posts"],
        user_fields=["public_metrics", "verified"],
    )
    page = next(pages)
    assert all(post.public_metrics.repost_count >= 0 for post in page.data)
    return page.includes.users


def search_all():
    pages = client.posts.search_all(
        query="library OR coffee OR music",
        start_time="2021-01-01T00:00:00Z",
        end_time="2022-01-01T00:00:00Z",
        max_results=100,
    )
    return next(pages).data


def counts_recent():
    page = next(client.posts.get_counts_recent(query="library", granularity="day"))
    return page.meta.total_post_count


def counts_all():
    pages = client.posts.get_counts_all(
        query="library OR coffee OR music",
        start_time="2021-01-01T00:00:00Z",
        end_time="2021-03-01T00:00:00Z",
        granularity="day",
    )
    return sum(count["post_count"] for page in pages for count in rows(page))


def rows(page):
    return page.model_dump()["data"]


def get_by_ids():
    return client.posts.get_by_ids(ids=POST_IDS, post_fields=["created_at", "text"]).data


def get_by_id():
    return rows(client.posts.get_by_id(id=POST_IDS[0], expansions=["author_id"]))["text"]


def get_by_usernames():
    return client.users.get_by_usernames(usernames=[USERNAME], user_fields=["public_metrics"]).data


def get_by_username():
    return rows(client.users.get_by_username(username=USERNAME))["name"]


def users_posts():
    return next(client.users.get_posts(id=USER_ID, max_results=10, exclude=["retweets"])).data


def users_mentions():
    return next(client.users.get_mentions(id=USER_ID, max_results=10)).data


def users_followers():
    return next(client.users.get_followers(id=USER_ID, max_results=100)).data


def users_following():
    return next(client.users.get_following(id=USER_ID, max_results=100)).data


def liking_users():
    # This kit asks for likes only with a signature.
    return next(signed(ACCESS_TOKEN, ACCESS_TOKEN_SECRET).posts.get_liking_users(id=LIKED_ID)).data


def reposted_by():
    return next(client.posts.get_reposted_by(id=REPOSTED_ID)).data


def quoted():
    return next(client.posts.get_quoted(id=QUOTED_ID, max_results=10)).data


def usage():
    usage = rows(client.usage.get(days=7))
    assert isinstance(usage["project_usage"], str)
    return int(usage["project_cap"])


def sign_in_by_pin():
    oauth = OAuth1(api_key=CONSUMER_KEY, api_secret=CONSUMER_SECRET, callback="oob")
    print(oauth.start_oauth_flow(), flush=True)
    token = oauth.get_access_token(input("PIN: "))
    # Of version 0.10.6, the object that signed in goes on to sign with the wrong secret, on X too.
    return rows(signed(token.access_token, token.access_token_secret).users.get_me())["username"]


run([
    search_recent, search_recent_with_fields, search_all, counts_recent, counts_all, get_by_ids,
    get_by_id, get_by_usernames, get_by_username, users_posts, users_mentions, users_followers,
    users_following, liking_users, reposted_by, quoted, usage, sign_in_by_pin,
])
