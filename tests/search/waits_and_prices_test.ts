import type { AccessError } from "../../src/problems/mod.ts";
import { assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { secondsOfWaiting } from "../../src/money/mod.ts";
import {
  count,
  estimateByCounting,
  lookup,
  search,
  type SearchOptions,
  timeline,
} from "../../src/search/mod.ts";
import { cannedX } from "../access/canned_x.ts";
import { openNetwork } from "../access/open_network.ts";

/** A server that has nothing more, and who is told before it is asked. */
async function told(
  run: (
    network: Awaited<ReturnType<typeof openNetwork>>,
    tell: (sentence: string) => void,
  ) => Promise<unknown>,
  patience?: number,
) {
  const sentences: string[] = [];
  await using x = cannedX(({ url }) =>
    Response.json(
      url.includes("ids=")
        ? { data: [{ id: "1", text: "…" }] }
        : { data: [], meta: { result_count: 0, total_tweet_count: 0 } },
    )
  );
  await run(await openNetwork(x.url, { patience }), (sentence) => {
    assertEquals(x.requests, [], "told before anything is asked");
    sentences.push(sentence);
  });
  return sentences;
}

Deno.test("a wait is announced before the first page when the whole call can't fit one window", async () => {
  const [wait, ...more] = await told((network, tell) =>
    search(network, "library", { limit: 50_000 }, { tell })
  );
  assertEquals(more, []);
  assertStringIncludes(wait, "500 requests");
  assertStringIncludes(wait, "at least 15 min");
  assertStringIncludes(wait, "connect({ patience: 900 })");
  const [patient] = await told(
    (network, tell) => search(network, "library", { limit: 50_000 }, { tell }),
    900,
  );
  assertEquals(patient.includes("connect("), false);
  assertEquals(
    await told((network, tell) => search(network, "library", { limit: 45_000 }, { tell })),
    [],
  );
});

Deno.test("lookup, timeline and a long count tell their price before anything is asked", async () => {
  assertEquals(await told((network, tell) => lookup(network, ["1"], { authors: true }, { tell })), [
    "Up to 1 post: USD 0.005 to 0.015 if all of them come.",
  ]);
  assertEquals(
    await told((network, tell) => timeline(network, { id: "1" }, { limit: 4000 }, { tell })),
    [
      "X shows the newest 3,200 posts by the person with the id 1, and no older ones.",
      "Up to 3,200 posts: USD 16.00 if all of them come.",
    ],
  );
  const year = { archive: true, since: "2020-01-01", until: "2021-01-01" } as const;
  assertEquals(await told((network, tell) => count(network, "library", year, { tell })), [
    "About 12 requests, one for every 31 days: USD 0.12.",
  ]);
  const estimated = { ...year, limit: 100 };
  assertEquals(
    await told((network, tell) => estimateByCounting(network, "library", estimated, { tell })),
    ["Counting takes up to 12 requests, one for every 31 days: at most USD 0.12."],
  );
});

Deno.test("a search begins with its price, within its budget, before anything is asked", async () => {
  const begun: unknown[] = [];
  const begin = (...said: unknown[]) => begun.push(said);
  const searching = (options: SearchOptions) =>
    told((network) => search(network, "library", options, { begin }));
  await searching({ limit: 200 });
  await searching({ limit: 200, authors: true });
  await searching({ limit: 200, authors: true, budget: 1.5 });
  assertEquals(begun, [
    [200, "USD 1.00 if all of them come"],
    [200, "USD 1.00 to 3.00 if all of them come"],
    [200, "USD 1.00 to 1.50 if all of them come"],
  ]);
  begun.length = 0;
  await told((network, tell) => lookup(network, ["1"], {}, { tell, begin }));
  assertEquals(begun, [[1, undefined]]);
});

Deno.test("the price of a few posts is that of the fewest that X sells, and the notes say how many", async () => {
  const [price] = await told((network, tell) =>
    timeline(network, { id: "1" }, { limit: 3 }, { tell })
  );
  assertEquals(price, "Up to 5 posts: USD 0.025 if all of them come.");
  await using x = cannedX(() =>
    Response.json({
      data: ["1", "2", "3", "4", "5"].map((id) => ({ id, text: "…" })),
      meta: { result_count: 5 },
    })
  );
  const posts = await timeline(await openNetwork(x.url), { id: "1" }, { limit: 3 });
  assertEquals([posts.length, posts.cost.high], [3, 0.025]);
  assertStringIncludes(posts.notes.join(), "X sells at least 5 at a time.");
});

Deno.test("what a timeline cost holds the name that was looked up for it, and so does its budget", async () => {
  await using x = cannedX(({ url }) =>
    Response.json(
      url.includes("/users/by") ? { data: [{ id: "1", username: "ada" }] } : {
        data: ["1", "2", "3", "4", "5"].map((id) => ({ id, text: "…" })),
        meta: { result_count: 5 },
      },
    )
  );
  const known = new Map<string, string>();
  const world = { known };
  const posts = await timeline(await openNetwork(x.url), "ada", { limit: 5 }, world);
  assertEquals([posts.cost.low, posts.cost.high], [0.035, 0.035]);
  assertEquals([posts.charge.requests, posts.charge.users], [2, 1]);
  const again = await timeline(await openNetwork(x.url), "ada", { limit: 5 }, world);
  assertEquals(again.cost.high, 0.025, "what is known is not bought again");
  for (const budget of [0.005, 0.03]) {
    const few = { limit: 5, budget };
    const error = await assertRejects(
      async () => await timeline(await openNetwork(x.url), "ada", few),
    ) as AccessError;
    assertEquals(error.problem, "budget-reached");
  }
});

const WAITS = [
  { path: "/2/tweets/search/all", requests: 1, seconds: 0 },
  { path: "/2/tweets/search/all", requests: 20, seconds: 19 },
  { path: "/2/tweets/search/all", requests: 301, seconds: 900 },
  { path: "/2/users/12/mentions", requests: 451, seconds: 900 },
  { path: "/2/users/12/tweets", requests: 451, seconds: 0 },
  { path: "/2/tweets", requests: 3501, seconds: 900 },
];

Deno.test.each(WAITS)(
  "$requests requests to $path wait $seconds s",
  ({ path, requests, seconds }) => {
    assertEquals(secondsOfWaiting(requests, path, "app"), seconds);
  },
);

Deno.test("a search of the archive keeps to one request a second", async () => {
  const pauses: number[] = [];
  await using x = cannedX(({ url }) => {
    const last = new URL(url).searchParams.has("next_token");
    const ids = Array.from(
      { length: 500 },
      (_, i) => ({ id: String(i + (last ? 501 : 1)), text: "…" }),
    );
    return Response.json({
      data: ids,
      meta: { result_count: 500, next_token: last ? undefined : "2" },
    });
  });
  const network = await openNetwork(x.url, {
    timers: {
      now: Date.now,
      random: Math.random,
      sleep: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
    },
  });
  const posts = await search(network, "library", { limit: 1000, archive: true });
  assertEquals([posts.length, pauses], [1000, [1000]]);
  assertEquals(new URL(x.requests[0].path, x.url).searchParams.get("max_results"), "500");
});

Deno.test("a count of the archive that fails on the way gives no number, and says what was paid", async () => {
  await using x = cannedX(({ url }) =>
    new URL(url).searchParams.has("next_token")
      ? Response.json({ title: "Forbidden" }, { status: 403 })
      : Response.json({
        data: [{ start: "2020-12-01T00:00:00Z", end: "2020-12-02T00:00:00Z", tweet_count: 7 }],
        meta: { total_tweet_count: 7, next_token: "2" },
      })
  );
  const network = await openNetwork(x.url);
  const error = await count(network, "library", { archive: true, since: "2020-01-01" })
    .then(() => undefined, (error) => error);
  assertStringIncludes(String(error), "1 request of this count was answered and paid for");
});
