import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { checkQuery, estimate, startPractice } from "../../mod.ts";
import type { NotebookRun } from "../../tools/notebooks/mod.ts";
import { cloneNotebook } from "./clone_notebook.ts";

const NAME = "2_ask_good_questions.ipynb";
const LAST_CELL = "console.log(`SPENT ${card.spent.cost.high} ${card.spent.posts}`);";

interface SavedCell {
  cell_type: string;
  source: string[];
  outputs?: unknown[];
}

const CELLS: SavedCell[] =
  JSON.parse(await Deno.readTextFile(new URL(`../../notebooks/${NAME}`, import.meta.url))).cells;

const prose = CELLS.filter(({ cell_type }) => cell_type === "markdown")
  .map(({ source }) => source.join("")).join("\n");

/** What the head says that all of it costs at most, in USD. */
const PROMISED = Number(/once\*\* +\| \*\*at most (\d+\.\d+)\*\*/.exec(prose)?.[1]);

/** What a run spent: at the high end in USD, and posts. */
function spentIn({ text }: NotebookRun): { usd: number; posts: number } {
  const [, usd, posts] = /SPENT (\S+) (\d+)/.exec(text) ?? [];
  return { usd: Number(usd), posts: Number(posts) };
}

const marks = (query: string) => String(checkQuery(query)).split("\n").slice(2, 4).join("\n");

Deno.test("notebook 2 runs top to bottom in practice, asks nothing, and says PRACTICE", async () => {
  await using here = await cloneNotebook(NAME);
  const run = await here.run({ env: { LIBRARY_CARD_PRACTICE: "1" }, answer: () => undefined });
  assert(run.ok, run.failure?.message);
  assertStringIncludes(run.text, "PRACTICE");
  assertEquals(run.prompts, []);
});

Deno.test("notebook 2 shows the marks, X's own words, the estimate and the budget", async () => {
  await using here = await cloneNotebook(NAME);
  const { text } = await here.run({ env: { LIBRARY_CARD_PRACTICE: "1" } });
  for (
    const marked of [
      marks("library AND storm"),
      marks("library “power is out”"),
      marks("lang:en -is:retweet"),
      marks("library storm since:2026-11-20 min_faves:10"),
      marks("library storm OR warm"),
    ]
  ) {
    assertStringIncludes(text, marked);
  }
  for (
    const words of [
      'X says: "Ambiguous use of and as a keyword',
      'library (storm OR "power is out") min_likes:10',
      "What it would cost",
      "the budget for this call is USD 0.04",
      "Incomplete: 20 of 100 posts came",
      "What it would have cost",
    ]
  ) {
    // Where a line breaks depends on what stands before it.
    assertStringIncludes(text.replace(/\s+/g, " "), words);
  }
});

Deno.test("notebook 2 costs what its head says", async () => {
  await using room = await startPractice();
  await using here = await cloneNotebook(NAME, { lastCell: LAST_CELL });
  const { apiKey, apiSecret } = room.issueKeys();
  const run = await here.run({
    env: { X_API_BASE_URL: room.url, X_API_KEY: apiKey, X_API_SECRET: apiSecret },
  });
  assert(run.ok, run.failure?.message);
  const { usd, posts } = spentIn(run);
  // The last five are a person's newest, who may have posted less.
  assert(usd <= PROMISED && posts > 50 && posts <= 55, `USD ${usd} for ${posts} posts`);
  const counts = room.requests.filter(({ path }) => path === "/2/tweets/counts/recent");
  assertEquals(counts.length, 13);
});

Deno.test("notebook 2 sends X one query that it must refuse, to meet its words", async () => {
  await using room = await startPractice();
  await using here = await cloneNotebook(NAME);
  await here.run({
    env: { X_API_BASE_URL: room.url, X_BEARER_TOKEN: room.issueKeys().bearerToken },
  });
  const refused = room.requests.filter(({ status }) => status !== 200);
  assertEquals(refused.map(({ path, status }) => [path, status]), [[
    "/2/tweets/search/recent",
    400,
  ]]);
});

Deno.test("the exercises of notebook 2 have the right answers", () => {
  const { reading } = checkQuery("library -storm OR blankets");
  assertEquals(
    reading,
    "posts that either contain “library” and do not contain “storm”, or contain “blankets”",
  );
  const asked = "library AND “open late” min_faves:5 until:2026-11-20";
  const { cost } = estimate("library", { limit: 133, authors: true });
  for (
    const words of [
      `\`${asked}\``,
      `\`${checkQuery(asked).fixed}\``,
      `says USD ${cost.low} to ${cost.high}`,
    ]
  ) {
    assertStringIncludes(prose.replaceAll("\n", " "), words);
  }
});

Deno.test("the saved outputs of notebook 2 are practice outputs", () => {
  const shown = JSON.stringify(CELLS.flatMap(({ outputs }) => outputs ?? []));
  for (const words of ["PRACTICE", "Would have cost", "Made-up posts from the practice room"]) {
    assert(shown.includes(words), `"${words}" is not shown`);
  }
  assert(!/x\.com\/\w+\/status/.test(shown));
});
