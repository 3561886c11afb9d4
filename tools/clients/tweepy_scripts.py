"""Scripts in the manner of tweepy's own examples, one function each."""

import tweepy

from script import *

client = tweepy.Client(BEARER_TOKEN)


def signed():
    return tweepy.Client(
        consumer_key=CONSUMER_KEY,
        consumer_secret=CONSUMER_SECRET,
        access_token=ACCESS_TOKEN,
        access_token_secret=ACCESS_TOKEN_SECRET,
    )


def search_recent_tweets():
    response = client.search_recent_tweets(
        "library -is:retweet lang:en",
        tweet_fields=["context_annotations", "created_at", "geo"],
        media_fields=["url"],
        expansions=["attachments.media_keys", "author_id"],
        max_results=100,
    )
    users = {user.id: user for user in response.includes["users"]}
    return [users[post.author_id].username for post in response.data]


def search_recent_tweets_signed():
    return signed().search_recent_tweets("#PaperwickLibraryWeek", user_auth=True).data


def paginator():
    pages = tweepy.Paginator(client.search_recent_tweets, "library", max_results=100)
    found = list(pages.flatten(limit=250))
    assert len(found) == 250
    return found


def get_recent_tweets_count():
    response = client.get_recent_tweets_count("library lang:en", granularity="day")
    return sum(count["tweet_count"] for count in response.data)


def search_all_tweets():
    return client.search_all_tweets(
        "library OR coffee OR music",
        start_time="2020-01-01T00:00:00Z",
        end_time="2020-12-31T00:00:00Z",
        max_results=100,
    ).data


def get_all_tweets_count():
    response = client.get_all_tweets_count(
        "library OR coffee OR music",
        granularity="day",
        start_time="2022-05-01T00:00:00Z",
        end_time="2022-05-31T00:00:00Z",
    )
    return response.meta["total_tweet_count"]


def get_tweets():
    return client.get_tweets(POST_IDS, tweet_fields=["created_at"]).data


def get_tweet():
    response = client.get_tweet(POST_IDS[0], expansions="author_id")
    return response.data.text


def get_user():
    return client.get_user(username=USERNAME, user_fields=["public_metrics"]).data.name


def get_users():
    response = client.get_users(usernames=[USERNAME], user_fields=["profile_image_url"])
    return [user.profile_image_url for user in response.data]


def get_users_tweets():
    pages = tweepy.Paginator(
        client.get_users_tweets, USER_ID, exclude=["retweets", "replies"], max_results=100, limit=2
    )
    return [post for page in pages for post in page.data or []]


def get_users_mentions():
    return client.get_users_mentions(USER_ID, max_results=50).data


def get_users_followers():
    return client.get_users_followers(USER_ID, user_fields=["profile_image_url"]).data


def get_users_following():
    return client.get_users_following(USER_ID, max_results=1000).data


def get_liked_tweets():
    return client.get_liked_tweets(USER_ID, tweet_fields=["created_at"]).data


def get_liking_users():
    return client.get_liking_users(LIKED_ID, user_fields=["profile_image_url"]).data


def get_retweeters():
    return client.get_retweeters(REPOSTED_ID).data


def get_quote_tweets():
    return client.get_quote_tweets(QUOTED_ID, max_results=10).data


def get_me():
    return signed().get_me().data.username


def sign_in_by_pin():
    handler = tweepy.OAuth1UserHandler(CONSUMER_KEY, CONSUMER_SECRET, callback="oob")
    print(handler.get_authorization_url(), flush=True)
    access_token, access_token_secret = handler.get_access_token(input("Input PIN: "))
    user = tweepy.Client(
        consumer_key=CONSUMER_KEY,
        consumer_secret=CONSUMER_SECRET,
        access_token=access_token,
        access_token_secret=access_token_secret,
    )
    return user.search_recent_tweets("library", user_auth=True).data


run([
    search_recent_tweets, search_recent_tweets_signed, paginator, get_recent_tweets_count,
    search_all_tweets, get_all_tweets_count, get_tweets, get_tweet, get_user, get_users,
    get_users_tweets, get_users_mentions, get_users_followers, get_users_following,
    get_liked_tweets, get_liking_users, get_retweeters, get_quote_tweets, get_me, sign_in_by_pin,
])
