import { assert, assertEquals, assertStringIncludes, assertThrows } from "../assert.ts";
import { AccessError, connect, estimate, type EstimateOptions, startPractice } from "../../mod.ts";
import { cannedX, USAGE } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const quiet = { prompt: false, envFile: false, practice: false } as const;
const { bearerToken, ...FOUR } = MADE_UP;

const SUMS = [
  { options: {}, wanted: 10, low: 0.05, high: 0.05, requests: 1 },
  { options: { limit: 3 }, wanted: 10, low: 0.05, high: 0.05, requests: 1 },
  { options: { limit: 105 }, wanted: 105, low: 0.525, high: 0.525, requests: 2 },
  { options: { limit: 250, authors: true }, wanted: 250, low: 1.25, high: 3.75, requests: 3 },
  { options: { limit: 100, references: true }, wanted: 100, low: 0.5, high: 1.5, requests: 1 },
  {
    options: { limit: 100, authors: true, references: true },
    wanted: 100,
    low: 0.5,
    high: 4.5,
    requests: 1,
  },
  {
    options: { limit: 100, media: true, places: true },
    wanted: 100,
    low: 0.5,
    high: 0.5,
    requests: 1,
  },
];

Deno.test.each(SUMS)("estimate() with $options", ({ options, wanted, low, high, requests }) => {
  const found = estimate("library", options);
  assertEquals([found.wanted, found.cost, found.requests], [wanted, { low, high }, requests]);
  assertEquals([found.counted, found.posts, found.seconds], [false, undefined, 0]);
  const mills = (end: "low" | "high") =>
    found.parts.reduce((sum, { cost }) => sum + Math.round(cost[end] * 1000), 0);
  assertEquals([mills("low") / 1000, mills("high") / 1000], [low, high]);
});

Deno.test("estimate() has a part for each kind of object, from its least to its most", () => {
  const { parts } = estimate("library", { limit: 20, authors: true, references: true });
  assertEquals(parts, [
    { what: "posts", count: { low: 20, high: 20 }, cost: { low: 0.1, high: 0.1 } },
    { what: "authors", count: { low: 1, high: 20 }, cost: { low: 0, high: 0.2 } },
    { what: "referenced posts", count: { low: 0, high: 40 }, cost: { low: 0, high: 0.2 } },
    {
      what: "authors of referenced posts",
      count: { low: 0, high: 40 },
      cost: { low: 0, high: 0.4 },
    },
  ]);
});

Deno.test("estimate() tells what a large search takes of time and of the monthly cap", () => {
  const { seconds, shareOfCap, requests } = estimate("library", { limit: 300_000 });
  assertEquals([requests, seconds, shareOfCap], [3000, 5400, 0.1]);
  assertStringIncludes(estimate("library", { limit: 300_000 }).toString(), "1 h 30 min");
});

Deno.test("an estimate says at least and at most on every face, and no markup of the query", () => {
  const found = estimate("<b>library</b>", { limit: 100, authors: true });
  const { ["text/html"]: html, ...others } = (found as unknown as Record<
    symbol,
    () => Record<string, string>
  >)[Symbol.for("Jupyter.display")].call(found);
  for (const face of [html, ...Object.values(others), String(found), Deno.inspect(found)]) {
    assertStringIncludes(face, "at least USD 0.50, at most USD 1.50");
  }
  assert(!html.includes("<b>library"));
  assertEquals(JSON.parse(JSON.stringify(found)).cost, { low: 0.5, high: 1.5 });
});

const BAD = [
  { query: " ", options: {}, says: "the query is empty" },
  { query: "library", options: { limit: 0 }, says: "limit must be" },
  { query: "library", options: { since: "soon" }, says: "since is not a date" },
  { query: "library", options: { references: 1 }, says: "references must be true or false" },
  { query: "library", options: { max: 10 }, says: "no option named max" },
];

Deno.test.each(BAD)("estimate() refuses $query with $options", ({ query, options, says }) => {
  const error = assertThrows(() => estimate(query, options as EstimateOptions)) as AccessError;
  assertEquals(error.problem, "bad-option");
  assertStringIncludes(error.message, says);
});

const QUERIES = [
  "library lang:en",
  "#storynight OR library",
  "nothingfindsthis",
  "is:quote library",
];
const ALONG: EstimateOptions[] = [
  {},
  { authors: true },
  { references: true },
  { authors: true, references: true, media: true, places: true },
];
const RUNS = QUERIES.flatMap((query) =>
  [1, 10, 37, 230].flatMap((limit) =>
    ALONG.map((along) => ({ query, options: { limit, ...along } }))
  )
);

Deno.test("card.estimate() holds for what the practice room then really costs", async () => {
  const now = Date.now(); // A clock that stands: no post grows too old between two requests.
  await using room = await startPractice({ now: () => now });
  for (const { query, options } of RUNS) {
    // New keys, and so a new ledger, each time: nothing was read before.
    const card = await connect({ ...quiet, keys: room.issueKeys(), baseUrl: room.url });
    const { cost, wanted, requests, countingCost } = await card.estimate(query, options);
    assertEquals([countingCost, card.spent.cost], [{ low: 0.005, high: 0.005 }, countingCost]);
    const posts = await card.search(query, options);
    const about = `${query} ${JSON.stringify(options)}`;
    assert(cost.low <= posts.cost.low && posts.cost.high <= cost.high, about);
    assertEquals([posts.charge.posts, posts.pages], [wanted, requests], about);
  }
});

Deno.test("a search with the estimate's own price as its budget reaches its limit", async () => {
  const card = await connect({ practice: true });
  const options = { limit: 230, authors: true, references: true };
  const { cost } = await card.estimate("library lang:en", options);
  const posts = await card.search("library lang:en", { ...options, budget: cost.high });
  assertEquals([posts.length, posts.ended], [230, "limit"]);
});

Deno.test("card.estimate() narrows the count as the search would be narrowed", async () => {
  const card = await connect({ practice: true });
  const since = new Date(Date.now() - 24 * 3_600_000);
  const day = await card.estimate("library", { limit: 100_000, since });
  const week = await card.estimate("library", { limit: 100_000 });
  assert(day.posts! > 0 && day.posts! < week.posts!, `${day.posts} of ${week.posts}`);
});

Deno.test("card.estimate() takes the share of what is left of the cap", async () => {
  await using x = cannedX(({ url }) =>
    Response.json(
      url.includes("/usage/")
        ? { data: { ...USAGE.data, project_usage: "2999800" } }
        : { data: [], meta: { total_tweet_count: 5000 } },
    )
  );
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  const found = await card.estimate("library", { limit: 400 });
  assertEquals([found.posts, found.shareOfCap], [5000, 2]);
  assertStringIncludes(found.notes.join(" "), "more than X lets you read");
  assertStringIncludes(String(found), "200 % of the 200 posts");
});

Deno.test("card.estimate() with keys that cannot count says so, and goes by the limit", async () => {
  await using x = cannedX(({ url }) =>
    url.endsWith("/oauth2/token")
      ? Response.json({ errors: [{ code: 99, message: "no" }] }, { status: 403 })
      : Response.json({ title: "Invalid Request" }, { status: 400 })
  );
  const card = await connect({ ...quiet, keys: FOUR, baseUrl: x.url });
  const sent = x.requests.length;
  const found = await card.estimate("library", { limit: 50 });
  assertEquals([found.counted, found.cost.high, x.requests.length], [false, 0.25, sent]);
  assertStringIncludes(found.notes[0], "These keys cannot count");
});

Deno.test("card.estimate() whose budget does not allow to count goes by the limit", async () => {
  const card = await connect({ practice: true, budget: 0.004 });
  const found = await card.estimate("library", { limit: 50 });
  assertEquals([found.counted, found.cost.high, card.spent.cost.high], [false, 0.25, 0]);
  assertStringIncludes(found.notes[0], "budget for this session is USD 0.004");
});
