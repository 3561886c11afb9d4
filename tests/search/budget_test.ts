import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { Network } from "../../src/access/later.ts";
import { lookForKeys } from "../../src/keys/later.ts";
import { type BudgetSpans, Ledger } from "../../src/money/mod.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { count, search, type SearchOptions, users } from "../../src/search/mod.ts";
import { cannedX } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { seeded } from "../seeded.ts";

const { bearerToken } = MADE_UP;
const keys = await lookForKeys({ keys: { bearerToken }, prompt: false });

const network = (url: string, budget?: BudgetSpans) =>
  Network.open(keys, { baseUrl: new URL(url), timeout: 5, ledger: new Ledger({ budget }) });

/** A server that makes every page as dear as it can be: nobody and nothing comes twice. */
function dearX() {
  let id = 0;
  const some = (count: number) => Array.from({ length: count }, () => ({ id: String(++id) }));
  return cannedX((request) => {
    const { searchParams, pathname } = new URL(request.url);
    if (pathname.includes("/counts/")) {
      return Response.json({ data: [], meta: { total_tweet_count: 9 } });
    }
    const size = Number(searchParams.get("max_results") ?? 10);
    const has = (name: string) => searchParams.get("expansions")?.split(",").includes(name);
    const users = (has("author_id") ? size : 0) +
      (has("referenced_tweets.id.author_id") ? 2 * size : 0);
    return Response.json({
      data: some(size),
      includes: {
        users: some(users),
        tweets: some(has("referenced_tweets.id") ? 2 * size : 0),
      },
      meta: { next_token: `page${id}` },
    });
  });
}

const sizes = (x: { requests: { path: string }[] }) =>
  x.requests.map(({ path }) => Number(new URL(path, "http://x").searchParams.get("max_results")));

const FITS = [
  { what: "shrinks its last page to what fits", budget: 0.75, limit: 300, asks: [100, 50] },
  { what: "takes a budget to the last tenth of a cent", budget: 0.055, limit: 300, asks: [11] },
  { what: "ends where less than the smallest page fits", budget: 0.54, limit: 300, asks: [100] },
  { what: "reaches its limit where the budget is enough", budget: 0.5, limit: 100, asks: [100] },
];

for (const whose of ["card", "search"]) {
  Deno.test.each(FITS)(`search() with a budget of the ${whose} $what`, async (row) => {
    await using x = dearX();
    const { budget, limit, asks } = row;
    const net = await network(x.url, whose === "card" ? { session: budget } : undefined);
    const posts = await search(net, "library", whose === "card" ? { limit } : { limit, budget });
    assertEquals(sizes(x), asks);
    const bought = asks.reduce((sum, size) => sum + size, 0);
    assertEquals([posts.length, posts.ended], [bought, bought === limit ? "limit" : "budget"]);
    assert(posts.cost.high <= budget);
  });
}

Deno.test("search() that a budget ended says so on every face", async () => {
  await using x = dearX();
  const posts = await search(await network(x.url), "library", { limit: 300, budget: 0.54 });
  const display = (posts as unknown as Record<symbol, () => Record<string, string>>)[
    Symbol.for("Jupyter.display")
  ].call(posts);
  for (const face of [...Object.values(display), String(posts), posts.notes.join(" ")]) {
    assertStringIncludes(face.replaceAll(/\s+/g, " "), "the budget for this call is USD 0.54");
  }
  assertEquals(posts.problem?.problem, "budget-reached");
});

Deno.test("search() reckons with what is read again at the high end of its price", async () => {
  const data = Array.from({ length: 10 }, (_, i) => ({ id: String(i) }));
  await using x = cannedX(() => Response.json({ data, meta: {} }));
  const net = await network(x.url, { session: 0.1 });
  assertEquals((await search(net, "library")).cost, { low: 0.05, high: 0.05 });
  const again = await search(net, "library");
  assertEquals([again.cost, again.charge.duplicates], [{ low: 0, high: 0.05 }, 10]);
  assertStringIncludes(again.notes[0], "10 of what came had been read before today");
  const error = await assertRejects(() => search(net, "library")) as AccessError;
  assertEquals([error.problem, x.requests.length], ["budget-reached", 2]);
});

Deno.test("search() whose first page does not fit sends nothing, and says what it would take", async () => {
  await using x = dearX();
  const net = await network(x.url, { session: 0.1 });
  const options = { authors: true };
  const error = await assertRejects(() => search(net, "library", options)) as AccessError;
  assertEquals(
    error.message,
    "Cannot search: the budget for this session is USD 0.10, nothing of it is spent, " +
      "and the next request could cost up to USD 0.15",
  );
  assertStringIncludes(error.nextSteps.join(" "), "connect({ budget: 5 })");
  assertEquals(x.requests.length, 0);
});

Deno.test("count() keeps to its own budget and to the card's", async () => {
  await using x = dearX();
  const net = await network(x.url, { session: 0.009 });
  const own = await assertRejects(() => count(net, "library", { budget: 0.004 })) as AccessError;
  assertEquals([own.problem, x.requests.length], ["budget-reached", 0]);
  await count(net, "library", { budget: 0.005 });
  const cards = await assertRejects(() => count(net, "library")) as AccessError;
  assertEquals([cards.problem, x.requests.length], ["budget-reached", 1]);
});

Deno.test("a request that is sent again after trouble is charged once", async () => {
  let asked = 0;
  await using x = cannedX(() =>
    ++asked < 3
      ? Response.json({ title: "Trouble" }, { status: 503 })
      : Response.json({ data: [{ id: "1" }], meta: {} })
  );
  const timers = { now: Date.now, random: () => 0, sleep: () => Promise.resolve() };
  const ledger = new Ledger({ budget: { session: 0.06 } });
  const options = { baseUrl: new URL(x.url), timeout: 5, patience: 60, timers, ledger };
  const posts = await search(await Network.open(keys, options), "library");
  assertEquals([asked, posts.length, ledger.total().requests], [3, 1, 1]);
  assertEquals(ledger.total().cost, { low: 0.005, high: 0.005 });
});

Deno.test("a search whose answer is lost may have been charged: it counts at the high end", async () => {
  await using x = cannedX(async (request) => {
    await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
    return new Response();
  });
  const ledger = new Ledger();
  const net = await Network.open(keys, { baseUrl: new URL(x.url), timeout: 2, ledger });
  await assertRejects(() => search(net, "library"));
  assertEquals(ledger.total().cost, { low: 0, high: 0.05 });
});

Deno.test("a request for posts by their ids whose answer is lost counts at the high end", async () => {
  await using x = cannedX(async (request) => {
    await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
    return new Response();
  });
  const ledger = new Ledger({ budget: { session: 0.01 } });
  const net = await Network.open(keys, { baseUrl: new URL(x.url), timeout: 2, ledger });
  const ask = () => net.client().v2.tweets(["1", "2"]);
  await assertRejects(ask);
  assertEquals(ledger.total().cost, { low: 0, high: 0.01 });
  const error = await assertRejects(ask);
  assert(error instanceof AccessError);
  assertEquals([error.problem, x.requests.length], ["budget-reached", 1]);
});

Deno.test("a good answer that cannot be read may have been charged: it counts at the high end", async () => {
  await using x = cannedX(() => new Response('{"data":['));
  const ledger = new Ledger();
  const net = await Network.open(keys, { baseUrl: new URL(x.url), timeout: 5, ledger });
  await assertRejects(() => search(net, "library"));
  assertEquals(ledger.total().cost, { low: 0, high: 0.05 });
});

const BAD = [0, -1, NaN, Infinity, "5", null];

Deno.test("search() and count() refuse a budget that is none", async () => {
  await using x = dearX();
  const net = await network(x.url);
  for (const budget of BAD) {
    for (const ask of [search, count]) {
      const error = await assertRejects(() =>
        ask(net, "library", { budget: budget as number })
      ) as AccessError;
      assertEquals([error.problem, x.requests.length], ["bad-option", 0]);
      assertStringIncludes(error.message, "budget must be an amount in USD above 0");
    }
  }
});

const EXPANSIONS = ["author_id", "referenced_tweets.id", "attachments.media_keys", "geo.place_id"];

Deno.test("nothing crosses a budget: 300 rounds by chance, several requests at once", async () => {
  await using x = dearX();
  const random = seeded(20261123);
  const upTo = (most: number) => Math.ceil(random() * most);
  const coin = () => random() < 0.5;
  let refused = 0;
  let shrunk = 0;
  for (let round = 0; round < 300; round++) {
    const budget = upTo(4000) / 1000;
    const net = await network(x.url, { session: budget });
    const one = async () => {
      if (random() < 0.2) return await count(net, "library");
      if (random() < 0.2) {
        const expansions = EXPANSIONS.filter(coin).join(",") || undefined;
        const max_results = coin() ? 9 + upTo(91) : undefined;
        return await net.client().v2.get("tweets/search/recent", {
          query: "library",
          max_results,
          expansions,
        });
      }
      const options: SearchOptions = {
        limit: upTo(250),
        authors: coin(),
        references: coin(),
        media: coin(),
        budget: coin() ? upTo(2000) / 1000 : undefined,
      };
      const posts = await search(net, "library", options);
      assert(posts.cost.high <= (options.budget ?? Infinity), `round ${round}, the search's own`);
      if (posts.ended === "budget") shrunk++;
    };
    const asked = Array.from({ length: upTo(4) }, () =>
      one().catch((error) => {
        assertEquals((error as AccessError).problem, "budget-reached");
        refused++;
      }));
    await Promise.all(asked);
    const { high } = net.ledger.total().cost;
    assert(high <= budget, `round ${round}: ${high} of ${budget}`);
  }
  assert(refused > 30 && shrunk > 30, `${refused} refused, ${shrunk} shrunk`);
});

Deno.test("search() whose second answer is lost counts it at the high end of its cost, as its card does", async () => {
  for (const lost of [() => new Response('{"data":['), () => new Response("", { status: 503 })]) {
    let asked = 0;
    const page = (from: number) => Array.from({ length: 100 }, (_, i) => ({ id: `${from + i}` }));
    await using x = cannedX(() =>
      asked++ === 1 ? lost() : Response.json({ data: page(100), meta: { next_token: "more" } })
    );
    const net = await network(x.url);
    const posts = await search(net, "library", { limit: 200 });
    assertEquals([posts.length, posts.ended], [100, "problem"]);
    assertEquals(posts.cost, net.balance.session.cost);
    assertEquals(posts.charge.requests, 1);
  }
});

Deno.test("users() whose second answer is lost counts it at the high end of its cost", async () => {
  let asked = 0;
  await using x = cannedX(() =>
    asked++ === 1
      ? new Response('{"data":[')
      : Response.json({ data: [{ id: "1", username: "a", name: "A" }] })
  );
  const net = await network(x.url);
  const people = await users(net, Array.from({ length: 150 }, (_, i) => ({ id: `${i + 1}` })));
  assertEquals(people.cost, net.balance.session.cost);
  assertEquals(people.cost, { low: 0.01, high: 0.51 });
});
