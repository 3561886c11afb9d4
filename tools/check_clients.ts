/**
 * Runs scripts in the manner of public ones against a practice room, with the clients that the
 * world uses, and tells which of them ran and found something. Nothing is changed in them but the
 * address and the keys. Python and curl are needed; the clients come from PyPI, into a folder that
 * is kept for the next time.
 *
 * @module
 */
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { clientLines } from "../src/practice/console/search/client_lines.ts";
import { type PracticeRoom, startPractice } from "../src/practice/mod.ts";
import { makePythonEnvironment } from "./python_environment.ts";

const HERE = fileURLToPath(new URL("./clients/", import.meta.url));

/** So long a script may take, in milliseconds. */
const PATIENCE = 60_000;

/** One script: what it is called, and what runs it. */
interface Script {
  client: string;
  name: string;
  command: string[];
}

/** What became of it: how much it found, or what it said last. */
type Outcome = { found: number } | { said: string };

/** The scripts of a file: the names in the last list of a Python file, or the functions of a shell's. */
async function scriptsOf(client: string): Promise<Script[]> {
  const isPython = !["twarc2", "curl"].includes(client);
  const file = join(HERE, `${client}_scripts.${isPython ? "py" : "sh"}`);
  const text = await Deno.readTextFile(file);
  const names = isPython
    ? text.slice(text.lastIndexOf("run([")).match(/\b[a-z]\w+(?=,)/g)
    : text.match(/^[a-z]\w+(?=\(\) \{$)/gm);
  const run = isPython ? "python" : "sh";
  return (names ?? []).map((name) => ({ client, name, command: [run, file, name] }));
}

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
  const child = new Deno.Command(command[0], {
    args: command.slice(1),
    cwd,
    env: { ...env, HOME: cwd },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    signal: AbortSignal.timeout(PATIENCE),
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
  const [, all, posts] = /found (\d+)\s*$|(\d+) posts\s*$/.exec(said) ?? [];
  const found = Number(all ?? posts ?? 0);
  if (success && found > 0) return { found };
  return { said: error || said.trim().split("\n").at(-1) || "it found nothing" };
}

if (import.meta.main) {
  const requirements = join(HERE, "requirements.txt");
  const { programs: bin } = await makePythonEnvironment("library-card-clients", requirements);
  await using room = await startPractice();
  const keys = room.issueKeys();
  const form = { query: "library lang:en", limit: "10", authors: false, appId: "" };
  const shown = Object.fromEntries(
    clientLines(room.url, form).map(({ id, lines }) => [id, lines]),
  );
  // Just what the console tells people to save.
  const led = await Deno.makeTempDir();
  await Deno.writeTextFile(join(led, "sitecustomize.py"), shown.python);
  const env = {
    PATH: `${bin}${delimiter}${Deno.env.get("PATH")}`,
    PYTHONPATH: `${led}${delimiter}${HERE}`,
    PRACTICE_ROOM: room.url,
    X_BEARER_TOKEN: keys.bearerToken,
    BEARER_TOKEN: keys.bearerToken,
    CONSUMER_KEY: keys.apiKey,
    CONSUMER_SECRET: keys.apiSecret,
    ACCESS_TOKEN: keys.accessToken,
    ACCESS_TOKEN_SECRET: keys.accessTokenSecret,
    ...await subjects(room, keys.bearerToken),
  };
  const files = ["requests", "tweepy", "xdk", "twarc2", "curl"].map(scriptsOf);
  const scripts = [...(await Promise.all(files)).flat(), {
    client: "xdk",
    name: "as the console shows it",
    command: ["python", "-c", shown["xdk-python"]],
  }];
  let good = 0;
  for (const script of scripts) {
    const outcome = await run(script, { room, env });
    const ran = "found" in outcome;
    if (ran) good++;
    const told = ran ? `found ${outcome.found}` : outcome.said.slice(0, 120);
    console.log(`${ran ? "✓" : "✗"} ${script.client.padEnd(9)} ${script.name.padEnd(30)} ${told}`);
  }
  await Deno.remove(led, { recursive: true });
  console.log(`\n${good} of ${scripts.length} scripts ran and found something.`);
  if (good < scripts.length) Deno.exitCode = 1;
}
