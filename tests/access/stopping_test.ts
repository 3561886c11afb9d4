import { assert, assertEquals, assertRejects } from "../assert.ts";
import type { Network } from "../../src/access/mod.ts";
import { Ledger } from "../../src/money/mod.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { cannedX, silentX, UNAUTHORIZED, USAGE } from "./canned_x.ts";
import { openNetwork } from "./open_network.ts";

const SEARCH = { path: "tweets/search/recent", params: { query: "library" }, doing: "search" };
const FOUND = { data: [{ id: "1", text: "Hello" }], meta: {} };
const { apiKey, apiSecret, bearerToken } = MADE_UP;

async function failure(asked: Promise<unknown>): Promise<AccessError> {
  const error = await assertRejects(() => asked);
  assert(error instanceof AccessError, String(error));
  return error;
}

const spent = (network: Network): number => network.ledger.total().cost.high;

const WAYS = [
  { how: "the question's signal", keys: { bearerToken }, own: true },
  { how: "the card's signal", keys: { bearerToken }, own: false },
  {
    how: "the question's signal, with a Bearer Token to mint",
    keys: { apiKey, apiSecret },
    own: true,
  },
];

Deno.test.each(WAYS)(
  "Network stopped by $how, however few steps after the call, sends nothing and costs nothing",
  async ({ keys, own }) => {
    await using x = cannedX(() => Response.json(FOUND));
    for (let steps = 0; steps < 40; steps++) {
      const controller = new AbortController();
      const { signal } = controller;
      const network = await openNetwork(x.url, { keys, signal: own ? undefined : signal });
      const asked = failure(network.get({ ...SEARCH, signal: own ? signal : undefined }));
      for (let step = 0; step < steps; step++) await Promise.resolve();
      controller.abort();
      assertEquals((await asked).problem, "cancelled", `after ${steps} steps`);
      assertEquals([network.left, spent(network)], [Infinity, 0], `after ${steps} steps`);
    }
    // A request that was on its way would have come before this one's answer.
    await (await openNetwork(x.url)).get({ path: "usage/tweets", doing: "ask" });
    assertEquals(x.requests.map(({ path }) => path), ["/2/usage/tweets"]);
  },
);

Deno.test("the client of twitter-api-v2 asks not even the ledger once the card's signal has ended it", async () => {
  await using x = cannedX(() => Response.json(FOUND));
  let asked = 0;
  const now = () => (asked += 1, Date.now());
  const ledger = new Ledger({ now, budget: { day: 1 } });
  const network = await openNetwork(x.url, { ledger, signal: AbortSignal.abort() });
  const error = await failure(network.client().v2.singleTweet("1"));
  assertEquals([error.problem, asked, x.requests.length], ["cancelled", 0, 0]);
  assert(error.nextSteps.includes("Nothing was charged for this request."), `${error.nextSteps}`);
});

Deno.test("Network stopped while X thinks counts the request at the high end at once", async () => {
  const controller = new AbortController();
  const thinking = Promise.withResolvers<void>();
  await using x = cannedX(async () => {
    controller.abort();
    await thinking.promise;
    return Response.json(FOUND);
  });
  const network = await openNetwork(x.url);
  const error = await failure(network.get({ ...SEARCH, signal: controller.signal }));
  const atOnce = spent(network);
  thinking.resolve();
  assertEquals([error.problem, atOnce], ["cancelled", 0.05]);
  assert(error.nextSteps.some((step) => step.includes("may have charged")), `${error.nextSteps}`);
  await network.get({ path: "usage/tweets", doing: "ask" });
  assertEquals(spent(network), 0.05);
});

Deno.test("Network gives an answer that is paid for, though it is stopped at that moment", async () => {
  await using x = cannedX(() => Response.json(FOUND));
  const controller = new AbortController();
  // The ledger looks at the clock when it settles an answer, and not before.
  const now = () => (queueMicrotask(() => controller.abort()), Date.now());
  const network = await openNetwork(x.url, { ledger: new Ledger({ now }) });
  const { charge } = await network.get({ ...SEARCH, signal: controller.signal });
  assert(controller.signal.aborted);
  assertEquals(charge.cost.high, 0.005);
});

Deno.test("Network charges nothing for a request whose connection never opened", async () => {
  await using x = silentX();
  // The server takes the connection, and never says a word of TLS.
  const network = await openNetwork(x.url.replace("http:", "https:"), { timeout: 0.2 });
  const error = await failure(network.get(SEARCH));
  assertEquals([error.problem, spent(network)], ["timed-out", 0]);
  assert(error.nextSteps.includes("Nothing was charged for this request."), `${error.nextSteps}`);
});

Deno.test("Network charges at the high end for a request that was sent and never answered", async () => {
  await using x = silentX();
  const network = await openNetwork(x.url, { timeout: 2 });
  assertEquals((await failure(network.get(SEARCH))).problem, "timed-out");
  assertEquals(spent(network), 0.05);
});

Deno.test({
  name: "Network that may not reach X leaves no timer behind, and nothing open in the ledger",
  permissions: { net: false, env: true, read: true, sys: true },
  async fn() {
    const ledger = new Ledger({ budget: { session: 1 } });
    const network = await openNetwork("http://127.0.0.1:9", { ledger });
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const left = await timersLeftBy(() => network.get(SEARCH).catch(resolve));
    const error = await promise;
    assert(error instanceof AccessError);
    assertEquals([error.problem, network.left, left], ["permission-missing", 1000, 0]);
  },
});

/** An X that mints only when it is told to; knows when somebody no longer waits for it. */
function slowMint() {
  const asked = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const left = Promise.withResolvers<void>();
  const mint = Promise.withResolvers<void>();
  let mints = 0;
  const x = cannedX(async (request) => {
    if (!request.url.endsWith("/oauth2/token")) return Response.json(USAGE);
    request.signal.addEventListener("abort", () => left.resolve());
    asked[mints++].resolve();
    await mint.promise;
    return Response.json({ token_type: "bearer", access_token: bearerToken });
  });
  return { x, asked, left: left.promise, mint: mint.resolve };
}

const QUESTION = { path: "usage/tweets", doing: "ask" };

Deno.test("Network goes on minting a Bearer Token for who still waits for it", async () => {
  const { x, asked, mint } = slowMint();
  await using _x = x;
  const network = await openNetwork(x.url, { keys: { apiKey, apiSecret } });
  const controller = new AbortController();
  const stopped = failure(network.get({ ...QUESTION, signal: controller.signal }));
  const waiting = network.get(QUESTION);
  await asked[0].promise;
  controller.abort();
  assertEquals((await stopped).problem, "cancelled");
  mint();
  assertEquals((await waiting).body, USAGE);
  assertEquals(x.requests.map(({ path }) => path), ["/oauth2/token", "/2/usage/tweets"]);
});

Deno.test("Network ends minting a Bearer Token with the last who waits, and mints anew for the next", async () => {
  const { x, asked, left, mint } = slowMint();
  await using _x = x;
  const network = await openNetwork(x.url, { keys: { apiKey, apiSecret } });
  const controller = new AbortController();
  const { signal } = controller;
  const both = [0, 1].map(() => failure(network.get({ ...QUESTION, signal })));
  await asked[0].promise;
  controller.abort();
  const next = network.get(QUESTION);
  for (const error of await Promise.all(both)) assertEquals(error.problem, "cancelled");
  await left;
  await asked[1].promise;
  mint();
  assertEquals((await next).body, USAGE);
});

/** The timers that were set while something ran, and neither rang nor were taken back. */
async function timersLeftBy(run: () => Promise<unknown>): Promise<number> {
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  const left = new Set<unknown>();
  const clear = (id?: number) => (left.delete(id), clearTimeout(id));
  Object.assign(globalThis, {
    setTimeout: (ring: (...args: unknown[]) => void, ...rest: unknown[]) => {
      const id = setTimeout(() => (left.delete(id), ring()), rest[0] as number);
      left.add(id);
      return id;
    },
    setInterval: (...args: Parameters<typeof setInterval>) => {
      const id = setInterval(...args);
      left.add(id);
      return id;
    },
    clearTimeout: clear,
    clearInterval: clear,
  });
  try {
    await run();
  } finally {
    Object.assign(globalThis, { setTimeout, setInterval, clearTimeout, clearInterval });
  }
  for (const id of left) clearInterval(id as number);
  return left.size;
}

const ENDS: { how: string; answer: (stop: () => void) => Response | Promise<Response> }[] = [
  { how: "is answered", answer: () => Response.json(USAGE) },
  { how: "is refused", answer: () => Response.json(UNAUTHORIZED, { status: 401 }) },
  { how: "is answered with a web page", answer: () => new Response("<!DOCTYPE html>") },
  { how: "is stopped", answer: (stop) => (stop(), new Promise<Response>(() => {})) },
  { how: "runs out of time", answer: () => new Promise<Response>(() => {}) },
];

Deno.test.each(ENDS)("a request that $how leaves no timer behind", async ({ answer }) => {
  const controller = new AbortController();
  const closed = new AbortController();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, signal: closed.signal, onListen() {} },
    () => answer(() => controller.abort()),
  );
  const network = await openNetwork(`http://127.0.0.1:${server.addr.port}`, { timeout: 0.5 });
  const { signal } = controller;
  const left = await timersLeftBy(() => network.get({ ...QUESTION, signal }).catch(() => {}));
  closed.abort();
  await server.finished;
  assertEquals(left, 0);
});
