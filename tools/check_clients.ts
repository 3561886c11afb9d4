/**
 * Runs scripts in the manner of public ones against a practice room, with the clients that the
 * world uses, and tells which of them ran and found something. Nothing is changed in them but the
 * address and the keys. Python and curl are needed; the clients come from PyPI, into a folder that
 * is kept for the next time.
 *
 * @module
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type PracticeRoom, startPractice } from "../src/practice/mod.ts";

const HERE = fileURLToPath(new URL("./clients/", import.meta.url));
const HALF_A_MINUTE = 30_000;

/** One script: what it is called, and the words that run it in a shell. */
interface Script {
  client: string;
  name: string;
  command: string;
}

/** What became of it: how much it found, or what it said last. */
type Outcome = { found: number } | { said: string };

/** Makes an environment of Python with the clients, or takes the one that was made before. */
async function pythonFolder(): Promise<string> {
  const home = Deno.env.get("XDG_CACHE_HOME") ?? join(Deno.env.get("HOME") ?? HERE, ".cache");
  const wanted = await Deno.readTextFile(join(HERE, "requirements.txt"));
  const folder = join(home, "library-card-clients");
  const made = join(folder, "requirements.txt");
  if (await Deno.readTextFile(made).catch(() => "") === wanted) return join(folder, "bin");
  console.error(`Making ${folder} with the clients of requirements.txt, once…`);
  await must("python3", ["-m", "venv", "--clear", folder]);
  await must(join(folder, "bin", "pip"), ["install", "-q", "-r", join(HERE, "requirements.txt")]);
  await Deno.writeTextFile(made, wanted);
  return join(folder, "bin");
}

async function must(command: string, args: string[]): Promise<void> {
  const { success } = await new Deno.Command(command, { args, stdout: "null" }).output();
  if (!success) throw new Error(`Cannot make the environment: ${command} has failed`);
}

/** The scripts of a Python file: the names in its last list. */
async function pythonScripts(client: string): Promise<Script[]> {
  const text = await Deno.readTextFile(join(HERE, `${client}_scripts.py`));
  const names = text.slice(text.lastIndexOf("run([")).match(/\b[a-z]\w+(?=,)/g) ?? [];
  const file = JSON.stringify(join(HERE, `${client}_scripts.py`));
  return names.map((name) => ({ client, name, command: `python ${file} ${name}` }));
}

/** Lines of a file, with what `twarc2 flatten` makes of pages. */
const flat = (command: string) => `${command} pages.jsonl && twarc2 flatten pages.jsonl out.jsonl`;
const lines = `echo found $(wc -l < out.jsonl)`;

const TWARC: Record<string, string> = {
  "search": `${flat('twarc2 search --limit 200 "library lang:en"')} && ${lines}`,
  "search then csv": 'twarc2 search --limit 200 "#PaperwickLibraryWeek" tweets.jsonl && ' +
    'twarc2 csv tweets.jsonl tweets.csv && python -c "import pandas; t = pandas.read_csv' +
    "('tweets.csv'); assert t['text'].notna().all(); print('found', len(t))\"",
  "search --archive": flat(
    'twarc2 search --archive --start-time 2021-01-01 --end-time 2022-01-01 --limit 100 "library OR coffee OR music"',
  ) + ` && ${lines}`,
  "counts --text": 'twarc2 counts --text --granularity day "library" | tail -1 | ' +
    "python -c \"print('found', input().split()[-1].replace(',', ''))\"",
  "counts --archive --csv":
    'twarc2 counts --archive --csv --granularity day --start-time 2021-01-01 --end-time 2021-03-01 "coffee" counts.csv && echo found $(wc -l < counts.csv)',
  "tweet": `${flat('twarc2 tweet "$POST_ID"')} && ${lines}`,
  "hydrate": `echo "$POST_IDS" | tr , '\\n' > ids.txt && ${
    flat("twarc2 hydrate ids.txt")
  } && ${lines}`,
  "user": 'twarc2 user username "$SOMEBODY" > out.jsonl && echo found 1',
  "users":
    `echo "$SOMEBODY" > names.txt && twarc2 users --usernames names.txt out.jsonl && ${lines}`,
  "timeline": `${flat('twarc2 timeline --limit 100 "$SOMEBODY"')} && ${lines}`,
  "timelines": `echo "$SOMEBODY_ID" > users.txt && ${
    flat("twarc2 timelines --limit 50 users.txt")
  } && ${lines}`,
  "mentions": `${flat('twarc2 mentions "$SOMEBODY"')} && ${lines}`,
  "followers": `twarc2 followers --limit 100 "$SOMEBODY" out.jsonl && ${lines}`,
  "following": `twarc2 following --limit 100 "$SOMEBODY" out.jsonl && ${lines}`,
  "liked-tweets": `${flat('twarc2 liked-tweets --limit 50 "$SOMEBODY_ID"')} && ${lines}`,
  "liking-users": `twarc2 liking-users --limit 50 "$LIKED_ID" out.jsonl && ${lines}`,
  "retweeted-by": `twarc2 retweeted-by --limit 50 "$REPOSTED_ID" out.jsonl && ${lines}`,
  "quotes": `${flat('twarc2 quotes --limit 50 "$QUOTED_ID"')} && ${lines}`,
  "conversation": `${flat('twarc2 conversation "$CONVERSATION_ID"')} && ${lines}`,
  "search --user-auth": flat(
    'twarc2 --user-auth --consumer-key "$CONSUMER_KEY" --consumer-secret "$CONSUMER_SECRET" --access-token "$ACCESS_TOKEN" --access-token-secret "$ACCESS_TOKEN_SECRET" search --limit 50 library',
  ) + ` && ${lines}`,
};

const curl = (path: string) =>
  `curl --silent --show-error --fail "$PRACTICE_ROOM${path}" -H "Authorization: Bearer $BEARER_TOKEN" | ` +
  `python -c "import json, sys; d = json.load(sys.stdin)['data']; print('found', len(d))"`;

const CURL: Record<string, string> = {
  "recent search": curl("/2/tweets/search/recent?query=library%20lang%3Aen&max_results=100"),
  "recent search, post dialect": curl(
    "/2/tweets/search/recent?query=library&post.fields=created_at,public_metrics&expansions=author_id",
  ),
  "counts": curl("/2/tweets/counts/recent?query=library&granularity=day"),
  "posts": curl("/2/tweets?ids=$POST_IDS&tweet.fields=created_at"),
  "user": curl("/2/users/by/username/$SOMEBODY?user.fields=public_metrics"),
  "timeline": curl("/2/users/$SOMEBODY_ID/tweets?max_results=100"),
  "usage": curl("/2/usage/tweets"),
};

/** Lines for a shell, as scripts. */
const shellScripts = (client: string, commands: Record<string, string>): Script[] =>
  Object.entries(commands).map(([name, command]) => ({ client, name, command }));

type Post = { id: string; author_id: string; conversation_id: string };

/** Of whom and of which posts the scripts ask: of those that the room has. */
async function subjects(room: PracticeRoom, bearer: string): Promise<Record<string, string>> {
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${bearer}` };
    return await (await fetch(room.url + path, { headers })).json();
  };
  const one = async (query: string): Promise<Post> => {
    const fields = "tweet.fields=author_id,conversation_id";
    const path = `/2/tweets/search/recent?${fields}&query=${encodeURIComponent(query)}`;
    return (await ask(path)).data[0];
  };
  const { data: somebody } = await ask("/2/users/by/username/PaperwickLib");
  const { data: posts } = await ask(`/2/users/${somebody.id}/tweets?max_results=5`);
  return {
    SOMEBODY: somebody.username,
    SOMEBODY_ID: somebody.id,
    POST_ID: posts[0].id,
    POST_IDS: posts.map(({ id }: Post) => id).join(","),
    LIKED_ID: (await one("min_likes:5 -is:retweet library")).id,
    REPOSTED_ID: (await one("min_reposts:3 -is:retweet library")).id,
    QUOTED_ID: await quotedPost(ask),
    CONVERSATION_ID: (await one("is:reply library")).conversation_id,
  };
}

/** A post that somebody quotes. */
async function quotedPost(
  ask: (path: string) => Promise<{
    data: { referenced_tweets: { type: string; id: string }[] }[];
  }>,
): Promise<string> {
  const query = encodeURIComponent("is:quote library");
  const { data } = await ask(
    `/2/tweets/search/recent?query=${query}&tweet.fields=referenced_tweets`,
  );
  return data[0].referenced_tweets.find(({ type }) => type === "quoted")!.id;
}

/** Does what a person does in the browser: opens the address, says yes, and reads the PIN. */
async function readPin(room: PracticeRoom, token: string): Promise<string> {
  const address = `${room.url}/oauth/authorize`;
  const page = await (await fetch(`${address}?oauth_token=${token}`)).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const answer = await fetch(address, {
    method: "POST",
    headers: { origin: room.url },
    body: new URLSearchParams({ csrf, oauth_token: token, decision: "allow" }),
  });
  return /<code id="oauth_pin">(\d+)/.exec(await answer.text())?.[1] ?? "no PIN";
}

/** Runs a script, and types the PIN if it asks for one. */
async function run(
  { command }: Script,
  { room, env }: { room: PracticeRoom; env: Record<string, string> },
): Promise<Outcome> {
  const cwd = await Deno.makeTempDir();
  const child = new Deno.Command("sh", {
    args: ["-c", command],
    cwd,
    env: { ...env, HOME: cwd },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    signal: AbortSignal.timeout(HALF_A_MINUTE),
  }).spawn();
  const errors = new Response(child.stderr).text();
  const keyboard = child.stdin.getWriter();
  let said = "";
  let typed = false;
  for await (const text of child.stdout.pipeThrough(new TextDecoderStream())) {
    said += text;
    const token = /oauth_token=(\w+)\s/.exec(said)?.[1];
    if (!token || typed) continue;
    typed = true;
    await keyboard.write(new TextEncoder().encode(`${await readPin(room, token)}\n`));
  }
  await keyboard.close().catch(() => {});
  const { success } = await child.status;
  const error = (await errors).trim().split("\n").at(-1) ?? "";
  await Deno.remove(cwd, { recursive: true });
  const found = Number(/\bfound (\d+)\s*$/.exec(said)?.[1] ?? 0);
  if (success && found > 0) return { found };
  return { said: error || said.trim().split("\n").at(-1) || "it found nothing" };
}

if (import.meta.main) {
  const bin = await pythonFolder();
  await using room = await startPractice();
  const keys = room.issueKeys();
  const env = {
    PATH: `${bin}:${Deno.env.get("PATH")}`,
    PYTHONPATH: dirname(join(HERE, "sitecustomize.py")),
    PRACTICE_ROOM: room.url,
    BEARER_TOKEN: keys.bearerToken,
    CONSUMER_KEY: keys.apiKey,
    CONSUMER_SECRET: keys.apiSecret,
    ACCESS_TOKEN: keys.accessToken,
    ACCESS_TOKEN_SECRET: keys.accessTokenSecret,
    ...await subjects(room, keys.bearerToken),
  };
  const scripts = [
    ...await pythonScripts("requests"),
    ...await pythonScripts("tweepy"),
    ...await pythonScripts("xdk"),
    ...shellScripts("twarc2", TWARC),
    ...shellScripts("curl", CURL),
  ];
  let good = 0;
  for (const script of scripts) {
    const outcome = await run(script, { room, env });
    const ran = "found" in outcome;
    if (ran) good++;
    const told = ran ? `found ${outcome.found}` : outcome.said.slice(0, 120);
    console.log(`${ran ? "✓" : "✗"} ${script.client.padEnd(9)} ${script.name.padEnd(30)} ${told}`);
  }
  console.log(`\n${good} of ${scripts.length} scripts ran and found something.`);
  if (good < scripts.length) Deno.exitCode = 1;
}
