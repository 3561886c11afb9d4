import { VARIABLES } from "../labels.tsx";
import { parametersOf, SEARCH_PATH, type SearchForm } from "./search_request.ts";

/** As a shell takes it: nothing inside is read. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

const { bearerToken: BEARER } = VARIABLES;

/** A search as a line for a terminal. The token is named, not written. */
export function asCurl(address: string, form: SearchForm): string {
  return [
    `curl --get ${quoted(address + SEARCH_PATH)}`,
    `  --header "Authorization: Bearer $${BEARER}"`,
    ...parametersOf(form).map(([name, value]) =>
      `  --data-urlencode ${quoted(`${name}=${value}`)}`
    ),
  ].join(" \\\n");
}

/** The same with this library. */
export function asTypeScript(address: string, { query, limit, authors }: SearchForm): string {
  const options = `{ limit: ${limit}${authors ? ", authors: true" : ""} }`;
  return `import { connect } from "../mod.ts";

const card = await connect({ baseUrl: ${JSON.stringify(address)} });
await card.search(${JSON.stringify(query)}, ${options});
`;
}

/** How another client is pointed at a room. */
export interface ClientLines {
  /** Letters, for the page. */
  id: string;
  client: string;
  /** What to do with the lines: a whole sentence. */
  how: string;
  lines: string;
}

/** What leads everything that Python asks of X to a room. */
const leadPython = (address: string) =>
  `import requests

ROOM = ${JSON.stringify(`${address}/`)}
X = ("https://api.x.com/", "https://api.twitter.com/")
send = requests.Session.send


def send_to_room(session, request, **options):
    for address in X:
        if request.url.startswith(address):
            request.url = ROOM + request.url.removeprefix(address)
            options["proxies"] = {}
    return send(session, request, **options)


requests.Session.send = send_to_room
`;

const xdkPython = (address: string, { query, limit }: SearchForm) =>
  `import os
from xdk import Client

client = Client(base_url=${JSON.stringify(address)}, bearer_token=os.environ["${BEARER}"])
page = next(client.posts.search_recent(query=${JSON.stringify(query)}, max_results=${limit}))
print(len(page.data), "posts")
`;

const xdkTypeScript = (address: string, { query, limit }: SearchForm) =>
  `import { Client } from "npm:@xdevplatform/xdk";

const client = new Client({
  baseUrl: ${JSON.stringify(address)},
  bearerToken: Deno.env.get("${BEARER}"),
});
const page = await client.posts.searchRecent(${JSON.stringify(query)}, { maxResults: ${limit} });
console.log(page.data?.length, "posts");
`;

function twitterApiV2(address: string, { query, limit }: SearchForm): string {
  const { hostname, port } = new URL(address);
  return `import http from "node:http";
import net from "node:net";
import { TwitterApi } from "npm:twitter-api-v2";

const host = ${JSON.stringify(hostname.replace(/^\[(.*)\]$/, "$1"))};
const httpAgent = Object.assign(new http.Agent(), {
  protocol: "https:",
  createConnection: () => net.connect(${port || 80}, host),
});

const client = new TwitterApi(Deno.env.get("${BEARER}")!, { httpAgent });
const page = await client.v2.search(${JSON.stringify(query)}, { max_results: ${limit} });
console.log(page.tweets.length, "posts");
`;
}

const xurl = (address: string, { query, limit }: SearchForm) => {
  const asked = new URLSearchParams({ query, max_results: limit });
  // xurl signs "+" for a blank, and X reads "%20".
  const path = `${SEARCH_PATH}?${asked.toString().replaceAll("+", "%20")}`;
  return `xurl auth app-only "$${BEARER}"
API_BASE_URL=${address} xurl --auth app ${quoted(path)}
`;
};

/**
 * The lines that point the clients of the world at a room, all for the same search. Those that have
 * an option for the address get it; the others are led.
 *
 * Source: each client as published in November 2026: twarc 2.14.0, tweepy 4.17.0, XDK for Python
 * 0.10.6 and for TypeScript 0.6.6, twitter-api-v2 1.29.1, xurl 1.3.4.
 */
export const clientLines = (address: string, form: SearchForm): ClientLines[] => [
  {
    id: "python",
    client: "Python: requests, tweepy, twarc2",
    how:
      "Save this as sitecustomize.py, and put PYTHONPATH=. before what you run (in PowerShell, " +
      'first $env:PYTHONPATH = "."): nothing else changes in it. Or put these lines at the top of a script or notebook.',
    lines: leadPython(address),
  },
  {
    id: "xdk-python",
    client: "X's XDK for Python",
    how: "It takes the address as base_url.",
    lines: xdkPython(address, form),
  },
  {
    id: "xdk-typescript",
    client: "X's XDK for TypeScript",
    how: "It takes the address as baseUrl. In Node, import it without npm:.",
    lines: xdkTypeScript(address, form),
  },
  {
    id: "twitter-api-v2",
    client: "twitter-api-v2",
    how: "Its agent is told where to connect. In Node, import it without npm:.",
    lines: twitterApiV2(address, form),
  },
  {
    id: "xurl",
    client: "xurl",
    how: "It takes the address as the variable API_BASE_URL; in PowerShell, set it first with " +
      "$env:API_BASE_URL.",
    lines: xurl(address, form),
  },
];
