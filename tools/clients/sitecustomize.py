"""Leads whatever Python asks of X's address to a practice room.

Python runs a file of this name by itself when it stands in a folder of PYTHONPATH:

    PYTHONPATH=tools/clients PRACTICE_ROOM=http://127.0.0.1:8787 python your_script.py
"""

import os

import requests

ROOM = os.environ["PRACTICE_ROOM"]
X = ("https://api.x.com/", "https://api.twitter.com/")
send = requests.Session.send


def send_to_room(session, request, **options):
    for address in X:
        if request.url.startswith(address):
            request.url = ROOM + "/" + request.url.removeprefix(address)
            options["proxies"] = {}  # A proxy would look for the room on its own computer.
    return send(session, request, **options)


requests.Session.send = send_to_room
