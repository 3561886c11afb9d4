import { assert, assertEquals } from "../assert.ts";
import { CLIENT_VERSION, VERSION } from "../../src/access/mod.ts";
import { filesIn, papers, ROOT } from "./papers.ts";

const nameOf = (url: URL) => url.href.slice(ROOT.href.length);

async function* files(): AsyncGenerator<URL> {
  for (const name of await filesIn("")) {
    if (/\.(tsx?|md|json|jsonc|ipynb)$/.test(name) && !name.includes(".nbcheck.")) {
      yield new URL(name, ROOT);
    }
  }
}

async function filesWith(pattern: RegExp): Promise<string[]> {
  const found: string[] = [];
  for await (const url of files()) {
    if (pattern.test(await Deno.readTextFile(url))) found.push(nameOf(url));
  }
  return found.sort();
}

Deno.test("each package of JSR is taken in at one place", async () => {
  const modules = async (word: string) =>
    (await filesWith(new RegExp(`["']${word}`))).filter((name) =>
      /\.tsx?$/.test(name) && name !== "tests/house/words_test.ts"
    );
  assertEquals(await modules("jsr:@std/[^\"']*[\"']"), ["src/keys/from_env_file.ts"]);
  assertEquals(await modules("jsr:@std/dotenv@[^\"']*[\"']"), ["src/keys/from_env_file.ts"]);
  assertEquals(await modules("@std/assert[\"']"), ["tests/assert.ts"]);
});

// These two are about finding such paths, and make some up.
const ABOUT_PATHS = [
  "tests/kernel/check_notebooks_test.ts",
  "tests/notebooks/find_machine_paths_test.ts",
];

Deno.test("no file holds the path of somebody's machine", async () => {
  const found = await filesWith(/(^|[\s"'`(=])\/(home|root|Users|work)\/\w|[A-Z]:\\Users/);
  assertEquals(found.filter((name) => !ABOUT_PATHS.includes(name)), []);
});

Deno.test("no file is named after a kind of code", async () => {
  for await (const url of files()) {
    assert(!/(^|\/)(utils?|helpers?|types|common|index)\.tsx?$/.test(nameOf(url)), nameOf(url));
  }
});

Deno.test("VERSION and CLIENT_VERSION are the versions in deno.json", async () => {
  const { version, imports } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  assertEquals(VERSION, version);
  assertEquals(`npm:twitter-api-v2@${CLIENT_VERSION}`, imports["twitter-api-v2"]);
});

Deno.test("the sources name each package in full, in the version of deno.json", async () => {
  const { imports } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  const wrong: string[] = [];
  for (const file of [...await filesIn("src/"), "mod.ts", "cli.ts"]) {
    // That one holds lines for others to copy.
    if (file.endsWith("/client_lines.ts")) continue;
    const text = await Deno.readTextFile(new URL(file, ROOT));
    const code = text.replace(/^ *\*.*$/gm, "");
    const named = [
      ...code.matchAll(/^(?:import|export|\}).* from "([^"]+)";$/gm),
      ...code.matchAll(/\bimport\("([^"]+)"/g),
      ...code.matchAll(/const specifier = "([^"]+)"/g),
      ...code.matchAll(/@jsxImportSource (\S+)/g),
    ];
    for (const [, specifier] of named) {
      if (/^(node:|\.)/.test(specifier)) continue;
      // "npm:hono@1.2.3/jsx" is hono; "jsr:@std/dotenv@^1.2.3" is @std/dotenv.
      const [, whole, name] = specifier.match(/^((?:npm|jsr):((?:@[\w.-]+\/)?[\w.-]+)@[^/]+)/) ??
        [];
      if (!name || imports[name] !== whole) wrong.push(`${file}: ${specifier}`);
    }
  }
  assertEquals(wrong, []);
});

Deno.test("every task that a paper names is there", async () => {
  const { tasks } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  const ci = { name: ".ci/run", text: await Deno.readTextFile(new URL(".ci/run", ROOT)) };
  for (const { name, text } of [...await papers(), ci]) {
    for (const [, task] of text.matchAll(/deno task ([\w:]*\w)/g)) {
      assert(task in tasks, `${name} names deno task ${task}`);
    }
  }
});

Deno.test("ARCHITECTURE.md gives a reason for every dependency", async () => {
  const { imports } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  const text = await Deno.readTextFile(new URL("ARCHITECTURE.md", ROOT));
  // "hono/" is hono, for what lies inside it.
  const names = Object.keys(imports).map((name) => name.replace(/\/$/, ""));
  for (const name of names) assert(text.includes(`\`${name}\``), name);
});
