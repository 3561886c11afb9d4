import { fileURLToPath } from "node:url";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../assert.ts";
import { cannedX, NO_CREDITS, USAGE } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { errorOf, resultOf } from "./read_events.ts";

const CLI = fileURLToPath(new URL("../../cli.ts", import.meta.url));
const NO_SIGNALS = Deno.build.os === "windows";

const data = Array.from({ length: 100 }, (_, i) => ({ id: String(i + 1), text: `@ada ${i + 1}` }));

/** A server with one page, and a second one that never comes; tells when it is asked for that. */
function halfX(second?: () => Response) {
  const asked = Promise.withResolvers<void>();
  const x = cannedX(async (request) => {
    if (request.url.includes("/usage/")) return Response.json(USAGE);
    if (!request.url.includes("next_token")) {
      return Response.json({ data, meta: { result_count: 100, next_token: "second" } });
    }
    asked.resolve();
    if (second) return second();
    await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
    return new Response();
  });
  return { x, asked: asked.promise };
}

/** A search in a process and a folder of its own. */
function spawnSearch(url: string, cwd: string, flags: string[], verb = "search") {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", CLI, verb, ...flags],
    env: { X_API_BASE_URL: url, X_BEARER_TOKEN: MADE_UP.bearerToken, NO_COLOR: "1" },
    cwd,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** Fails where a process ends before it is told to. */
const endsItself = async (child: Deno.ChildProcess): Promise<never> => {
  throw new Error(`ended by itself, with ${(await child.status).code}`);
};

const SEARCH = ["library", "--limit", "1000"];

async function inFolder(run: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const FORMS: { flag: string[]; form: string; posts: (stdout: string) => number }[] = [
  { flag: ["--csv"], form: "CSV", posts: (out) => out.split("\r\n").length - 2 },
  { flag: ["--spreadsheet"], form: "CSV", posts: (out) => out.split("\r\n").length - 2 },
  { flag: ["--jsonl"], form: "JSON Lines", posts: (out) => out.trim().split("\n").length },
  { flag: ["--json"], form: "events", posts: (out) => resultOf(out).posts.length },
  { flag: [], form: "a table", posts: (out) => Number(/(\d+) posts for library/.exec(out)?.[1]) },
];
const SIGNALS: Deno.Signal[] = ["SIGINT", "SIGTERM", "SIGHUP"];
const STOPPED = FORMS.flatMap((form) => SIGNALS.map((signal) => ({ ...form, signal })));

for (const { flag, form, posts, signal } of STOPPED) {
  Deno.test({
    name: `search ${
      flag.join(" ")
    } that gets ${signal} writes what came as ${form}, and exits with 1`,
    ignore: NO_SIGNALS,
    fn: () =>
      inFolder(async (folder) => {
        const { x, asked } = halfX();
        await using _ = x;
        const child = spawnSearch(x.url, folder, [...SEARCH, ...flag]);
        await Promise.race([asked, endsItself(child)]);
        child.kill(signal);
        const { code, stdout, stderr } = await child.output();
        assertEquals([code, posts(text(stdout))], [1, 100], text(stderr));
        assertStringIncludes(text(stderr), "100 of 1000 posts came");
        assert(!text(stderr).includes("lastPosts"), "says where nobody can look");
        assertEquals([...Deno.readDirSync(folder)], []);
      }),
  });
}

Deno.test({
  name: "search that is told to stop twice still writes what came",
  ignore: NO_SIGNALS,
  fn: () =>
    inFolder(async (folder) => {
      const { x, asked } = halfX();
      await using _ = x;
      const child = spawnSearch(x.url, folder, [...SEARCH, "--csv"]);
      await Promise.race([asked, endsItself(child)]);
      for (const signal of ["SIGINT", "SIGINT", "SIGTERM"] as const) child.kill(signal);
      const { code, stdout } = await child.output();
      assertEquals([code, text(stdout).split("\r\n").length], [1, 102]);
    }),
});

Deno.test("search --csv that fails on the way writes what came, and says why", () =>
  inFolder(async (folder) => {
    const { x } = halfX(() => Response.json(NO_CREDITS, { status: 402 }));
    await using _ = x;
    const { code, stdout, stderr } = await spawnSearch(x.url, folder, [...SEARCH, "--csv"])
      .output();
    assertEquals([code, text(stdout).split("\r\n").length], [1, 102]);
    assertMatch(text(stderr), /Incomplete: 100 of 1000[\s\S]*credits/);
  }));

/** Goes away before the result is written, as the other programs of a pipe do at Ctrl-C. */
async function withClosedPipe(
  flag: string[],
  folder: string,
  second?: () => Response,
): Promise<{ code: number; stderr: string }> {
  const { x, asked } = halfX(second);
  await using _ = x;
  const child = spawnSearch(x.url, folder, [...SEARCH, ...flag]);
  await child.stdout.cancel();
  const stderr = new Response(child.stderr).text();
  // Who writes events as they come notices at the first page, and buys no second one.
  if (!flag.includes("--json")) {
    await Promise.race([asked, endsItself(child)]);
    if (!second) child.kill("SIGINT");
  }
  const { code } = await child.status;
  return { code, stderr: await stderr };
}

const KEPT = [
  { flag: ["--csv"], name: "library-card-posts.csv", begins: "id,url,created_at" },
  { flag: ["--json"], name: "library-card-posts.json", begins: '{\n  "query"' },
  { flag: ["--jsonl"], name: "library-card-posts.jsonl", begins: '{"id":"1"' },
  { flag: [], name: "library-card-posts.jsonl", begins: '{"id":"1"' },
];

for (const { flag, name, begins } of KEPT) {
  Deno.test({
    name: `search ${
      flag.join(" ")
    } whose standard output is closed keeps what was bought in a file`,
    ignore: NO_SIGNALS,
    fn: () =>
      inFolder(async (folder) => {
        const { code, stderr } = await withClosedPipe(flag, folder);
        assertEquals(code, 1, stderr);
        assertStringIncludes(stderr, `the 100 posts are in the file ${name}`);
        const kept = await Deno.readTextFile(`${folder}/${name}`);
        assert(kept.startsWith(begins), kept.slice(0, 40));
        assertStringIncludes(kept, "@ada 100");
        assertEquals((await Deno.stat(`${folder}/${name}`)).mode! & 0o777, 0o600);
      }),
  });
}

Deno.test({
  name:
    "search whose standard output is closed writes over no file, and also keeps a failed search",
  ignore: NO_SIGNALS,
  fn: () =>
    inFolder(async (folder) => {
      await Deno.writeTextFile(`${folder}/library-card-posts.csv`, "mine");
      const failing = () => Response.json(NO_CREDITS, { status: 402 });
      const { code, stderr } = await withClosedPipe(["--csv"], folder, failing);
      assertEquals(code, 1, stderr);
      assertStringIncludes(stderr, "library-card-posts-2.csv");
      assertEquals(await Deno.readTextFile(`${folder}/library-card-posts.csv`), "mine");
    }),
});

Deno.test("a command whose standard output is closed says so in words", async () => {
  const child = spawnSearch("http://127.0.0.1:9", ".", ["cats lang:en"], "query");
  await child.stdout.cancel();
  const stderr = await new Response(child.stderr).text();
  assertEquals((await child.status).code, 1);
  assertStringIncludes(stderr, "Nobody takes the result");
  assert(!stderr.includes("    at "), stderr);
});

Deno.test({
  name: "check whose sample search is stopped shows what was bought",
  ignore: NO_SIGNALS,
  fn: () =>
    inFolder(async (folder) => {
      const { x, asked } = halfX();
      await using _ = x;
      const flags = ["--query", "library", "--limit", "1000", "--json"];
      const child = spawnSearch(x.url, folder, flags, "check");
      await Promise.race([asked, endsItself(child)]);
      child.kill("SIGINT");
      const { code, stdout } = await child.output();
      const { posts, ended } = resultOf(text(stdout));
      assertEquals([code, posts?.length, ended], [1, 100, "stopped"]);
      assertEquals(errorOf(text(stdout))?.problem, "cancelled");
    }),
});

const PLAIN = ["library", "--limit", "100"];

Deno.test("search --csv writes every text as it is; --spreadsheet, with an apostrophe before @", () =>
  inFolder(async (folder) => {
    const { x } = halfX();
    await using _ = x;
    const run = async (flag: string) => {
      const { stdout } = await spawnSearch(x.url, folder, [...PLAIN, flag]).output();
      return new TextDecoder("utf-8", { ignoreBOM: true }).decode(stdout);
    };
    const [plain, guarded] = [await run("--csv"), await run("--spreadsheet")];
    assert(plain.startsWith("id,url") && plain.includes(",@ada 1,") && plain.endsWith("\r\n"));
    assert(guarded.startsWith("\uFEFFid,url"), guarded.slice(0, 40));
    assert(guarded.includes(",'@ada 1,"), guarded.slice(0, 400));
  }));

Deno.test("search --json also gives the posts that were bought beyond the limit", () =>
  inFolder(async (folder) => {
    const { x } = halfX();
    await using _ = x;
    const flags = ["library", "--limit", "40", "--json"];
    const { code, stdout } = await spawnSearch(x.url, folder, flags).output();
    const { posts, alsoBought, notes } = resultOf(text(stdout));
    assertEquals([code, posts.length, alsoBought.length], [0, 40, 60]);
    assertStringIncludes(notes.join(" "), "60 beyond the limit");
  }));
