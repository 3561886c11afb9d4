import { run } from "../../src/commands/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { tempFolder } from "../collection/made_collection.ts";

/** What a line is told, and its exit code, in this process. */
async function told(...args: string[]) {
  const said: string[] = [];
  const write = (text: string) => said.push(text);
  const code = await run(args, { result: write, aside: write });
  return { code, said: said.join("\n") };
}

/** The lines that an answer offers to be typed. */
const linesIn = (said: string) =>
  said.split("\n").map((line) => line.trim()).filter((line) => line.startsWith("deno task"));

const FILE = ["--to", "library.sqlite"];

Deno.test.each([
  { args: ["collect", "library", ...FILE, "--limt", "10"], says: "--limt, did you mean --limit?" },
  { args: ["collect", "library", "--buget", "3"], says: "--buget, did you mean --budget?" },
  { args: ["search", "library", "--limt", "10"], says: "--limt, did you mean --limit?" },
  { args: ["search", "library", "--limt=10"], says: "--limt, did you mean --limit?" },
  { args: ["search", "library", "-limit", "10"], says: "-limit, did you mean --limit?" },
  { args: ["search", "library", "–limit", "10"], says: "–limit, did you mean --limit?" },
  { args: ["search", "library", "—practice"], says: "—practice, did you mean --practice?" },
  { args: ["search", "library", "--pract"], says: "--pract, did you mean --practice?" },
  { args: ["search", "library", "-n", "10"], says: "unknown option -n." },
  { args: ["count", "library", "--limit", "10"], says: "unknown option --limit." },
  { args: ["collect", "-dogs cats", "--too", "x.sqlite"], says: "--too, did you mean --to?" },
  { args: ["scan", "-clean"], says: "-clean, did you mean --clean?" },
])("an unknown option is told first, and no line is offered: $args", async ({ args, says }) => {
  const { code, said } = await told(...args);
  assertEquals(code, 2);
  assertStringIncludes(said, says);
  assertStringIncludes(said, `deno task ${args[0]} --help`);
  assertEquals(linesIn(said), []);
});

Deno.test("an unknown option is told to a program, too", async () => {
  const { code, said } = await told("search", "library", "--limt", "10", "--json");
  const { problem, message } = JSON.parse(said);
  assertEquals([code, problem], [2, "bad-option"]);
  assertStringIncludes(message, "unknown option --limt, did you mean --limit?");
});

Deno.test.each([
  {
    args: ["collect", "library", "--to", "my", "posts.sqlite", "--practice"],
    line: 'deno task collect --to "my posts.sqlite" --practice "library"',
  },
  {
    args: ["collect", "--to=my", "new", "posts.sqlite", "library lang:en"],
    line: 'deno task collect "--to=my new posts.sqlite" "library lang:en"',
  },
  {
    args: ["collect", "library", ...FILE, "--pseudonymise", "my", "study.key"],
    line: 'deno task collect --to library.sqlite --pseudonymise "my study.key" "library"',
  },
  {
    args: ["collect", "library", ...FILE, "--since", "2026-11-20", "15:00"],
    line: 'deno task collect --to library.sqlite --since "2026-11-20 15:00" "library"',
  },
  {
    args: ["export", "my", "posts.sqlite", "posts.csv"],
    line: 'deno task export "my posts.sqlite" posts.csv',
  },
  {
    args: ["export", "posts.sqlite", "my", "days/", "--limit", "5"],
    line: 'deno task export --limit 5 posts.sqlite "my days/"',
  },
  { args: ["lookup", "my", "ids.txt"], line: 'deno task lookup "my ids.txt"' },
  { args: ["recheck", "my", "posts.sqlite"], line: 'deno task recheck "my posts.sqlite"' },
  {
    args: ["check", "--query", "library", "lang:en"],
    line: 'deno task check --query "library lang:en"',
  },
])("a name with a space is put in quotation marks: $line", async ({ args, line }) => {
  const { code, said } = await told(...args);
  assertEquals([code, linesIn(said)], [2, [line]]);
  assertStringIncludes(said, "wants quotation marks");
});

Deno.test("scan says that a name with a space wants quotation marks where a part of it is not there", async () => {
  const { code, said } = await told("scan", "no", "such notebook.ipynb");
  assertEquals(code, 2);
  assertStringIncludes(said.replace(/\s+/g, " "), "a name with a space wants quotation marks");
});

Deno.test("too many names are not put together where it is not sure which belong together", async () => {
  for (const args of [["lookup", "a.txt", "b.txt"], ["export", "a.sqlite", "b.csv", "c"]]) {
    const { code, said } = await told(...args);
    assertEquals([code, linesIn(said)], [2, []]);
    assertStringIncludes(said, "too many arguments");
  }
});

Deno.test.each([
  {
    args: ["collect", ...FILE, "--pseudonymise", "library"],
    says: '--pseudonymise took "library"',
    line: 'deno task collect "library" --to library.sqlite --pseudonymise',
  },
  {
    args: ["collect", ...FILE, "--spread", "library lang:en", "--limit", "50"],
    says: '--spread took "library lang:en"',
    line: 'deno task collect "library lang:en" --to library.sqlite --spread --limit 50',
  },
  {
    args: ["collect", "--resume", "my.sqlite"],
    says: "behind --to",
    line: "deno task collect --resume --to my.sqlite",
  },
  {
    args: ["collect", "library"],
    says: "--to",
    line: "deno task collect library --to library.sqlite",
  },
  {
    args: ["collect", "--limit", "5"],
    says: "--to",
    line: 'deno task collect "library lang:en" --to library.sqlite',
  },
  {
    args: ["collect", "--to", "x.sqlite"],
    says: "missing the query, or --resume",
    line: 'deno task collect "library lang:en" --to x.sqlite',
  },
  {
    args: ["collect", "library lang:en", "--to", "x.sqlite", "--limit", "ten", "--practice"],
    says: "whole number",
    line: 'deno task collect "library lang:en" --to x.sqlite --limit 10 --practice',
  },
  {
    args: ["search", "library", "--budget=none"],
    says: "amount in USD",
    line: "deno task search library --budget=0.50",
  },
])("what is missing or wrong in a line is told with one that works: $line", async (row) => {
  const { code, said } = await told(...row.args);
  assertEquals([code, linesIn(said)], [2, [row.line]]);
  assertStringIncludes(said, row.says);
});

Deno.test("the line that is offered where --pseudonymise took the query collects", async () => {
  await using folder = await tempFolder();
  const to = folder.file("x.sqlite");
  const flags = ["--to", to, "--limit", "10", "--practice"];
  const { said } = await told("collect", ...flags, "--pseudonymise", "library");
  const [line] = linesIn(said);
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, inner, word]) => inner ?? word);
  const { code } = await told(...args.slice(2));
  assertEquals(code, 0);
  assert((await Deno.stat(`${to}.key`)).isFile);
});
