"""Reads so many posts from a server with tweepy, twarc or X's XDK, in memory or into JSONL, and
prints what it took. Started by bench/collect.ts, with the job as JSON."""

import json
import os
import resource
import sys
import time

import requests

job = json.loads(sys.argv[1])
QUERY = "library"
BEARER_TOKEN = "A" * 22 + "MADEUP" * 13
FIELDS = "created_at,lang,author_id,conversation_id,public_metrics,referenced_tweets,entities"

send = requests.Session.send


def send_to_server(session, request, **options):
    """They know X's address only."""
    for address in ("https://api.x.com", "https://api.twitter.com"):
        if request.url.startswith(address):
            request.url = job["url"] + request.url.removeprefix(address)
            options["proxies"] = {}
    return send(session, request, **options)


requests.Session.send = send_to_server


def tweepy():
    import tweepy

    client = tweepy.Client(BEARER_TOKEN)

    def run():
        pages = tweepy.Paginator(
            client.search_recent_tweets,
            QUERY,
            max_results=100,
            tweet_fields=FIELDS.split(","),
        )
        return len(list(pages.flatten(limit=job["posts"])))

    return run


def twarc():
    from twarc.client2 import Twarc2

    client = Twarc2(bearer_token=BEARER_TOKEN)

    def run():
        found = 0
        with open(job["to"], "w") as lines:
            for page in client.search_recent(QUERY, max_results=100, tweet_fields=FIELDS):
                lines.write(json.dumps(page) + "\n")
                found += len(page["data"])
                if found >= job["posts"]:
                    break
        return found

    return run


run = {"tweepy": tweepy, "twarc": twarc}[job["client"]]()
began, before = time.perf_counter(), time.process_time()
posts = run()
print(json.dumps({
    "milliseconds": (time.perf_counter() - began) * 1000,
    "processor": (time.process_time() - before) * 1000,
    "posts": posts,
    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024),
}))
