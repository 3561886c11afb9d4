import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { count, type Posts, search, type SearchOptions } from "../../src/search/mod.ts";
import { cannedX } from "../access/canned_x.ts";
import { openNetwork } from "../access/open_network.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const { bearerToken, ...FOUR } = MADE_UP;

const posts = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: String(from + i), text: `Post ${from + i}` }));

type Page = { data?: unknown[]; next?: string; status?: number };

/** Serves pages in turn; the token of a page is its number. */
const pages = (...answers: Page[]) =>
  cannedX((request) => {
    const token = Number(new URL(request.url).searchParams.get("next_token") ?? 0);
    const { data, next, status = 200 } = answers[token];
    const meta = { result_count: data?.length ?? 0, next_token: next };
    return Response.json(status === 200 ? { data, meta } : { title: "Trouble" }, { status });
  });

const sizes = (x: { requests: { path: string }[] }) =>
  x.requests.map(({ path }) => Number(new URL(path, "http://x").searchParams.get("max_results")));

/** A server with posts without end, which honours `max_results`. */
const endless = () =>
  cannedX((request) => {
    const { searchParams } = new URL(request.url);
    const from = Number(searchParams.get("next_token") ?? 0);
    const size = Number(searchParams.get("max_results"));
    return Response.json({ data: posts(from, size), meta: { next_token: String(from + size) } });
  });

const LIMITS = [
  { limit: 10, bought: 10, asks: [10] },
  { limit: 3, bought: 10, asks: [10] },
  { limit: 100, bought: 100, asks: [100] },
  { limit: 105, bought: 105, asks: [95, 10] },
  { limit: 110, bought: 110, asks: [100, 10] },
  { limit: 250, bought: 250, asks: [100, 100, 50] },
];

Deno.test.each(LIMITS)("search() with limit $limit gives exactly that and buys $bought", async (
  { limit, bought, asks },
) => {
  await using x = endless();
  const found = await search(await openNetwork(x.url), "library", { limit });
  assertEquals(found.length, limit);
  assertEquals(found.charge.posts, bought);
  assertEquals(sizes(x), asks);
  assertEquals(found.ended, "limit");
});

Deno.test("search() says when it had to buy more than was asked for", async () => {
  await using x = endless();
  const found = await search(await openNetwork(x.url), "library", { limit: 3 });
  assertStringIncludes(found.notes[0], "10 were bought, 3 are here");
});

Deno.test("search() goes on after an empty page that has a token", async () => {
  await using x = pages({ data: posts(0, 4), next: "1" }, { next: "2" }, { data: posts(4, 3) });
  const found = await search(await openNetwork(x.url), "library", { limit: 10 });
  assertEquals(found.map(({ id }) => id), ["0", "1", "2", "3", "4", "5", "6"]);
  assertEquals([found.ended, found.pages], ["no more posts", 3]);
});

Deno.test("search() ends where a server gives the same token for ever", async () => {
  await using x = cannedX(() => Response.json({ data: posts(0, 2), meta: { next_token: "same" } }));
  const found = await search(await openNetwork(x.url), "library", { limit: 50 });
  assertEquals([found.length, x.requests.length], [2, 2]);
});

Deno.test("search() buys no more where a server sells the same posts under ever new tokens", async () => {
  let token = 0;
  await using x = cannedX(() =>
    Response.json({ data: posts(1, 10), meta: { next_token: `t${++token}` } })
  );
  const found = await search(await openNetwork(x.url), "library", { limit: 100, budget: 5 });
  assertEquals([found.length, x.requests.length], [10, 2]);
});

Deno.test("search() buys no more where not one post of a page can be told from another", async () => {
  let token = 0;
  await using x = cannedX(() =>
    Response.json({ data: [{ id: 1 }, { id: 2 }], meta: { next_token: `t${++token}` } })
  );
  await search(await openNetwork(x.url), "library", { limit: 100, budget: 5 });
  assertEquals(x.requests.length, 1);
});

const THROWING: { what: string; onProgress: SearchOptions["onProgress"] }[] = [
  {
    what: "throws",
    onProgress() {
      throw new Error("my own");
    },
  },
  { what: "rejects", onProgress: () => Promise.reject(new Error("my own")) },
];

Deno.test.each(THROWING)("search() whose onProgress $what keeps what was bought", async (row) => {
  await using x = endless();
  let kept: Posts | undefined;
  const options = { limit: 20, onProgress: row.onProgress };
  const keep = (posts: Posts) => kept = posts;
  const error = await assertRejects(async () =>
    await search(await openNetwork(x.url), "library", options, { keep })
  );
  assertEquals([(error as Error).message, kept?.length], ["my own", 20]);
});

Deno.test("search() keeps what was bought before a page that makes no row", async () => {
  const odd = [{ id: "99", text: { toString: 1, valueOf: 1 } }];
  await using x = pages({ data: posts(1, 10), next: "1" }, { data: odd });
  let kept: Posts | undefined;
  const keep = (posts: Posts) => kept = posts;
  await assertRejects(async () =>
    await search(await openNetwork(x.url), "library", { limit: 30 }, { keep })
  );
  assertEquals(kept?.length, 10);
});

Deno.test("search() keeps what was bought when the countdown of a wait cannot be shown", async () => {
  await using x = pages({ data: posts(1, 10), next: "1" }, { status: 503 });
  const way = await openNetwork(x.url, {
    patience: 60,
    onWait() {
      throw new Deno.errors.BrokenPipe("nobody reads");
    },
  });
  let kept: Posts | undefined;
  const keep = (posts: Posts) => kept = posts;
  await assertRejects(() => search(way, "library", { limit: 30 }, { keep }));
  assertEquals(kept?.length, 10);
});

Deno.test("search() finds nothing without a complaint, and says so", async () => {
  await using x = pages({});
  const found = await search(await openNetwork(x.url), "library");
  assertEquals([found.length, found.cost.high, found.ended], [0, 0, "no more posts"]);
  assertStringIncludes(found.notes[0], "No post of the last 7 days");
});

Deno.test("search() keeps what was bought when a later page fails, and tells", async () => {
  await using x = pages({ data: posts(0, 100), next: "1" }, { status: 503 });
  const found = await search(await openNetwork(x.url), "library", { limit: 200 });
  assertEquals([found.length, found.ended, found.cost.low], [100, "problem", 0.5]);
  assertEquals(found.problem?.problem, "server-trouble");
  assertStringIncludes(found.notes.join(" "), "Incomplete: 100 of 200");
});

Deno.test("search() keeps the posts where X leaves something out, and lists what", async () => {
  const error = {
    title: "Not Found Error",
    resource_type: "user",
    resource_id: "9",
    type: "https://api.x.com/2/problems/resource-not-found",
  };
  await using x = cannedX(() => Response.json({ data: posts(0, 10), meta: {}, errors: [error] }));
  const found = await search(await openNetwork(x.url), "library");
  assertEquals(found.length, 10);
  assertEquals(found.missing, [{ type: "user", id: "9", why: "Not Found Error" }]);
  assertStringIncludes(found.notes[0], "X left out 1 object");
});

Deno.test("search() fails as a whole where the first page fails", async () => {
  await using x = pages({ status: 503 });
  const net = await openNetwork(x.url);
  assert(await assertRejects(() => search(net, "library")) instanceof AccessError);
});

Deno.test("search() asks for no expansion that was not asked for", async () => {
  await using x = pages({ data: posts(0, 10) });
  await search(await openNetwork(x.url), "library");
  const sent = new URL(x.requests[0].path, "http://x").searchParams;
  assertEquals([...sent.keys()].sort(), ["max_results", "query", "tweet.fields"]);
});

Deno.test("search() sends the tweet dialect, and the expansions that were asked for", async () => {
  await using x = pages({ data: posts(0, 10) });
  await search(await openNetwork(x.url), "library", {
    authors: true,
    references: true,
    media: true,
    places: true,
    since: "2026-11-20",
    until: new Date("2026-11-21T10:30:59.999Z"),
    order: "relevancy",
  });
  const sent = new URL(x.requests[0].path, "http://x").searchParams;
  assertEquals(
    sent.get("expansions"),
    "author_id,referenced_tweets.id,referenced_tweets.id.author_id,attachments.media_keys," +
      "attachments.poll_ids,geo.place_id",
  );
  assertEquals(sent.get("start_time"), "2026-11-20T00:00:00Z");
  assertEquals(sent.get("end_time"), "2026-11-21T10:30:59Z");
  assertEquals(sent.get("sort_order"), "relevancy");
  assert(![...sent.keys()].some((name) => name.startsWith("post.")));
});

Deno.test("search() reads a time without a zone as UTC", async () => {
  await using x = pages({ data: posts(0, 10) });
  await search(await openNetwork(x.url), "library", { since: "2026-11-20T15:00" });
  assertStringIncludes(decodeURIComponent(x.requests[0].path), "start_time=2026-11-20T15:00:00Z");
});

const WRONG: { options: SearchOptions; says: string }[] = [
  { options: { limit: 0 }, says: "limit" },
  { options: { limit: 2.5 }, says: "limit" },
  { options: { since: "yesterday" }, says: "since is not a date" },
  { options: { sinceId: "abc" }, says: "sinceId" },
  { options: { order: "newest" as "recency" }, says: '"recency" or "relevancy"' },
];

Deno.test.each(WRONG)(
  "search() refuses $options before anything is sent",
  async ({ options, says }) => {
    await using x = endless();
    const net = await openNetwork(x.url);
    const error = await assertRejects(() => search(net, "library", options));
    assert(error instanceof AccessError);
    assertEquals(error.problem, "bad-option");
    assertStringIncludes(error.message, says);
    assertEquals(x.requests.length, 0);
  },
);

Deno.test("search() refuses an empty query before anything is sent", async () => {
  await using x = endless();
  const net = await openNetwork(x.url);
  assert(await assertRejects(() => search(net, "  ")) instanceof AccessError);
  assertEquals(x.requests.length, 0);
});

Deno.test("search() reports its progress, page by page", async () => {
  await using x = endless();
  const seen: string[] = [];
  await search(await openNetwork(x.url), "library", {
    limit: 150,
    onProgress: ({ posts, limit, pages, charge }) => {
      seen.push(`${pages}: ${posts}/${limit} USD ${charge.cost.low}`);
    },
  });
  assertEquals(seen, ["1: 100/150 USD 0.5", "2: 150/150 USD 0.75"]);
});

Deno.test("search() that is stopped keeps the posts that were paid for", async () => {
  await using x = endless();
  const controller = new AbortController();
  const kept: Posts[] = [];
  const error = await assertRejects(async () =>
    await search(await openNetwork(x.url), "library", {
      limit: 500,
      signal: controller.signal,
      onProgress: ({ pages }) => {
        if (pages === 2) controller.abort();
      },
    }, { keep: (posts) => kept.push(posts) })
  );
  assert(error instanceof AccessError);
  assertEquals([error.problem, x.requests.length], ["cancelled", 2]);
  assertEquals([kept[0].length, kept[0].ended, kept[0].cost.low], [200, "stopped", 1]);
  assertStringIncludes(error.nextSteps.join(" "), "200 posts that had come");
});

Deno.test("search() ends when its signal says so, and sends nothing more", async () => {
  await using x = endless();
  const controller = new AbortController();
  const net = await openNetwork(x.url);
  const error = await assertRejects(() =>
    search(net, "library", {
      limit: 1000,
      signal: controller.signal,
      onProgress: ({ pages }) => {
        if (pages === 2) controller.abort();
      },
    })
  );
  assert(error instanceof AccessError);
  assertEquals([error.problem, x.requests.length], ["cancelled", 2]);
});

Deno.test("count() gives spans and a total, in both of X's dialects", async () => {
  const span = { start: "2026-11-22T00:00:00.000Z", end: "2026-11-23T00:00:00.000Z" };
  for (const word of ["tweet", "post"]) {
    await using x = cannedX(() =>
      Response.json({
        data: [{ ...span, [`${word}_count`]: 7 }],
        meta: { [`total_${word}_count`]: 7 },
      })
    );
    const counts = await count(await openNetwork(x.url), "library", { granularity: "day" });
    assertEquals([...counts], [{ ...span, count: 7 }]);
    assertEquals([counts.total, counts.granularity, counts.cost.low], [7, "day", 0.005]);
  }
});

Deno.test("count() with the four-part password uses the Bearer Token that it can mint", async () => {
  await using x = cannedX((request) =>
    request.url.endsWith("/oauth2/token")
      ? Response.json({ token_type: "bearer", access_token: bearerToken })
      : Response.json({ data: [], meta: { total_tweet_count: 0 } })
  );
  await count(await openNetwork(x.url, { keys: FOUR }), "library");
  assert(x.requests[1].headers.get("authorization")!.startsWith("Bearer "));
});

Deno.test("search() refuses an option that does not exist, and names those that do", async () => {
  await using x = endless();
  const net = await openNetwork(x.url);
  const error = await assertRejects(() => search(net, "library", { max: 50 } as SearchOptions));
  assert(error instanceof AccessError);
  assertStringIncludes(error.message, "no option named max");
  assertStringIncludes(error.nextSteps[0], "limit, since, until");
  assertEquals(x.requests.length, 0);
});
