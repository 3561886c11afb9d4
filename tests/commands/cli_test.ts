import { fileURLToPath } from "node:url";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { type PracticeRoom, startPractice, VERSION } from "../../mod.ts";
import { run } from "../../src/commands/mod.ts";
import { cannedX, NO_CREDITS, USAGE as USED } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { errorOf, readEvents, resultOf } from "./read_events.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const KEEP = ["PATH", "HOME", "DENO_DIR", "LANG", "NODE_EXTRA_CA_CERTS", "npm_config_registry"];

/** Runs the command line in a folder without keys, and nobody to ask. */
async function cli(args: string[], env: Record<string, string> = {}) {
  const folder = await Deno.makeTempDir();
  try {
    const kept = KEEP.flatMap((name) => Deno.env.get(name) ? [[name, Deno.env.get(name)!]] : []);
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", "--allow-all", `${ROOT}cli.ts`, ...args],
      cwd: folder,
      clearEnv: true,
      env: { ...Object.fromEntries(kept), NO_COLOR: "1", ...env },
      stdin: "null",
    }).output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    return { code, stdout: text(stdout), stderr: text(stderr) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("demo shows the card, ten posts and what they would have cost, and ends by itself", async () => {
  const { code, stdout, stderr } = await cli(["demo"]);
  assertEquals(code, 0, stderr);
  for (const words of ["Library Card", "PRACTICE", "10 posts for library lang:en", "USD 0.05"]) {
    assertStringIncludes(stdout, words);
  }
  assertStringIncludes(stderr, "deno task check");
});

Deno.test("demo --json gives events and nothing else", async () => {
  const { code, stdout } = await cli(["demo", "--json"]);
  const { card, posts, cost, ended } = resultOf(stdout);
  assertEquals([code, card.practice, posts.length, ended], [0, true, 10, "limit"]);
  assertEquals(cost, { low: 0.05, high: 0.05 });
});

/** The keys of a room, as an environment that leads there. */
function environment(room: PracticeRoom) {
  const { apiKey, apiSecret, accessToken, accessTokenSecret } = room.issueKeys();
  const secrets = [apiKey, apiSecret, accessToken, accessTokenSecret];
  return {
    secrets,
    env: {
      X_API_BASE_URL: room.url,
      X_API_KEY: apiKey,
      X_API_SECRET: apiSecret,
      X_ACCESS_TOKEN: accessToken,
      X_ACCESS_TOKEN_SECRET: accessTokenSecret,
    },
  };
}

const FREE = ["/oauth2/token", "/2/usage/tweets", "/2/usage/credits", "/2/tweets/search/recent"];

Deno.test("check with keys from the environment says a line a check, and searches", async () => {
  await using room = await startPractice();
  const { env, secrets } = environment(room);
  const { code, stdout, stderr } = await cli(["check"], env);
  assertEquals(code, 0, stderr);
  for (const words of ["X_API_KEY A", "(environment)", "✓ the four-part password is accepted"]) {
    assertStringIncludes(stdout, words);
  }
  assertStringIncludes(stdout, "10 posts for library lang:en");
  assertStringIncludes(stderr, "USD 0.05");
  for (const secret of secrets) assert(!(stdout + stderr).includes(secret), "a key is shown");
  assertEquals(room.requests.map(({ path }) => path), [...FREE, "/2/tweets/search/recent"]);
});

Deno.test("check --no-search asks for nothing that costs", async () => {
  await using room = await startPractice();
  const { code, stdout, stderr } = await cli(["check", "--no-search"], environment(room).env);
  assertEquals([code, stderr.includes("sample search")], [0, false]);
  assertStringIncludes(stdout, "– not asked for");
  assertEquals(room.requests.map(({ path }) => path), FREE);
});

Deno.test("check --report writes a report for a forum, and nothing else", async () => {
  await using room = await startPractice();
  const { env, secrets } = environment(room);
  const { code, stdout } = await cli(["check", "--report", "--no-search"], env);
  assertEquals([code, stdout.startsWith("### Library Card: access check\n")], [0, true]);
  for (const secret of [...secrets, env.X_ACCESS_TOKEN.split("-")[0]]) {
    assert(!stdout.includes(secret), "a key or an id is shown");
  }
});

Deno.test("check --fix says what it did before anything is checked, and that there is no .env", async () => {
  const { stderr } = await cli(["check", "--fix", "--no-search"]);
  assertStringIncludes(stderr, "There is no .env here, so nothing to mend.");
});

Deno.test("check without keys, and nobody to ask, names what to set, and exits with 1", async () => {
  const { code, stdout } = await cli(["check"]);
  assertEquals(code, 1);
  assertStringIncludes(stdout, "It stops at: Keys");
  assertStringIncludes(stdout, "Set X_API_KEY and X_API_SECRET, or X_BEARER_TOKEN alone");
  assertStringIncludes(stdout, "practice");
});

Deno.test("check --json gives the report, and the posts of the sample search", async () => {
  await using room = await startPractice();
  const { code, stdout } = await cli(["check", "--json"], environment(room).env);
  const { version, ok, checks, posts, query, ended } = resultOf(stdout);
  assertEquals([code, version, ok, checks.length, posts.length], [0, 1, true, 11, 10]);
  assertEquals([query, ended], ["library lang:en", "limit"]);
});

Deno.test("search --practice --scenario lets it go wrong, and exits with 1", async () => {
  const flags = ["--practice", "--scenario", "credits-depleted", "--json"];
  const { code, stdout } = await cli(["search", "library", ...flags]);
  assertEquals([code, errorOf(stdout)?.problem], [1, "credits-depleted"]);
});

Deno.test("check --json tells a failure in its report, and as an event", async () => {
  const { code, stdout } = await cli(["check", "--json"]);
  const { ok, error } = resultOf(stdout);
  assertEquals([code, ok, error.problem], [1, false, "no-keys"]);
  assertEquals(readEvents(stdout).map(({ event }) => event), ["result", "needs-keys", "error"]);
});

Deno.test("check that is interrupted ends by itself, and says so", async () => {
  const waiting = Promise.withResolvers<void>();
  await using x = cannedX(async (request) => {
    waiting.resolve();
    await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
    return Response.json({});
  });
  const running = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", `${ROOT}cli.ts`, "check", "--json"],
    env: { X_API_BASE_URL: x.url, X_BEARER_TOKEN: MADE_UP.bearerToken },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  await waiting.promise;
  running.kill("SIGINT");
  const { code, stdout } = await running.output();
  const error = errorOf(new TextDecoder().decode(stdout));
  assertEquals([code, error?.problem], [1, "cancelled"]);
});

Deno.test("search --csv writes the file and nothing else to standard output", async () => {
  const { code, stdout } = await cli(["search", "library", "--practice", "--limit", "3", "--csv"]);
  assertEquals(code, 0);
  assert(stdout.startsWith("id,url,created_at,text"), stdout.slice(0, 80));
});

Deno.test("search --jsonl writes one row a line", async () => {
  const { stdout } = await cli(["search", "library", "--practice", "--limit", "3", "--jsonl"]);
  assertEquals(stdout.trim().split("\n").map((line) => typeof JSON.parse(line).id), [
    "string",
    "string",
    "string",
  ]);
});

for (const zone of ["America/New_York", "Asia/Kolkata", "UTC"]) {
  Deno.test(`search reads a time without a zone as UTC where the computer is in ${zone}`, async () => {
    await using x = cannedX(({ url }) =>
      Response.json(url.includes("/usage/") ? USED : { data: [{ id: "1", text: "a" }], meta: {} })
    );
    const window = ["--since", "2026-11-20 15:00", "--until", "2026-11-20T15:00-05:00"];
    const env = { TZ: zone, X_API_BASE_URL: x.url, X_BEARER_TOKEN: MADE_UP.bearerToken };
    const { code, stderr } = await cli(["search", "library", ...window], env);
    assertEquals(code, 0, stderr);
    const { searchParams } = new URL(x.requests.at(-1)!.path, "http://x");
    const sent = ["start_time", "end_time"].map((name) => searchParams.get(name));
    assertEquals(sent, ["2026-11-20T15:00:00Z", "2026-11-20T20:00:00Z"]);
  });
}

Deno.test("search with a day that does not exist shows the right form, and sends no search", async () => {
  const flags = ["--practice", "--since", "2026-02-30"];
  const { code, stdout, stderr } = await cli(["search", "library", ...flags]);
  assertEquals([code, stdout], [2, ""]);
  assertStringIncludes(stderr, 'write it as "2026-11-20" or "2026-11-20T15:00"');
});

Deno.test("count --json gives the total", async () => {
  const { code, stdout } = await cli(["count", "library", "--granularity", "day", "--json"], {
    LIBRARY_CARD_PRACTICE: "1",
  });
  const { total, counts } = resultOf(stdout);
  assertEquals(code, 0);
  assertEquals(total, counts.reduce((sum: number, row: { count: number }) => sum + row.count, 0));
});

Deno.test("search --budget ends where it is used up, which is no failure", async () => {
  const flags = ["--practice", "--limit", "100", "--budget", "0.12", "--json"];
  const { code, stdout } = await cli(["search", "library", ...flags]);
  const { ended, posts, cost } = resultOf(stdout);
  assertEquals([code, ended, posts.length, cost.high], [0, "budget", 24, 0.12]);
});

Deno.test("search --json that fails on the way gives what came, and then why", async () => {
  await using x = cannedX(({ url }) => {
    if (url.includes("/usage/")) return Response.json(USED);
    if (url.includes("next_token")) return Response.json(NO_CREDITS, { status: 402 });
    const data = [{ id: "1", text: "a library" }];
    return Response.json({ data, meta: { next_token: "page2" } });
  });
  const { code, stdout } = await cli(["search", "library", "--limit", "20", "--json"], {
    X_API_BASE_URL: x.url,
    X_BEARER_TOKEN: MADE_UP.bearerToken,
  });
  const { ended, posts, problem } = resultOf(stdout);
  assertEquals(errorOf(stdout)?.problem, "credits-depleted");
  const came = [code, ended, posts.length, problem.problem];
  assertEquals(came, [1, "problem", 1, "credits-depleted"]);
});

Deno.test("a command that Deno may not run says so in words, and exits with 1", async () => {
  for (const args of [["search", "library", "--practice"], ["practice", "--port", "0"]]) {
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", "--no-prompt", `${ROOT}cli.ts`, ...args],
      env: { NO_COLOR: "1" },
    }).output();
    const said = new TextDecoder().decode(stderr);
    assertEquals([code, said.includes("    at ")], [1, false], said);
    assertStringIncludes(said, "the project's own tasks");
  }
});

Deno.test("keys that Deno may not look for are not said to be missing without a word on that", async () => {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", "--allow-net", `${ROOT}cli.ts`, "search", "library"],
    env: { NO_COLOR: "1", X_BEARER_TOKEN: MADE_UP.bearerToken },
  }).output();
  assertEquals(code, 1);
  assertStringIncludes(new TextDecoder().decode(stderr), "without --allow-env and --allow-read");
});

Deno.test("estimate counts first, and says what it would cost", async () => {
  const flags = ["--practice", "--limit", "100", "--authors"];
  const { code, stdout } = await cli(["estimate", "library lang:en", ...flags]);
  assertEquals(code, 0);
  for (
    const words of [
      "PRACTICE",
      "counted by the practice room",
      "at least USD 0.50, at most USD 1.50",
    ]
  ) {
    assertStringIncludes(stdout, words);
  }
});

Deno.test("estimate --no-count needs no keys, and --json gives plain data", async () => {
  const { code, stdout } = await cli([
    "estimate",
    "library",
    "--no-count",
    "--limit",
    "30",
    "--json",
  ]);
  const { counted, cost, wanted } = resultOf(stdout);
  assertEquals([code, counted, wanted, cost.high], [0, false, 30, 0.15]);
});

const USAGE = [
  { args: ["search", "library", "--budget", "none"], says: "amount in USD" },
  { args: ["serach", "library"], says: "search" },
  { args: ["search"], says: "query" },
  { args: ["search", "library", "--limit", "ten"], says: "whole number" },
  { args: ["search", "library", "--max", "5"], says: "--max" },
  { args: ["query", "-is:retweet cats"], says: 'deno task query -- "-is:retweet cats"' },
  {
    args: ["search", "-is:retweet cats", "--limit", "5", "--csv"],
    says: 'deno task search --limit 5 --csv -- "-is:retweet cats"',
  },
  {
    args: ["search", "--limit=5", "-has:links"],
    says: 'deno task search --limit=5 -- "-has:links"',
  },
  {
    args: ["count", "cats", "-dogs", "--practice"],
    says: 'deno task count --practice "cats -dogs"',
  },
  { args: ["count", '-"a b" cats'], says: `deno task count -- '-"a b" cats'` },
  { args: ["search", "library", "--patience", "soon"], says: "number of seconds" },
  ...["query", "search", "estimate", "count"].map((verb) => ({
    args: [verb],
    says: `Usage: library-card ${verb} [options] <query>`,
  })),
];

Deno.test.each(USAGE)("wrong usage exits with 2 and helps: $args", async ({ args, says }) => {
  const { code, stdout, stderr } = await cli(args);
  assertEquals([code, stdout], [2, ""]);
  assertStringIncludes(stderr, says);
});

Deno.test("--version says the version, and exits with 0", async () => {
  const { code, stdout } = await cli(["--version"]);
  assertEquals([code, stdout.trim()], [0, VERSION]);
});

/** What a verb writes where standard error is a screen of so many columns. */
async function asides(args: string[], columns: number): Promise<string[]> {
  const lines: string[] = [];
  await run(args, { result: () => {}, aside: (text) => lines.push(...text.split("\n")), columns });
  return lines;
}

Deno.test("an error breaks at words in a terminal, says no AccessError, and keeps its link whole", async () => {
  const args = ["search", "library", "--practice", "--scenario", "credits-depleted"];
  const lines = await asides(args, 40);
  const text = lines.join("\n");
  assert(!text.includes("AccessError"), text);
  assertStringIncludes(text, "Cannot search: your keys work, but the");
  const long = lines.filter((line) => line.length > 40 && !/https?:\/\//.test(line));
  assertEquals(long, []);
  // Broken, and not cut: the words are those of a wide screen.
  const wide = (await asides(args, 10_000)).join(" ");
  const words = (text: string) => text.replace(/:\d{4,5}\b/g, "").split(/\s+/).join(" ").trim();
  assertEquals(words(lines.join(" ")), words(wide));
});

Deno.test("an error in a terminal keeps the marks under a query where they are", async () => {
  const lines = await asides(["search", "library (archive", "--practice"], 30);
  const at = lines.findIndex((line) => line.trim() === "library (archive");
  assert(at > 0, lines.join("\n"));
  assertEquals(lines[at + 1].indexOf("^"), lines[at].indexOf("("));
  assertStringIncludes(lines.join(" ").replace(/\s+/g, " "), "all the same: --no-check.");
});

Deno.test.each(["search", "count", "estimate"].map((verb) => ({ verb })))(
  "$verb waits no longer than --patience, and offers it",
  async ({ verb }) => {
    const scenario = ["--practice", "--scenario", "rate-limited"];
    const lines = await asides([verb, "library", ...scenario, "--patience", "0"], 200);
    const text = lines.join("\n");
    assertStringIncludes(text, "--patience 900");
    assert(!text.includes("connect("), text);
  },
);

Deno.test("an unknown scenario is answered with the nearest few", async () => {
  const args = ["search", "library", "--practice", "--scenario", "rate-limit"];
  const text = (await asides(args, 500)).join("\n");
  assertStringIncludes(text, "rate-limited");
  assert(text.split(", ").length < 10, text);
});

Deno.test("--help names every verb, and exits with 0", async () => {
  const { code, stdout } = await cli(["--help"]);
  assertEquals(code, 0);
  for (const verb of ["demo", "check", "search", "estimate", "count", "practice"]) {
    assertStringIncludes(stdout, verb);
  }
});

Deno.test("search --no-check lets the server say what is wrong with a query, and nothing else", async () => {
  const asked = ["search", "library AND archive", "--practice", "--json"];
  const [looked, sent] = await Promise.all([cli(asked), cli([...asked, "--no-check"])]);
  const errors = [looked, sent].map(({ stdout }) => errorOf(stdout)!);
  assertEquals(errors.map(({ problem, status }) => [problem, status]), [
    ["query-ambiguous", undefined],
    ["query-ambiguous", 400],
  ]);
  assertEquals([sent.code, sent.stderr], [1, ""]);
});

Deno.test("collect puts posts into a file, and the same line again buys nothing", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const line = ["collect", "--to", `${folder}/x.sqlite`, "--practice", "--json"];
    const first = await cli([...line, "library", "--limit", "30"]);
    assertEquals(first.code, 0);
    const { posts, ended, requests } = resultOf(first.stdout);
    assertEquals([posts, ended, requests], [30, "limit", 1]);
    const again = resultOf((await cli([...line, "--resume"])).stdout);
    assertEquals([again.posts, again.requests], [30, 1]);
    const other = await cli([...line, "tea", "--resume"]);
    assertEquals([other.code, errorOf(other.stdout)?.problem], [2, "bad-option"]);
    const folderAsFile = await cli(["collect", "library", "--to", folder, "--practice", "--json"]);
    assertEquals(folderAsFile.code, 1);
    assertEquals(errorOf(folderAsFile.stdout)?.problem, "collection-unusable");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
