/**
 * The same sample search by whoever can make it: what is asked and shown is alike, two requests (the
 * usage, which proves the keys, and ten posts), and the number of posts.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { clientLines } from "../../src/practice/console/search/client_lines.ts";
import { pythonEnvironment } from "../../tools/python_environment.ts";
import { SAMPLE, type SampleX } from "./sample_x.ts";

/** What is started to search once. */
export interface Starter {
  name: string;
  command: string[];
  env: Record<string, string>;
}

const QUERY = JSON.stringify(SAMPLE);

const BARE_FETCH = `
const headers = { authorization: "Bearer " + Deno.env.get("X_BEARER_TOKEN") };
const ask = async (path) => await (await fetch(Deno.env.get("X_API_BASE_URL") + path, { headers })).json();
await ask("/2/usage/tweets");
const { data } = await ask("/2/tweets/search/recent?max_results=10&query=" + encodeURIComponent(${QUERY}));
console.log(data.length);
`;

/** Nothing but the client library: the line that leads it to the server stands for an address. */
export const bareClient = (library: string, x: Pick<SampleX, "url" | "bearerToken">) => `
import { Agent } from "node:http";
import { TwitterApi } from ${JSON.stringify(library)};
const x = ${JSON.stringify(x.url)};
const agent = new Agent();
const client = new TwitterApi(${JSON.stringify(x.bearerToken)}, {
  plugins: [{
    onBeforeRequest({ computedParams, requestOptions }) {
      const { pathname, search } = computedParams.url;
      computedParams.url = new URL(pathname + search, x);
      requestOptions.agent = agent;
    },
  }],
});
await client.v2.get("usage/tweets");
const { data } = await client.v2.get("tweets/search/recent", { query: ${QUERY}, max_results: 10 });
console.log(data.length);
`;

const OURS = (module: string) => `
import { connect } from ${JSON.stringify(module)};
const card = await connect();
const posts = await card.search(${QUERY}, { limit: 10 });
console.log(posts.length);
`;

const XDK_TYPESCRIPT = `
import { Client } from "npm:@xdevplatform/xdk@0.6.6";
const client = new Client({
  baseUrl: Deno.env.get("X_API_BASE_URL"),
  bearerToken: Deno.env.get("X_BEARER_TOKEN"),
});
await client.usage.get();
const page = await client.posts.searchRecent(${QUERY}, { maxResults: 10 });
console.log(page.data.length);
`;

const PYTHON: Record<string, string> = {
  "tweepy": `
import os, tweepy
client = tweepy.Client(os.environ["X_BEARER_TOKEN"])
client.request("GET", "/2/usage/tweets")
print(len(client.search_recent_tweets(${QUERY}, max_results=10).data))
`,
  "twarc2": `
import os
from twarc import Twarc2
client = Twarc2(bearer_token=os.environ["X_BEARER_TOKEN"])
client.get("https://api.twitter.com/2/usage/tweets")
print(len(next(client.search_recent(${QUERY}, max_results=10))["data"]))
`,
  "xdk": `
import os
from xdk import Client
client = Client(base_url=os.environ["X_API_BASE_URL"], bearer_token=os.environ["X_BEARER_TOKEN"])
client.usage.get()
print(len(next(client.posts.search_recent(query=${QUERY}, max_results=10)).data))
`,
};

/** The packages of PyPI, by their names there. */
const PACKAGES: Record<string, string> = { "tweepy": "tweepy", "twarc2": "twarc", "xdk": "xdk" };

/** How the peers in Python come here. */
export const HOW_PEERS =
  "Peers in Python are those of the environment that `deno task check:clients` makes from PyPI, or " +
  "of another: `deno task bench --python=/path/to/bin/python`, after `pip install tweepy twarc xdk`";

/** The Python that has peers, and their versions; nothing where there is none. */
async function python(): Promise<{ program: string; versions: Map<string, string> } | undefined> {
  const { values } = parseArgs({
    options: { python: { type: "string" } },
    strict: false,
  });
  const program = typeof values.python === "string"
    ? values.python
    : pythonEnvironment("library-card-clients").python;
  const script = `
import importlib.metadata as all
for name in ${JSON.stringify(Object.values(PACKAGES))}:
    try: print(name, all.version(name))
    except all.PackageNotFoundError: pass
`;
  try {
    const { success, stdout } = await new Deno.Command(program, { args: ["-c", script] }).output();
    if (!success) return undefined;
    const lines = new TextDecoder().decode(stdout).trim().split("\n").filter(Boolean);
    return {
      program,
      versions: new Map(lines.map((line) => line.trim().split(" ") as [string, string])),
    };
  } catch {
    return undefined;
  }
}

/** Where everything is that is to be started. */
export interface Places {
  /** A folder for the scripts. */
  folder: string;
  /** The build's `mod.js`. */
  built: string;
  /** The sources' `mod.ts`. */
  source: URL;
  /** The server. */
  x: Pick<SampleX, "url" | "bearerToken">;
}

/** The names of those who are always here. */
export const FLOOR = "twitter-api-v2 alone";
export const BUILT = "Library Card, from the build";
const SOURCE = "Library Card, from the sources";

/** Writes all scripts, and says how each is started. */
export async function starters({ folder, built, source, x }: Places): Promise<Starter[]> {
  const env = { X_API_BASE_URL: x.url, X_BEARER_TOKEN: x.bearerToken, NO_COLOR: "1" };
  const write = async (name: string, text: string) => {
    const path = join(folder, name);
    await Deno.writeTextFile(path, text);
    return path;
  };
  const { imports } = JSON.parse(
    await Deno.readTextFile(new URL("../../deno.json", import.meta.url)),
  );
  const scripts = {
    [FLOOR]: bareClient(imports["twitter-api-v2"], x),
    "fetch alone": BARE_FETCH,
    [BUILT]: OURS(pathToFileURL(built).href),
    [SOURCE]: OURS(source.href),
    "XDK for TypeScript 0.6.6": XDK_TYPESCRIPT,
  };
  const deno = await Promise.all(
    Object.entries(scripts).map(async ([name, text], i): Promise<Starter> => ({
      name,
      command: [
        ...[Deno.execPath(), "run", "--allow-all", "--no-check", "--quiet", "--no-lock"],
        await write(`script_${i}.js`, text),
      ],
      env,
    })),
  );
  const found = await python();
  if (!found) return deno;
  // Neither knows an option for the address, so both are led to it, as the practice room shows.
  const form = { query: SAMPLE, limit: "10", authors: false, appId: "" };
  const led = clientLines(x.url, form).find(({ id }) => id === "python")!.lines;
  await write("sitecustomize.py", led);
  const peers = Object.entries(PYTHON).filter(([name]) => found.versions.has(PACKAGES[name]));
  return [
    ...deno,
    ...await Promise.all(peers.map(async ([name, text]): Promise<Starter> => ({
      name: `${name === "xdk" ? "XDK for Python" : PACKAGES[name]} ${
        found.versions.get(PACKAGES[name])
      }`,
      command: [found.program, await write(`with_${name}.py`, text)],
      env: name === "xdk" ? env : { ...env, PYTHONPATH: folder },
    }))),
  ];
}
