import { assert, assertEquals, assertMatch, assertStringIncludes } from "../assert.ts";
import { count, type CountOptions } from "../../src/search/mod.ts";
import { cannedX } from "../access/canned_x.ts";
import { openNetwork } from "../access/open_network.ts";

const LENGTHS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const FROM = Date.UTC(2026, 10, 16, 20, 30);

/** What a count of so many posts in each span looks like, the first and the last span cut. */
async function counted(
  granularity: NonNullable<CountOptions["granularity"]>,
  spans: number,
  posts = (i: number) => i % 5,
) {
  const length = LENGTHS[granularity];
  const first = Math.floor(FROM / length) * length;
  const data = Array.from({ length: spans }, (_, i) => ({
    start: new Date(Math.max(FROM, first + i * length)).toISOString(),
    end: new Date(first + (i + 1) * length).toISOString(),
    tweet_count: posts(i),
  }));
  const total = data.reduce((sum, { tweet_count }) => sum + tweet_count, 0);
  await using x = cannedX(() => Response.json({ data, meta: { total_tweet_count: total } }));
  return await count(await openNetwork(x.url), "library", { granularity });
}

// deno-lint-ignore no-explicit-any -- a symbol by which Deno asks
const display = (value: any) => value[Symbol.for("Jupyter.display")]();

Deno.test("Counts shows its days as bars, each with its number, and what it cost", async () => {
  const shown = String(await counted("day", 8));
  assertMatch(shown, /^13 posts for library, by day \(UTC\)$/m);
  assertMatch(shown, /^Nov 16 +0$/m);
  assertMatch(shown, /^Nov 20 +4 █+$/m);
  assertStringIncludes(shown, "Cost USD 0.005.");
});

Deno.test("Counts names the days under a week of hours", async () => {
  const counts = await counted("hour", 169);
  const html = display(counts)["text/html"];
  assertEquals(
    html.match(/<div title="[^"]*" style="[^"]*height:(?!0%)/g).length,
    counts.filter(({ count }) => count > 0).length,
  );
  for (let day = 17; day <= 22; day++) assertStringIncludes(html, `>Nov ${day}<`);
  // Less than four hours of the first day are shown, so its name would stand over the next.
  assert(!html.includes(">Nov 16<"));
  assertStringIncludes(html, "Nov 16 20:30");
});

Deno.test("Counts adds 10,081 minutes up to hours, and the rows keep the minutes", async () => {
  const counts = await counted("minute", 10_081, () => 1);
  assertEquals(counts.length, 10_081);
  assertStringIncludes(display(counts)["text/html"], "Each bar adds up 60 minutes.");
  assertEquals(counts.toCsv().trimEnd().split("\n").length, 10_082);
});

Deno.test("Counts names times, not days, under a few hours", async () => {
  const html = display(await counted("minute", 120))["text/html"];
  assertStringIncludes(html, ">21:00<");
  assert(!html.includes(">Nov 16<"));
});

Deno.test("Counts without a post says so on every face", async () => {
  const faces = display(await counted("hour", 24, () => 0));
  for (const face of ["text/html", "text/plain", "text/markdown"]) {
    assertStringIncludes(faces[face], "0 posts for library");
    assert(!faces[face].includes("Highest"));
  }
});
