import { openCollection } from "../../mod.ts";
import { run } from "../../src/commands/mod.ts";
import { tellAt } from "../../src/problems/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { tempFolder } from "../collection/made_collection.ts";

/** What a line says, its result and all else, and its exit code. */
async function told(...args: string[]) {
  const said: string[] = [];
  const write = (text: string) => said.push(text);
  const code = await run(args, { result: write, aside: write });
  return { code, said: said.join("\n"), flat: said.join(" ").replace(/\s+/g, " ") };
}

/** What only a notebook or a program can do. */
const CODE =
  /\bawait \w|\bcard\.\w|\bposts\.missing|\bpeople\.missing|(?<!--)\b(practice|budget|limit|spread|to|pseudonymise): ["\w]|the same call/;

Deno.test.each([
  {
    args: ["search", "library", "--scenario", "credits-depleted"],
    says: ["add --practice"],
  },
  { args: ["estimate", "library", "--limit", "500", "--practice"], says: ["--budget 2.5 "] },
  {
    args: ["user", "PaperwickTown", "--practice"],
    says: ["deno task timeline PaperwickTown --limit 10 --practice"],
  },
  { args: ["user", "PaperwickTown", "nobody_of_them", "--practice"], says: ["--json lists them"] },
  { args: ["query", "cats since:2020-01-01"], says: ["give the date as --since."] },
  { args: ["query", "cats since_id:5"], says: ["the option sinceId in a notebook"] },
  { args: ["search", "cats", "--practice", "--since", "5"], says: ["for month and day."] },
  { args: ["collect", "cats", "--to", "", "--practice"], says: ["--to library.sqlite"] },
])("a terminal is told what can be typed there: $args", async ({ args, says }) => {
  const { flat } = await told(...args);
  for (const words of says) assertStringIncludes(flat, words);
  assertEquals(CODE.exec(flat)?.[0], undefined, flat);
});

Deno.test("what collecting says in a terminal can be typed there, or says that it is for a notebook", async () => {
  await using folder = await tempFolder();
  const collect = (name: string, ...more: string[]) =>
    told("collect", "library", "--to", folder.file(name), "--practice", ...more);
  const some = await collect("some.sqlite", "--limit", "10");
  assertStringIncludes(some.flat, "run the same line with a larger --limit");
  const sample = await collect("sample.sqlite", "--limit", "60", "--spread");
  assertStringIncludes(sample.flat, "is told in a notebook: (await openCollection(");
  const few = await collect("few.sqlite", "--limit", "2", "--spread", "hour");
  assertStringIncludes(few.flat, ", or --spread day.");
  const mixed = await collect("some.sqlite", "--limit", "20", "--pseudonymise");
  assertStringIncludes(mixed.flat, "leave --pseudonymise out");
  await Deno.writeTextFile(folder.file("ids.txt"), "1\n2\n");
  const missing = await told("lookup", folder.file("ids.txt"), "--practice");
  assertStringIncludes(missing.flat, "--json lists them");
  for (const { flat } of [some, few, mixed, missing]) {
    assertEquals(CODE.exec(flat)?.[0], undefined, flat);
  }
  // What is kept is told for where it is read next.
  using collection = await openCollection(folder.file("some.sqlite"));
  const elsewhere = tellAt("program", () => String(collection.report)).replace(/\s+/g, " ");
  assertStringIncludes(elsewhere, "run the same call with a larger limit");
});

Deno.test("the next lines after practice are practice, and those after another run are not", async () => {
  const demo = await told("demo");
  assertStringIncludes(demo.said, 'deno task search "library lang:en" --limit 10 --practice');
  assertStringIncludes(demo.said, 'deno task count "library lang:en" --practice');
  const check = await told("check", "--practice", "--no-search");
  assertStringIncludes(check.said, 'deno task search "your own words" --limit 10 --practice\n');
});

Deno.test("collect refuses the name of another kind of file, buys nothing, and names export", async () => {
  await using folder = await tempFolder();
  const here = Deno.cwd();
  for (const ending of ["csv", "CSV", "jsonl", "json", "parquet", "xlsx"]) {
    const to = folder.file(`posts.${ending}`);
    const { code, said, flat } = await told("collect", "library", "--to", to, "--practice");
    assertEquals(code, 2);
    assertStringIncludes(flat, `to ends with .${ending}, and a collection is one SQLite file`);
    assertStringIncludes(flat, "Name it posts.sqlite; then deno task export posts.sqlite posts.");
    assert(!said.includes("would cost"), said);
    assertEquals(await Deno.stat(to).catch(({ name }) => name), "NotFound");
  }
  assertEquals(Deno.cwd(), here);
});

Deno.test("export refuses to write over a collection, and says that it is one", async () => {
  await using folder = await tempFolder();
  const [from, to] = [folder.file("x.sqlite"), folder.file("posts.csv")];
  await told("collect", "library", "--to", from, "--practice", "--limit", "10");
  await Deno.copyFile(from, to);
  const { code, said } = await told("export", from, to);
  assertEquals(code, 2);
  assertStringIncludes(said, "posts.csv is a collection itself");
  using collection = await openCollection(to);
  assertEquals(collection.length, 10);
});
