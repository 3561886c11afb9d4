import { fileURLToPath } from "node:url";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { AccessError, type Waiting } from "../../mod.ts";
import { NO_CHARGE } from "../../src/money/mod.ts";
import { EventStream } from "../../src/commands/events.ts";
import { cannedX, USAGE } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { errorOf, type Event, readEvents, resultOf } from "./read_events.ts";

const CLI = fileURLToPath(new URL("../../cli.ts", import.meta.url));
const NO_SIGNALS = Deno.build.os === "windows";
const KEEP = ["PATH", "HOME", "DENO_DIR", "LANG", "NODE_EXTRA_CA_CERTS", "npm_config_registry"];

/** Runs a verb with `--json` in a folder of its own, without keys. */
function spawn(args: string[], cwd: string, env: Record<string, string> = {}) {
  const kept = KEEP.flatMap((name) => Deno.env.get(name) ? [[name, Deno.env.get(name)!]] : []);
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "--allow-all", CLI, ...args, "--json"],
    cwd,
    clearEnv: true,
    env: { ...Object.fromEntries(kept), NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

async function inFolder<Result>(run: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await Deno.makeTempDir();
  try {
    return await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What a verb wrote, in whole. */
async function json(args: string[], cwd: string, env?: Record<string, string>) {
  const { code, stdout, stderr } = await spawn(args, cwd, env).output();
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

const PRACTICE = { LIBRARY_CARD_PRACTICE: "1" };

/** Every verb, and what its result holds. */
const VERBS: { args: string[]; holds: string[]; code?: number }[] = [
  { args: ["demo"], holds: ["card", "posts", "cost", "ended"] },
  { args: ["check", "--no-search"], holds: ["version", "ok", "checks"] },
  { args: ["query", "cats lang:en"], holds: ["ok"] },
  { args: ["query", "cats AND dogs"], holds: ["ok", "problems"], code: 1 },
  { args: ["estimate", "library"], holds: ["cost", "counted"] },
  { args: ["search", "library"], holds: ["posts", "cost", "ended", "notes"] },
  { args: ["count", "library"], holds: ["total", "counts"] },
  { args: ["lookup", "ids.txt"], holds: ["posts", "missing"] },
  { args: ["user", "PaperwickLib"], holds: ["person"] },
  { args: ["user", "PaperwickLib", "nobody_here"], holds: ["people", "missing"] },
  { args: ["timeline", "PaperwickLib"], holds: ["posts"] },
  { args: ["mentions", "PaperwickLib"], holds: ["posts"] },
  { args: ["collect", "library", "--to", "a.sqlite", "--limit", "20"], holds: ["posts", "ended"] },
  { args: ["export", "a.sqlite", "a.csv"], holds: ["posts", "files"] },
  { args: ["scan", "ids.txt"], holds: ["leaks", "files", "keysInUse"] },
  { args: ["recheck", "a.sqlite"], holds: ["checked", "removed", "left"] },
];

Deno.test("every verb with --json writes events and nothing else, and ends with its result", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/ids.txt`, "20\n");
    for (const { args, holds, code: wanted = 0 } of VERBS) {
      const { code, stdout, stderr } = await json(args, folder, PRACTICE);
      assertEquals([code, readEvents(stdout).at(-1)?.event], [wanted, "result"], stderr);
      const result = resultOf(stdout);
      assertEquals(holds.filter((name) => !(name in result)), [], args[0]);
    }
  }));

Deno.test("every verb that is used wrongly with --json says so as an error event, and exits with 2", () =>
  inFolder(async (folder) => {
    const wrong = [
      ["search"],
      ["search", "library", "--limit", "ten"],
      ["serach", "library"],
      ["query", "-is:retweet cats"],
      ["collect", "--to", "a.sqlite"],
      ["practice", "--host", "0.0.0.0"],
      ["scan", "--staged", "--history"],
      ["search", MADE_UP.bearerToken],
    ];
    for (const args of wrong) {
      const { code, stdout, stderr } = await json(args, folder);
      const [error, ...more] = readEvents(stdout);
      assertEquals([code, error.problem, more], [2, "bad-option", []], stderr);
      assert(error.message.startsWith("Cannot run ") && error.nextSteps.length > 0, error.message);
      assert(!(stdout + stderr).includes(MADE_UP.bearerToken), "a key is repeated");
    }
  }));

Deno.test("--json after -- is a word, and no flag", () =>
  inFolder(async (folder) => {
    const { stdout } = await json(["query", "--"], folder);
    assert(!stdout.startsWith("{"), stdout);
  }));

Deno.test("a verb without keys says which variables to set, and then the error, and asks nobody", () =>
  inFolder(async (folder) => {
    const { code, stdout } = await json(["search", "library"], folder);
    const [needs, error] = readEvents(stdout);
    assertEquals([code, needs.event, needs.set], [1, "needs-keys", ["X_API_KEY", "X_API_SECRET"]]);
    assertEquals([error.event, error.problem], ["error", "no-keys"]);
    for (const name of ["message", "nextSteps", "docs"]) assert(name in error, name);
    const half = await json(["search", "library"], folder, { X_API_KEY: MADE_UP.apiKey });
    assertEquals(readEvents(half.stdout)[0].set, ["X_API_SECRET"]);
  }));

const hasScript = Deno.build.os === "linux" &&
  await new Deno.Command("script", { args: ["--version"], stdout: "null", stderr: "null" })
    .output().then(({ success }) => success, () => false);

Deno.test({
  name: "a verb with --json asks nobody in a terminal either",
  ignore: !hasScript,
  fn: () =>
    inFolder(async (folder) => {
      const line = `${Deno.execPath()} run --quiet --no-check -A ${CLI} search library --json`;
      // util-linux's script gives the child a real terminal; a question would wait for ever.
      const child = new Deno.Command("script", {
        args: ["-qec", `${line} 2>&1`, "/dev/null"],
        cwd: folder,
        env: { NO_COLOR: "1", SHELL: "/bin/sh" },
        stdin: "piped",
        stdout: "piped",
      }).spawn();
      const { stdout } = await child.output();
      await child.stdin.close().catch(() => {});
      assertEquals(readEvents(text(stdout)).map(({ event }) => event), ["needs-keys", "error"]);
    }),
});

Deno.test("a failing verb tells problem, status, steps and page", () =>
  inFolder(async (folder) => {
    const args = ["search", "library", "--practice", "--scenario", "credits-depleted"];
    const { code, stdout } = await json(args, folder);
    const error = errorOf(stdout)!;
    assertEquals([code, error.problem, error.status], [1, "credits-depleted", 402]);
    assert(error.docs.startsWith("https://"), error.docs);
  }));

const X = (url: string) => ({ X_API_BASE_URL: url, X_BEARER_TOKEN: MADE_UP.bearerToken });

/** The posts of a page, newest first, from an hour ago on. */
const page = (number: number, posts = 100) =>
  Array.from({ length: posts }, (_, i) => {
    const at = number * posts + i;
    const created_at = new Date(Date.now() - 3_600_000 - at * 1000).toISOString();
    return { id: String(1_000_000 - at), text: "library", author_id: "1", created_at };
  });

/** Reads events as they come, until one is there. */
async function untilEvent(stdout: ReadableStream<Uint8Array>, name: string): Promise<Event[]> {
  const events: Event[] = [];
  let rest = "";
  for await (const piece of stdout.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop()!;
    events.push(...lines.map((line) => JSON.parse(line)));
    if (events.some(({ event }) => event === name)) break;
  }
  return events;
}

Deno.test("pages and waits are told as they come", () =>
  inFolder(async (folder) => {
    let pages = 0;
    await using x = cannedX(({ url }) => {
      if (url.includes("/usage/")) return Response.json(USAGE);
      if (++pages === 2) return new Response("", { status: 503 });
      const meta = { next_token: pages === 1 ? "second" : undefined };
      return Response.json({ data: page(pages, 10), meta });
    });
    const { code, stdout, stderr } = await json(
      ["search", "library", "--limit", "20"],
      folder,
      X(x.url),
    );
    const events = readEvents(stdout);
    assertEquals(events.map(({ event }) => event), ["progress", "waiting", "progress", "result"]);
    const [first, waiting, second] = events;
    assertEquals([code, first.posts, first.limit, first.pages, second.posts], [0, 10, 20, 1, 20]);
    assert(waiting.seconds > 0 && !Number.isNaN(Date.parse(waiting.until)), stderr);
    assertEquals(typeof waiting.why, "string");
  }));

/** A server whose second page never comes. */
function halfX() {
  const asked = Promise.withResolvers<void>();
  const x = cannedX(async (request) => {
    if (request.url.includes("/usage/")) return Response.json(USAGE);
    if (!request.url.includes("next_token")) {
      return Response.json({ data: page(0), meta: { result_count: 100, next_token: "second" } });
    }
    asked.resolve();
    await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
    return new Response();
  });
  return { x, asked: asked.promise };
}

const BUYING = [
  ["search", "library", "--limit", "1000"],
  ["collect", "library", "--limit", "1000", "--lanes", "1", "--to", "a.sqlite"],
];

for (const args of BUYING) {
  Deno.test({
    name: `${args[0]} --json that gets SIGINT ends buying, gives what came, and then an error`,
    ignore: NO_SIGNALS,
    fn: () =>
      inFolder(async (folder) => {
        const { x, asked } = halfX();
        await using _ = x;
        const child = spawn(args, folder, X(x.url));
        await Promise.race([asked, child.status]);
        child.kill("SIGINT");
        const { code, stdout, stderr } = await child.output();
        const posts = resultOf(text(stdout))?.posts;
        assertEquals([code, posts?.length ?? posts], [1, 100], text(stderr));
        assertEquals(errorOf(text(stdout))?.problem, "cancelled");
      }),
  });

  Deno.test({
    name: `${args[0]} --json whose reader goes away ends buying, and is quiet`,
    ignore: NO_SIGNALS,
    fn: () =>
      inFolder(async (folder) => {
        let pages = 0;
        await using x = cannedX(({ url }) => {
          if (url.includes("/usage/")) return Response.json(USAGE);
          return Response.json({ data: page(pages++), meta: { next_token: `t${pages}` } });
        });
        const child = spawn(args, folder, X(x.url));
        const stderr = new Response(child.stderr).text();
        // As `head -1` does: it takes the first line, and goes.
        await untilEvent(child.stdout, "progress");
        const { code } = await child.status;
        const said = await stderr;
        assertEquals(code, 1, said);
        assert(pages < 10, `${pages} pages were bought for nobody`);
        assert(!/ {4}at |BrokenPipe|os error/.test(said), said);
        const kept = [...Deno.readDirSync(folder)].map(({ name }) => name);
        const name = args[0] === "search" ? "library-card-posts.json" : "a.sqlite";
        assert(kept.includes(name), `what was bought is lost: ${kept}`);
      }),
  });
}

Deno.test({
  name: "a verb without posts that gets SIGINT ends with an error event",
  ignore: NO_SIGNALS,
  fn: () =>
    inFolder(async (folder) => {
      for (const args of [["count", "library"], ["user", "ada"], ["check"]]) {
        const asked = Promise.withResolvers<void>();
        await using x = cannedX(async (request) => {
          asked.resolve();
          await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
          return Response.json({});
        });
        const child = spawn(args, folder, X(x.url));
        await Promise.race([asked.promise, child.status]);
        child.kill("SIGINT");
        const { code, stdout } = await child.output();
        assertEquals([code, readEvents(text(stdout)).at(-1)?.problem], [1, "cancelled"], args[0]);
      }
    }),
});

Deno.test("EventStream tells a wait once, however often it is told of it, and each wait anew", () => {
  const lines: Event[] = [];
  const stream = new EventStream((line) => lines.push(JSON.parse(line)), () => 0);
  const parts = { message: "Cannot search: too many", nextSteps: [], docs: "" };
  const error = new AccessError("rate-limited", parts);
  const tell = (nextTry: number, secondsLeft: number, over?: Waiting["over"]) =>
    stream.waiting({ error, nextTry, secondsLeft, waited: 0, over });
  for (const left of [3, 2, 1, 0]) tell(2, left);
  tell(3, 5);
  tell(3, 0, "answered");
  tell(2, 4);
  assertEquals(lines.map(({ seconds, until, why }) => [seconds, until, why]), [
    [3, "1970-01-01T00:00:03.000Z", "rate-limited"],
    [5, "1970-01-01T00:00:05.000Z", "rate-limited"],
    [4, "1970-01-01T00:00:04.000Z", "rate-limited"],
  ]);
  assertStringIncludes(lines[0].message, "too many");
});

Deno.test("EventStream whose reader is gone says nothing more, but throws for a result", () => {
  let tries = 0;
  using stream = new EventStream(() => {
    tries++;
    throw new Deno.errors.BrokenPipe();
  });
  const stop = NO_SIGNALS ? undefined : stream.untilStopped();
  const charge = NO_CHARGE;
  for (const pages of [1, 2]) stream.progress({ posts: 1, limit: 2, pages, charge });
  assertEquals([tries, stop?.aborted ?? true], [1, true]);
  try {
    stream.result({});
    assert(false, "it lost a result without a word");
  } catch (error) {
    assert(error instanceof Deno.errors.BrokenPipe, String(error));
  }
});
