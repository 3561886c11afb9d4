import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { run } from "../../src/commands/mod.ts";
import { resultOf } from "./read_events.ts";

/** Runs a command line in practice; all lines of this process share one room. */
async function type(...args: string[]) {
  const [results, asides]: string[][] = [[], []];
  const output = {
    result: (text: string) => void results.push(text),
    aside: (text: string) => void asides.push(text),
  };
  const code = await run([...args, "--practice"], output);
  return { code, result: results.join("\n"), aside: asides.join("\n") };
}

Deno.test("lookup FILE gives posts by their ids, user and timeline a person and their posts", async () => {
  const found = await type("search", "library", "--authors", "--json");
  const posts = resultOf(found.result).posts as { id: string; username: string }[];
  const file = await Deno.makeTempFile({ suffix: ".txt" });
  await Deno.writeTextFile(file, [...posts.map(({ id }) => id), "20"].join("\n"));
  try {
    const looked = await type("lookup", file, "--csv");
    assertEquals(looked.code, 0, looked.aside);
    const lines = looked.result.split("\r\n").filter(Boolean);
    assertEquals(lines[0].startsWith("id,url"), true);
    for (const { id } of posts) assertStringIncludes(looked.result, id);
    assertStringIncludes(looked.aside, "1 of 11 posts could not be had");
    const whole = resultOf((await type("lookup", file, "--json")).result);
    assertEquals(whole.missing, [{ type: "tweet", id: "20", why: "Not Found Error" }]);
  } finally {
    await Deno.remove(file);
  }
  const [{ username }] = posts;
  const who = await type("user", username, "--json");
  assertEquals(resultOf(who.result).person.username, username);
  const table = await type("user", username, `@${posts[1].username}`);
  assertStringIncludes(table.result, `@${posts[1].username}`);
  const own = await type("timeline", username, "--limit", "5", "--no-reposts", "--json");
  const shown = resultOf(own.result).posts as { text: string; type: string }[];
  assert(shown.length > 0 && shown.every(({ type }) => type !== "retweet"));
  const about = await type("mentions", username, "--json");
  assertEquals([about.code, resultOf(about.result).query], [0, `mentions @${username}`]);
});

Deno.test("--archive and --dialect go from the line to the question", async () => {
  const since = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
  const counted = await type("count", "library", "--archive", "--since", since, "--json");
  assert(resultOf(counted.result).counts.length > 15);
  const lines = ["search", "library", "--archive", "--limit", "10", "--json"];
  assertEquals(resultOf((await type(...lines)).result).posts.length, 10);
  const priced = await type("estimate", "library", "--archive", "--dialect", "post", "--json");
  const names = (resultOf(priced.result).parts as { what: string }[]).map(({ what }) => what);
  assert(names.includes("earlier versions"));
});

Deno.test("a name that is none, or a file that is not there, exits with 2 and says so", async () => {
  const blank = await type("timeline", "ada lovelace");
  assertEquals([blank.code, blank.result], [2, ""]);
  assertStringIncludes(blank.aside, "no user name has");
  const file = await type("lookup", "no/such/file");
  assertEquals(file.code, 2);
  assertStringIncludes(file.aside, "there is no such file");
});
