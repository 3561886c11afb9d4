import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { AccessError, type ProblemId } from "../../src/problems/mod.ts";
import type { QueryReport } from "../../src/query/mod.ts";
import { count, estimate, lookup, search, timeline } from "../../src/search/mod.ts";
import { estimateByCounting } from "../../src/search/estimate_by_counting.ts";
import { cannedX } from "../access/canned_x.ts";
import { openNetwork } from "../access/open_network.ts";

const x = () => cannedX(() => Response.json({ meta: { result_count: 0, total_tweet_count: 0 } }));

const VERBS = [
  { verb: "search", ask: search },
  { verb: "count", ask: count },
  { verb: "estimate", ask: estimateByCounting },
] as const;

Deno.test.each(VERBS)(
  "$verb refuses a query with an error, before anything is sent",
  async ({ ask }) => {
    await using server = x();
    const way = await openNetwork(server.url);
    const error = await assertRejects(() => ask(way, "cats AND dogs"));
    assert(error instanceof AccessError);
    assertEquals([error.problem, server.requests.length], ["query-ambiguous", 0]);
    assertStringIncludes(error.nextSteps[0], "       cats AND dogs\n            ^^^");
    assertStringIncludes(error.nextSteps.join(" "), "With these mended it reads: cats dogs");
  },
);

Deno.test.each(VERBS)("$verb with checkQuery: false sends the query as it is", async ({ ask }) => {
  await using server = x();
  await ask(await openNetwork(server.url), "cats AND dogs", { checkQuery: false });
  assertStringIncludes(server.requests[0].path, "cats%20AND%20dogs");
});

Deno.test.each(VERBS)("$verb still takes the old name check, and says so once", async (row) => {
  await using server = x();
  const network = await openNetwork(server.url);
  const { error } = console;
  const told: string[] = [];
  console.error = (value) => told.push(value);
  try {
    for (let i = 0; i < 2; i++) await row.ask(network, "cats AND dogs", { check: false });
  } finally {
    console.error = error;
  }
  assertEquals(server.requests.length, 2);
  assertEquals(told, [
    `${row.verb}: the option check is called checkQuery now. The old name is still taken.`,
  ]);
});

Deno.test.each(VERBS)("$verb goes by checkQuery where check is given too", async ({ ask }) => {
  await using server = x();
  const options = { check: false, checkQuery: true };
  await assertRejects(async () => ask(await openNetwork(server.url), "cats AND dogs", options));
  assertEquals(server.requests.length, 0);
});

const KNOWN_TO_X: { query: string; id: ProblemId }[] = [
  { query: "(library", id: "query-unreadable" },
  { query: "has:media", id: "query-not-standalone" },
  { query: "library min_faves:5", id: "query-operator-unknown" },
  { query: "'library'", id: "query-in-quotes" },
  { query: "a ".repeat(300), id: "query-too-long" },
  { query: "library min_likes:x", id: "bad-query" },
];

Deno.test.each(KNOWN_TO_X)(
  "search() calls what is wrong with $query as X would: $id",
  async ({ query, id }) => {
    await using server = x();
    const way = await openNetwork(server.url);
    const error = await assertRejects(() => search(way, query));
    assert(error instanceof AccessError);
    assertEquals([error.problem, server.requests.length], [id, 0]);
  },
);

Deno.test("search() tells of a warning, and searches all the same", async () => {
  await using server = x();
  const told: QueryReport[] = [];
  const warn = (report: QueryReport) => told.push(report);
  await search(await openNetwork(server.url), "library OR archive lang:en", {}, { warn });
  assertEquals([told.length, server.requests.length], [1, 1]);
  assertEquals(told[0].problems.map(({ code }) => code), ["mixed-and-or"]);
});

Deno.test("estimate() notes a warning, since nobody else is told", () => {
  const { notes } = estimate("library OR archive lang:en", { limit: 10 });
  assertStringIncludes(notes.join(" "), "A space binds tighter than OR");
});

/** Each option that is a switch, of each verb that has it. */
const SWITCHES = [
  ...["authors", "references", "media", "places", "archive", "checkQuery"].flatMap((name) => [
    { name, verb: "search", ask: search },
    { name, verb: "estimate", ask: estimateByCounting },
  ]),
  ...["archive", "checkQuery"].map((name) => ({ name, verb: "count", ask: count })),
];

Deno.test.each(SWITCHES)("$verb refuses $name that is neither true nor false", async (row) => {
  await using server = x();
  const way = await openNetwork(server.url);
  const ask = row.ask as typeof search;
  const error = await assertRejects(async () => await ask(way, "cats", { [row.name]: "yes" }));
  assert(error instanceof AccessError);
  assertEquals([error.problem, server.requests.length], ["bad-option", 0]);
  assertStringIncludes(error.message, `${row.name} must be true or false`);
});

Deno.test("lookup and timeline refuse authors that is neither true nor false", async () => {
  await using server = x();
  const way = await openNetwork(server.url);
  const yes = { authors: "yes" as never };
  for (const ask of [() => lookup(way, ["1"], yes), () => timeline(way, { id: "1" }, yes)]) {
    const error = await assertRejects(async () => await ask());
    assert(error instanceof AccessError);
    assertEquals([error.problem, server.requests.length], ["bad-option", 0]);
  }
});
