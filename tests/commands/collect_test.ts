import { connect, openCollection } from "../../mod.ts";
import { run } from "../../src/commands/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { tempFolder } from "../collection/made_collection.ts";
import { errorOf, resultOf } from "./read_events.ts";

/** Runs a line in this process, on the practice room that it keeps. */
async function terminal(...args: string[]) {
  const [results, asides]: string[][] = [[], []];
  const code = await run(args, {
    result: (text) => results.push(text),
    aside: (text) => asides.push(text),
  });
  const result = results.join("\n");
  const json = () => ({ ...resultOf(result), error: errorOf(result) });
  return { code, result, json, aside: asides.join("\n") };
}

/** `collect` into a file of the practice room, as JSON. */
const collect = (to: string, ...more: string[]) =>
  terminal("collect", "--to", to, "--practice", "--json", ...more);

async function idsIn(file: string): Promise<string[]> {
  using collection = await openCollection(file);
  return collection.query("select id from posts where role = 'match' order by id")
    .map(({ id }) => String(id));
}

Deno.test("collect --spread --seed buys a sample that another run with the seed buys again", async () => {
  await using folder = await tempFolder();
  const [one, two] = [folder.file("one.sqlite"), folder.file("two.sqlite")];
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const range = ["--since", ago(6 * 24 * 60), "--until", ago(1)];
  const words = ["library OR story", "--spread", "--seed", "7", "--limit", "100", ...range];
  const { code, json } = await collect(one, ...words);
  assertEquals([code, json().sample.seed, json().question.spread], [0, 7, true]);
  assertEquals((await collect(two, ...words)).code, 0);
  assertEquals(await idsIn(two), await idsIn(one));
  const by = await collect(
    folder.file("day.sqlite"),
    "library",
    "--spread",
    "day",
    "--limit",
    "100",
  );
  assertEquals([by.code, by.json().question.spread], [0, "day"]);
});

Deno.test("collect refuses a seed that is none, and a seed without --spread", async () => {
  await using folder = await tempFolder();
  const to = folder.file("x.sqlite");
  assertEquals((await collect(to, "library", "--spread", "--seed", "x")).code, 2);
  assertEquals((await collect(to, "library", "--spread", "year")).code, 2);
  const alone = await collect(to, "library", "--seed", "7");
  assertEquals([alone.code, alone.json().error.problem], [2, "bad-option"]);
  assertEquals(await Deno.stat(to).catch(({ name }) => name), "NotFound");
});

Deno.test("collect --resume goes on with what the file was asked last, by its budget or a larger one", async () => {
  await using folder = await tempFolder();
  const to = folder.file("x.sqlite");
  const first = await collect(to, "library OR story", "--authors", "--budget", "1");
  assertEquals([first.code, first.json().ended], [0, "budget"]);
  const same = await collect(to, "--resume");
  assertEquals([same.json().ended, same.json().posts], ["budget", first.json().posts]);
  assert(same.json().cost.high <= 1);
  const more = await collect(to, "--resume", "--budget", "3");
  assertEquals([more.code, more.json().query], [0, "library OR story"]);
  assertEquals(more.json().question.authors, true);
  assert(more.json().posts > first.json().posts && more.json().cost.high <= 3);
  assertEquals((await collect(to, "library OR story", "--resume", "--budget", "3")).code, 0);
  assertEquals((await collect(to, "another", "--resume")).code, 2);
});

Deno.test("collect --resume says so where there is nothing to go on with", async () => {
  await using folder = await tempFolder();
  const absent = await collect(folder.file("x.sqlite"), "--resume");
  assertEquals([absent.code, absent.json().error.problem], [1, "collection-unusable"]);
  const to = folder.file("mentions.sqlite");
  const card = await connect({ practice: true });
  const source = { mentions: "PaperwickTown" };
  (await card.collect(undefined, { to, source, limit: 10, onProgress: () => {} })).close();
  const other = await collect(to, "--resume");
  assertEquals(other.code, 2);
  assertStringIncludes(other.json().error!.message, "a timeline or for ids");
  const nothing = await collect(folder.file("x.sqlite"));
  assertEquals(nothing.code, 2);
  assertStringIncludes(nothing.json().error!.message, "missing the query, or --resume");
});

Deno.test("collect --pseudonymise hides ids and names, makes the key, and --resume goes on with both", async () => {
  await using folder = await tempFolder();
  const to = folder.file("x.sqlite");
  const first = await collect(to, "library OR story", "--limit", "50", "--pseudonymise");
  assertEquals([first.code, first.json().pseudonymised], [0, true]);
  assert((await idsIn(to)).every((id) => id.startsWith("p_")));
  assert((await Deno.stat(`${to}.key`)).isFile);
  const more = await collect(to, "--resume", "--limit", "120");
  assertEquals([more.code, more.json().posts], [0, 120]);
  const clear = await collect(to, "library OR story", "--limit", "130");
  assertEquals([clear.code, clear.json().error.problem], [1, "pseudonyms"]);
  const hidden = await collect(to, "from:PaperwickTown", "--limit", "10", "--pseudonymise");
  assertEquals(hidden.code, 0);
  const again = await collect(to, "--resume");
  assertEquals(again.code, 2);
  assertStringIncludes(again.json().error!.message, "Give the query again");
  const key = folder.file("study.key");
  const study = folder.file("study.sqlite");
  assertEquals((await collect(study, "story", "--limit", "10", "--pseudonymise", key)).code, 0);
  assert((await Deno.stat(key)).isFile);
  const card = await collect(folder.file("y.sqlite"), "story", "--limit", "10");
  assertEquals([card.code, card.json().pseudonymised], [0, false]);
});

Deno.test("recheck FILE says what is gone, in words and as JSON, and a budget that ends it is exit code 1", async () => {
  await using folder = await tempFolder();
  const to = folder.file("x.sqlite");
  assertEquals((await collect(to, "library OR story", "--limit", "150")).code, 0);
  const { code, json } = await terminal("recheck", to, "--practice", "--json");
  const { checked, deleted, hidden, removed, unknown, left, cost } = json();
  assertEquals([code, checked, deleted, hidden, removed, unknown, left], [0, 150, 0, 0, 0, 0, 0]);
  assertEquals(cost, { low: 0.75, high: 0.75 });
  const words = await terminal("recheck", to, "--practice", "--budget", "0.5");
  assertEquals(words.code, 1);
  assertStringIncludes(words.result, "100 posts were checked (USD 0.50).");
  assertStringIncludes(words.result, "50 are left to check.");
});

Deno.test("recheck takes the key of a file with pseudonyms, and asks nothing without it", async () => {
  await using folder = await tempFolder();
  const [to, key] = [folder.file("x.sqlite"), folder.file("study.key")];
  await collect(to, "library OR story", "--limit", "40", "--pseudonymise", key);
  const keyless = await terminal("recheck", to, "--practice", "--json");
  assertEquals([keyless.code, keyless.json().error.problem], [1, "pseudonyms"]);
  const done = await terminal(
    ...["recheck", to, "--practice", "--json", "--pseudonymise", key],
  );
  assertEquals([done.code, done.json().checked, done.json().deleted], [0, 40, 0]);
});

Deno.test("recheck refuses a file that is none, and usage without one", async () => {
  await using folder = await tempFolder();
  const absent = await terminal("recheck", folder.file("x.sqlite"), "--practice", "--json");
  assertEquals([absent.code, absent.json().error.problem], [1, "collection-unusable"]);
  assertEquals((await terminal("recheck")).code, 2);
  assertEquals((await terminal("recheck", folder.file("x.sqlite"), "--budget", "0")).code, 2);
});
