import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { AccessError } from "../../src/problems/mod.ts";
import {
  count,
  estimateByCounting,
  type Posts,
  search,
  type SearchOptions,
} from "../../src/search/mod.ts";
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
  assertStringIncludes(found.notes[0], "10 posts were bought, 3 are here: 7 beyond the limit");
  const also = found.alsoBought.map(({ id, text }) => [id, text]);
  assertEquals([also.length, also[0]], [7, ["3", "Post 3"]]);
});

Deno.test("search() keeps apart what a page holds beyond what was asked for, once each", async () => {
  await using x = pages({ data: [...posts(0, 40), ...posts(0, 3)], next: "1" });
  const found = await search(await openNetwork(x.url), "library", { limit: 10 });
  assertEquals([found.length, found.alsoBought.length, found.charge.posts], [10, 30, 43]);
  assertEquals(found.alsoBought.map(({ id }) => id), posts(10, 30).map(({ id }) => id));
  assertStringIncludes(found.notes.join(" "), "30 beyond the limit");
  assertStringIncludes(found.notes.join(" "), "3 came more than once");
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
  assertEquals([found.ended, found.problem?.problem], ["problem", "pages-in-a-circle"]);
});

const CIRCLES = { "two pages": ["1", "0"], "a later page": ["1", "2", "1"], "itself": ["0"] };

Deno.test.each(Object.entries(CIRCLES).map(([where, next]) => ({ where, next })))(
  "search() that is led in a circle to $where says so, and does not call it all there is",
  async ({ next }) => {
    await using x = pages(...next.map((next, i) => ({ data: posts(i * 20, 2), next })));
    const found = await search(await openNetwork(x.url), "library", { limit: 100 });
    assertEquals([found.ended, found.problem?.problem], ["problem", "pages-in-a-circle"]);
    assertEquals(found.notes.filter((note) => /There are no more/.test(note)), []);
    assertStringIncludes(found.notes.join(" "), "Incomplete: ");
  },
);

/** A clock that stands, and what was waited for by it. */
function standing() {
  const slept: number[] = [];
  const sleep = (milliseconds: number) => Promise.resolve(void slept.push(milliseconds));
  return { slept, timers: { now: () => 0, random: () => 0, sleep } };
}

Deno.test("search() pauses longer and longer between empty pages, and ends after ten of them", async () => {
  let token = 0;
  await using x = cannedX(() =>
    Response.json(
      token++ === 0
        ? { data: posts(0, 10), meta: { next_token: "first", result_count: 10 } }
        : { meta: { next_token: `t${token}`, result_count: 0 } },
    )
  );
  const { slept, timers } = standing();
  const found = await search(await openNetwork(x.url, { timers, patience: 60 }), "library", {
    limit: 100,
  });
  assertEquals([found.length, found.ended, x.requests.length], [10, "problem", 11]);
  assertEquals(found.problem?.problem, "empty-pages-without-end");
  assertStringIncludes(found.problem!.nextSteps.join(" "), "since and until");
  assertEquals(slept, [250, 500, 1000, 2000, 4000, 8000, 8000, 8000, 8000]);
});

Deno.test("search() takes up its pace again after empty pages that end", async () => {
  const empty = (next: number) => ({ next: String(next) });
  await using x = pages(
    ...[1, 2, 3].map(empty),
    { data: posts(0, 10), next: "4" },
    empty(5),
    { data: posts(10, 5) },
  );
  const { slept, timers } = standing();
  const found = await search(await openNetwork(x.url, { timers, patience: 60 }), "library", {
    limit: 100,
  });
  assertEquals([found.length, found.ended], [15, "no more posts"]);
  assertEquals(slept, [250, 500, 1000, 250]);
});

Deno.test("search() can be stopped in the pause after an empty page", async () => {
  let token = 0;
  await using x = cannedX(() =>
    Response.json({ meta: { result_count: 0, next_token: `t${++token}` } })
  );
  const stop = new AbortController();
  const timers = { now: () => 0, random: () => 0, sleep: () => Promise.resolve(stop.abort()) };
  const net = await openNetwork(x.url, { timers, patience: 60 });
  const error = await assertRejects(() => search(net, "library", { signal: stop.signal }));
  assertEquals([(error as AccessError).problem, x.requests.length], ["cancelled", 1]);
});

Deno.test("search() follows a token that is a number", async () => {
  await using x = cannedX(({ url }) =>
    Response.json(
      url.includes("next_token=7")
        ? { data: posts(10, 3), meta: {} }
        : { data: posts(0, 10), meta: { next_token: 7 } },
    )
  );
  const found = await search(await openNetwork(x.url), "library", { limit: 20 });
  assertEquals([found.length, found.ended], [13, "no more posts"]);
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
    Response.json({ data: [{ text: "a" }, { text: "b" }], meta: { next_token: `t${++token}` } })
  );
  const found = await search(await openNetwork(x.url), "library", { limit: 100, budget: 5 });
  assertEquals(x.requests.length, 1);
  assertEquals([found.length, found.charge.posts, found.ended], [0, 2, "problem"]);
  assertEquals(found.problem?.problem, "unexpected-answer");
  assertStringIncludes(found.notes[0], "2 posts were bought, 0 are here: 2 came without an id");
  assertEquals(found.notes.filter((note) => /cost nothing/.test(note)), []);
});

const IDS = [
  { sent: "1", is: "1" },
  { sent: "12345", is: "12345" },
  { sent: '"7"', is: "7" },
  { sent: "1993000000000000001", is: "1993000000000000001" },
  { sent: "9007199254740991", is: "9007199254740991" },
  { sent: '"123456789012345678901234567890"', is: "123456789012345678901234567890" },
  { sent: "123456789012345678901234567890", is: "123456789012345678901234567890" },
  { sent: "0", is: "0" },
];

Deno.test.each(IDS)("search() keeps a post whose id is sent as $sent, digit by digit", async (
  { sent, is },
) => {
  const author = `{"id":${sent},"username":"ada"}`;
  const post = `{"id":${sent},"text":"say \\"12345678901234567\\" 0.12345678901234567",` +
    `"author_id":${sent},"referenced_tweets":[{"type":"quoted","id":${sent}}]}`;
  await using x = cannedX(() =>
    new Response(
      `{"data":[${post}],"includes":{"users":[${author}],"tweets":[${post}]},"meta":{}}`,
      {
        headers: { "content-type": "application/json" },
      },
    )
  );
  const net = await openNetwork(x.url);
  const [{ id, author_id, username, ref_id, ref_text, text }] = await search(net, "library");
  assertEquals([id, author_id, username, ref_id], [is, is, "ada", is]);
  assertEquals([text, ref_text], Array(2).fill('say "12345678901234567" 0.12345678901234567'));
  assertEquals((await search(net, "library")).charge.duplicates, 3);
});

/** JSON that lies so deep that whatever calls itself for each level fails. */
const deep = (levels: number, open = "[", close = "]") =>
  open.repeat(levels) + "1" + close.repeat(levels);

const DEEP = [
  { where: "errors", fields: (json: string) => ["", `"errors":${json},`] },
  { where: "a field of the post", fields: (json: string) => [`,"odd":${json}`, ""] },
  { where: "its text", fields: (json: string) => [`,"text":${json}`, ""] },
  {
    where: "a field beside a long number",
    fields: (json: string) => [`,"n":12345678901234567890`, `"errors":[${json}],`],
  },
  { where: "what came along", fields: (json: string) => ["", `"includes":{"users":[${json}]},`] },
];

Deno.test.each(DEEP)(
  "search() keeps a post, and what it cost, where $where lies 20,000 deep",
  async (
    { fields },
  ) => {
    for (const [open, close] of [["[", "]"], ['{"a":', "}"]]) {
      const [inPost, beside] = fields(deep(20_000, open, close));
      await using x = cannedX(() =>
        new Response(`{"data":[{"id":"1","lang":"en"${inPost}}],${beside}"meta":{}}`)
      );
      const net = await openNetwork(x.url);
      const found = await search(net, "library");
      assertEquals([found.length, found[0].id, found[0].lang], [1, "1", "en"]);
      assertEquals(net.ledger.total().cost.low, 0.005);
      assert(found.toJsonl().length > 0 && String(found).length > 0);
      assert(found.toCsv().length > 0 && Deno.inspect([...found]).length > 0);
    }
  },
);

Deno.test("search() keeps a post whose text has millions of characters, beside a long number", async () => {
  const text = 'a\\"\\\\'.repeat(1_500_000);
  await using x = cannedX(() =>
    new Response(`{"data":[{"id":12345678901234567890,"text":"${text}"}],"meta":{}}`)
  );
  const [post] = await search(await openNetwork(x.url), "library");
  assertEquals([post.id, post.text.length], ["12345678901234567890", 4_500_000]);
});

Deno.test("search() explains an error that lies 20,000 deep", async () => {
  await using x = cannedX(() =>
    new Response(`{"title":"Forbidden","errors":[${deep(20_000)}]}`, { status: 403 })
  );
  const net = await openNetwork(x.url);
  assert(await assertRejects(() => search(net, "library")) instanceof AccessError);
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

Deno.test("search() keeps a post with values that nothing can be made of, and those before it", async () => {
  const odd = { toString: 1, valueOf: 1 };
  const all = Object.fromEntries(
    ["text", "lang", "source", "created_at", "conversation_id", "public_metrics", "geo"]
      .map((name) => [name, odd]),
  );
  const lists = { entities: { hashtags: [{ tag: odd }], urls: [{ url: odd }] }, attachments: odd };
  await using x = pages({ data: posts(1, 10), next: "1" }, {
    data: [{ id: "99", ...all, ...lists }],
  });
  const found = await search(await openNetwork(x.url), "library", { limit: 30 });
  assertEquals([found.length, found[10].id, found.ended], [11, "99", "no more posts"]);
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

const MOMENTS: { given: string | Date; sent: string }[] = [
  { given: "2026-11-20", sent: "2026-11-20T00:00:00Z" },
  { given: "2026-11-20 15:00", sent: "2026-11-20T15:00:00Z" },
  { given: "2026-11-20T15:00", sent: "2026-11-20T15:00:00Z" },
  { given: "2026-11-20T15:00:30", sent: "2026-11-20T15:00:30Z" },
  { given: "2026-11-20T15:00:30.999Z", sent: "2026-11-20T15:00:30Z" },
  { given: "2026-11-20T15:00Z", sent: "2026-11-20T15:00:00Z" },
  { given: "2026-11-20T15:00-05:00", sent: "2026-11-20T20:00:00Z" },
  { given: "2026-11-20 00:30 +0530", sent: "2026-11-19T19:00:00Z" },
  { given: "2024-02-29", sent: "2024-02-29T00:00:00Z" },
  { given: "2025-12-31T23:59:59-00:01", sent: "2026-01-01T00:00:59Z" },
  { given: new Date("2026-11-20T15:00:30.5Z"), sent: "2026-11-20T15:00:30Z" },
];

Deno.test.each(MOMENTS)(
  "search(), count() and estimate() read $given as $sent",
  async ({ given, sent }) => {
    const meta = { result_count: 0, total_tweet_count: 0 };
    await using x = cannedX(() => Response.json({ meta }));
    const net = await openNetwork(x.url);
    // One at a time: no post lies between a moment and itself.
    for (const window of [{ until: given }, { since: given }]) {
      x.requests.length = 0;
      await search(net, "library", window);
      await count(net, "library", window);
      await estimateByCounting(net, "library", window);
      for (const { path } of x.requests) {
        const { searchParams } = new URL(path, "http://x");
        const name = "since" in window ? "start_time" : "end_time";
        assertEquals(searchParams.get(name), sent);
      }
      assertEquals(x.requests.length, 3);
    }
  },
);

const NO_MOMENTS: unknown[] = [
  ...["Nov 20, 2026", "5", "20261120", "2026", "2026-11", "yesterday", "", " 2026-11-20"],
  ...["2026-02-30", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-00", "2026-1-5"],
  ...["2026-11-20T24:00", "2026-11-20T15:60", "2026-11-20T15", "2026-11-20T15:00:60"],
  ...["2026-11-20Z", "2026-11-20T15:00 EST", "2026-11-20T15:00+25:00", "2026-11-20T15:00+1"],
  ...["11/20/2026", "20.11.2026", "2026/11/20", "+002026-11-20", "2026-11-20T15:00:30,5"],
  ...[20261120, 1763650800000, NaN, null, true, {}, []],
  ...[new Date(NaN), new Date(Date.UTC(12026, 0, 1)), new Date(Date.UTC(-1, 0, 1))],
];

Deno.test("search(), count() and estimate() refuse what is no moment, and show the right form", async () => {
  await using x = endless();
  const net = await openNetwork(x.url);
  for (const moment of NO_MOMENTS) {
    for (const name of ["since", "until"]) {
      for (const ask of [search, count, estimateByCounting]) {
        const options = { [name]: moment } as SearchOptions;
        const error = await assertRejects(() => ask(net, "library", options)) as AccessError;
        assertEquals(error.problem, "bad-option", String(moment));
        assertStringIncludes(error.message, `${name} is not a date; write it as "2026-11-20"`);
      }
    }
  }
  assertEquals(x.requests.length, 0);
});

const WRONG: { options: SearchOptions; says: string }[] = [
  { options: { limit: 0 }, says: "limit" },
  { options: { limit: 2.5 }, says: "limit" },
  { options: { since: "yesterday" }, says: "since is not a date" },
  { options: { sinceId: "abc" }, says: "sinceId" },
  { options: { onProgress: 5 as unknown as () => void }, says: "onProgress must be a function" },
  { options: { signal: {} as AbortSignal }, says: "signal must be an AbortSignal" },
  { options: { authors: "yes" as unknown as boolean }, says: "authors must be true or false" },
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
