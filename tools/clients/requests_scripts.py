"""Scripts in the manner of X's own samples: requests, one function each."""

import requests
from requests_oauthlib import OAuth1Session

from script import *

API = "https://api.twitter.com/2"


def bearer_oauth(request):
    request.headers["Authorization"] = f"Bearer {BEARER_TOKEN}"
    request.headers["User-Agent"] = "v2PracticePython"
    return request


def connect_to_endpoint(url, params=None):
    response = requests.get(url, auth=bearer_oauth, params=params)
    if response.status_code != 200:
        raise Exception(response.status_code, response.text)
    return response.json()


def recent_search():
    params = {"query": f"(from:{USERNAME} -is:retweet) OR #books", "tweet.fields": "author_id"}
    return connect_to_endpoint(f"{API}/tweets/search/recent", params)["data"]


def recent_search_in_pages():
    params = {
        "query": "library lang:en",
        "max_results": "100",
        "tweet.fields": "id,text,author_id,in_reply_to_user_id,geo,conversation_id,created_at,lang,"
        "public_metrics,referenced_tweets,reply_settings,source",
        "user.fields": "id,name,username,created_at,description,public_metrics,verified",
        "place.fields": "full_name,id,country,country_code,geo,name,place_type",
        "expansions": "author_id,in_reply_to_user_id,geo.place_id",
        "next_token": {},
    }
    found = []
    for _ in range(3):
        page = connect_to_endpoint(f"{API}/tweets/search/recent", params)
        found += page["data"]
        if "next_token" not in page["meta"]:
            break
        params["next_token"] = page["meta"]["next_token"]
    assert len({post["id"] for post in found}) == len(found) > 100
    return found


def full_archive_search():
    params = {
        "query": "(library OR coffee OR music) lang:en",
        "start_time": "2021-03-01T00:00:00Z",
        "end_time": "2021-06-01T00:00:00Z",
        "max_results": "100",
        "tweet.fields": "author_id,created_at",
    }
    return connect_to_endpoint(f"{API}/tweets/search/all", params)["data"]


def recent_counts():
    page = connect_to_endpoint(
        f"{API}/tweets/counts/recent", {"query": "library", "granularity": "day"}
    )
    assert sum(each["tweet_count"] for each in page["data"]) == page["meta"]["total_tweet_count"]
    return page["meta"]["total_tweet_count"]


def full_archive_counts():
    params = {
        "query": "library OR coffee OR music",
        "granularity": "day",
        "start_time": "2021-01-01T00:00:00Z",
        "end_time": "2021-03-31T00:00:00Z",
    }
    total = 0
    while True:
        page = connect_to_endpoint(f"{API}/tweets/counts/all", params)
        total += page["meta"]["total_tweet_count"]
        if "next_token" not in page["meta"]:
            return total
        params["next_token"] = page["meta"]["next_token"]


def tweet_lookup():
    url = f"{API}/tweets?ids={','.join(POST_IDS)}&tweet.fields=lang,author_id"
    found = connect_to_endpoint(url)["data"]
    assert [post["id"] for post in found] == POST_IDS
    return found


def one_tweet():
    return connect_to_endpoint(f"{API}/tweets/{POST_IDS[0]}", {"expansions": "author_id"})["data"]


def users_by_username():
    url = f"{API}/users/by?usernames={USERNAME}&user.fields=description,created_at"
    return connect_to_endpoint(url)["data"]


def user_by_username():
    return connect_to_endpoint(f"{API}/users/by/username/{USERNAME}")["data"]


def users_by_id():
    return connect_to_endpoint(f"{API}/users?ids={USER_ID}")["data"]


def user_tweets():
    params = {"tweet.fields": "created_at", "max_results": 5, "exclude": "retweets,replies"}
    return connect_to_endpoint(f"{API}/users/{USER_ID}/tweets", params)["data"]


def user_mentions():
    params = {"tweet.fields": "created_at"}
    return connect_to_endpoint(f"{API}/users/{USER_ID}/mentions", params)["data"]


def followers_lookup():
    params = {"user.fields": "created_at"}
    return connect_to_endpoint(f"{API}/users/{USER_ID}/followers", params)["data"]


def following_lookup():
    params = {"user.fields": "created_at", "max_results": 1000}
    return connect_to_endpoint(f"{API}/users/{USER_ID}/following", params)["data"]


def liking_users():
    params = {"user.fields": "created_at,description"}
    return connect_to_endpoint(f"{API}/tweets/{LIKED_ID}/liking_users", params)["data"]


def liked_tweets():
    return connect_to_endpoint(
        f"{API}/users/{USER_ID}/liked_tweets", {"tweet.fields": "lang,author_id"}
    )["data"]


def retweeted_by():
    return connect_to_endpoint(f"{API}/tweets/{REPOSTED_ID}/retweeted_by")["data"]


def quote_tweets():
    params = {"tweet.fields": "created_at"}
    return connect_to_endpoint(f"{API}/tweets/{QUOTED_ID}/quote_tweets", params)["data"]


def usage():
    return int(connect_to_endpoint("https://api.x.com/2/usage/tweets")["data"]["project_cap"])


def hashtag_lesson():
    """What a lesson does: a hashtag, and who uses it most."""
    params = {
        "query": "#PaperwickLibraryWeek -is:retweet",
        "max_results": 100,
        "expansions": "author_id",
        "user.fields": "username",
    }
    page = connect_to_endpoint(f"{API}/tweets/search/recent", params)
    names = {user["id"]: user["username"] for user in page["includes"]["users"]}
    return [names[post["author_id"]] for post in page["data"]]


def sign_in_by_pin():
    """OAuth 1.0a with a PIN, as each signed sample of X's begins; returns a session."""
    oauth = OAuth1Session(CONSUMER_KEY, client_secret=CONSUMER_SECRET)
    request_token_url = (
        "https://api.twitter.com/oauth/request_token?oauth_callback=oob&x_auth_access_type=write"
    )
    fetch_response = oauth.fetch_request_token(request_token_url)
    owner_key = fetch_response.get("oauth_token")
    owner_secret = fetch_response.get("oauth_token_secret")
    authorization_url = oauth.authorization_url("https://api.twitter.com/oauth/authorize")
    print("Please go here and authorize:", authorization_url, flush=True)
    verifier = input("Paste the PIN here: ")
    oauth = OAuth1Session(
        CONSUMER_KEY,
        client_secret=CONSUMER_SECRET,
        resource_owner_key=owner_key,
        resource_owner_secret=owner_secret,
        verifier=verifier,
    )
    tokens = oauth.fetch_access_token("https://api.twitter.com/oauth/access_token")
    return OAuth1Session(
        CONSUMER_KEY,
        client_secret=CONSUMER_SECRET,
        resource_owner_key=tokens["oauth_token"],
        resource_owner_secret=tokens["oauth_token_secret"],
    )


def authenticated_user():
    fields = "created_at,description"
    response = sign_in_by_pin().get(f"{API}/users/me", params={"user.fields": fields})
    assert response.status_code == 200, response.text
    return response.json()["data"]


def signed_tweet_lookup():
    params = {"ids": ",".join(POST_IDS), "tweet.fields": "created_at"}
    response = sign_in_by_pin().get(f"{API}/tweets", params=params)
    assert response.status_code == 200, response.text
    return response.json()["data"]


run([
    recent_search, recent_search_in_pages, full_archive_search, recent_counts,
    full_archive_counts, tweet_lookup, one_tweet, users_by_username, user_by_username, users_by_id,
    user_tweets, user_mentions, followers_lookup, following_lookup, liking_users, liked_tweets,
    retweeted_by, quote_tweets, usage, hashtag_lesson, authenticated_user, signed_tweet_lookup,
])
