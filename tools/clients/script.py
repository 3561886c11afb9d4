"""What the scripts of this folder share: their keys, and how one is chosen and tells its finds."""

import os
import sys

BEARER_TOKEN = os.environ["BEARER_TOKEN"]
CONSUMER_KEY = os.environ["CONSUMER_KEY"]
CONSUMER_SECRET = os.environ["CONSUMER_SECRET"]
ACCESS_TOKEN = os.environ["ACCESS_TOKEN"]
ACCESS_TOKEN_SECRET = os.environ["ACCESS_TOKEN_SECRET"]

# Of the made-up town, where a script of another would name people and posts of X.
USERNAME = os.environ["SOMEBODY"]
USER_ID = os.environ["SOMEBODY_ID"]
POST_IDS = os.environ["POST_IDS"].split(",")
LIKED_ID = os.environ["LIKED_ID"]
REPOSTED_ID = os.environ["REPOSTED_ID"]
QUOTED_ID = os.environ["QUOTED_ID"]


def run(scripts):
    """Runs the script that the command line names. It returns what it found."""
    by_name = {script.__name__: script for script in scripts}
    found = by_name[sys.argv[1]]()
    print("found", found if isinstance(found, int) else len(found))
