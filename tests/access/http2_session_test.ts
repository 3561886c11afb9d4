import { gzipSync } from "node:zlib";
import { assert, assertEquals, assertRejects } from "../assert.ts";
import type { Network } from "../../src/access/mod.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { SELF_SIGNED } from "../../src/practice/serve/self_signed.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { trustSelfSigned } from "./canned_x.ts";
import { type Http2Turn, http2X } from "./http2_x.ts";
import { REAL_TIMERS } from "../../src/access/patience.ts";
import { openNetwork } from "./open_network.ts";

trustSelfSigned();

const SEARCH = { path: "tweets/search/recent", params: { query: "library" }, doing: "search" };
const FOUND = JSON.stringify({ data: [{ id: "1", text: "Hello" }], meta: {} });
const HALF = FOUND.slice(0, 20);

async function whole({ head, body }: Http2Turn): Promise<void> {
  await head(FOUND.length);
  await body(FOUND, true);
}

async function failure(network: Network, signal?: AbortSignal): Promise<AccessError> {
  const error = await assertRejects(() => network.get({ ...SEARCH, signal }));
  assert(error instanceof AccessError, String(error));
  return error;
}

const spent = ({ ledger }: Network): number => ledger.total().cost.high;

Deno.test("Network over HTTP/2 keeps one connection, for requests in turn and side by side", async () => {
  const waiting: Http2Turn[] = [];
  await using x = http2X(async (turn) => {
    if (turn.count <= 3) return whole(turn);
    // None is answered before all are here.
    waiting.push(turn);
    if (waiting.length === 10) { for (const each of waiting.reverse()) await whole(each); }
  });
  const network = await openNetwork(x.url);
  for (let i = 0; i < 3; i++) await network.get(SEARCH);
  await Promise.all(Array.from({ length: 10 }, () => network.get(SEARCH)));
  assertEquals([x.connections, x.requests.length], [1, 13]);
});

Deno.test("Network over HTTP/2 opens one connection for requests that begin together", async () => {
  await using x = http2X(whole);
  const network = await openNetwork(x.url);
  await Promise.all(Array.from({ length: 10 }, () => network.get(SEARCH)));
  assertEquals([x.connections, x.requests.length], [1, 10]);
});

const CUTS: { how: string; answer: (turn: Http2Turn) => void | Promise<void>; problem: string }[] =
  [
    { how: "cut before a head", answer: ({ cut }) => cut(), problem: "connection-cut" },
    {
      how: "cut in the middle of a body of known length",
      async answer({ head, body, cut }) {
        await head(FOUND.length);
        await body(HALF, false);
        cut();
      },
      problem: "answer-cut-off",
    },
    {
      how: "cut in the middle of a body of unknown length",
      async answer({ head, body, cut }) {
        await head();
        await body(HALF, false);
        cut();
      },
      problem: "answer-cut-off",
    },
    {
      how: "ended as if it were whole in the middle of gzip",
      async answer({ head, body }) {
        await head(undefined, "gzip");
        await body(new Uint8Array(gzipSync(FOUND)).slice(0, 20), true);
      },
      problem: "answer-cut-off",
    },
    {
      how: "cut after its head",
      async answer({ head, cut }) {
        await head();
        cut();
      },
      problem: "answer-cut-off",
    },
    {
      how: "ended by the host in the middle of a body",
      async answer({ head, body, reset }) {
        await head();
        await body(HALF, false);
        await reset(2);
      },
      problem: "answer-cut-off",
    },
    { how: "ended by the host", answer: ({ reset }) => reset(2), problem: "connection-cut" },
    {
      how: "sent away and cut",
      async answer({ goAway, cut }) {
        await goAway();
        cut();
      },
      problem: "connection-cut",
    },
  ];

Deno.test.each(CUTS)(
  "Network over HTTP/2 sends a request once that is $how, and counts it at the high end",
  async ({ answer, problem }) => {
    await using x = http2X((turn) => turn.count === 2 ? answer(turn) : whole(turn));
    const network = await openNetwork(x.url, { patience: 60 });
    await network.get(SEARCH);
    const before = spent(network);
    assertEquals((await failure(network)).problem, problem);
    assertEquals(x.requests.length, 2);
    assert(Math.abs(spent(network) - before - 0.05) < 1e-9, `${spent(network)}`);
    await network.get(SEARCH);
    assertEquals(x.requests.length, 3);
  },
);

Deno.test("Network over HTTP/2 ends a request that is stopped, once and alone, and goes on", async () => {
  const controller = new AbortController();
  const held: Http2Turn[] = [];
  await using x = http2X((turn) => {
    if (turn.count > 2) return whole(turn);
    held.push(turn);
    if (turn.count === 2) controller.abort();
  });
  const network = await openNetwork(x.url);
  const beside = network.get(SEARCH);
  assertEquals((await failure(network, controller.signal)).problem, "cancelled");
  await whole(held[0]);
  await beside;
  await network.get(SEARCH);
  assertEquals(x.requests.length, 3);
});

Deno.test("Network over HTTP/2 goes on elsewhere after it is sent away, and hears out what is under way", async () => {
  await using x = http2X(async (turn) => {
    if (turn.count === 1) await turn.goAway();
    await whole(turn);
  });
  const network = await openNetwork(x.url);
  await network.get(SEARCH);
  await network.get(SEARCH);
  assertEquals(x.requests, [1, 2]);
});

Deno.test("Network over HTTP/2 asks again, unpaid, what came after the last that the host looked at", async () => {
  const turns: Http2Turn[] = [];
  const FIRST_STREAM = 1;
  await using x = http2X(async (turn) => {
    turns.push(turn);
    if (turn.count > 2) return whole(turn);
    if (turn.count < 2) return;
    await turn.goAway(FIRST_STREAM);
    await whole(turns[0]);
  });
  const network = await openNetwork(x.url, { patience: 60 });
  await Promise.all([network.get(SEARCH), network.get(SEARCH)]);
  assertEquals(x.requests, [1, 1, 2]);
  assertEquals(spent(network), 0.01);
});

Deno.test("Network over HTTP/2 takes a connection again for 15 seconds after its last use, and no longer", async () => {
  await using x = http2X(whole);
  const clock = { now: Date.parse("2026-11-20T12:00:00Z") };
  const timers = { ...REAL_TIMERS, now: () => clock.now };
  const network = await openNetwork(x.url, { timers });
  await network.get(SEARCH);
  for (const seconds of [14.999, 14.999, 15, 14.999]) {
    clock.now += seconds * 1000;
    await network.get(SEARCH);
  }
  assertEquals(x.requests, [1, 1, 1, 2, 2]);
});

Deno.test("Network over HTTP/2 takes a connection for alive as long as an answer is awaited on it", async () => {
  const held: Http2Turn[] = [];
  await using x = http2X((turn) => turn.count === 1 ? void held.push(turn) : whole(turn));
  const clock = { now: Date.parse("2026-11-20T12:00:00Z") };
  const timers = { ...REAL_TIMERS, now: () => clock.now };
  const network = await openNetwork(x.url, { timers });
  const slow = network.get(SEARCH);
  while (held.length === 0) await new Promise((done) => setTimeout(done, 1));
  clock.now += 60_000;
  await network.get(SEARCH);
  await whole(held[0]);
  await slow;
  assertEquals(x.requests, [1, 1]);
});

Deno.test("Network over HTTP/2 asks again, unpaid, where the host says that it did nothing", async () => {
  const REFUSED_STREAM = 7;
  await using x = http2X((turn) => turn.count === 1 ? turn.reset(REFUSED_STREAM) : whole(turn));
  const network = await openNetwork(x.url, { patience: 60 });
  await network.get(SEARCH);
  assertEquals([x.requests.length, spent(network)], [2, 0.005]);
});

Deno.test("Network over HTTP/2 gives up on a host that never answers, and opens a connection anew", async () => {
  await using x = http2X((turn) => turn.count > 1 ? whole(turn) : undefined);
  const network = await openNetwork(x.url, { timeout: 1 });
  assertEquals((await failure(network)).problem, "timed-out");
  await network.get(SEARCH);
  assertEquals(x.requests, [1, 2]);
});

Deno.test("Network over HTTP/2 gives up on an answer without end", async () => {
  const piece = " ".repeat(2 ** 14);
  await using x = http2X(async ({ head, body }) => {
    await head();
    while (true) await body(piece, false);
  });
  const error = await failure(await openNetwork(x.url, { timeout: 60 }));
  assertEquals(error.problem, "answer-too-large");
});

Deno.test("Network goes on over HTTP/1.1 where the host speaks nothing else, and asks once", async () => {
  const versions: string[] = [];
  const listener = Deno.listenTls({
    hostname: "127.0.0.1",
    port: 0,
    ...SELF_SIGNED,
    alpnProtocols: ["http/1.1"],
  });
  const serving = (async () => {
    for await (const connection of listener) {
      const bytes = new Uint8Array(65536);
      const count = await connection.read(bytes).catch(() => null);
      if (count === null) {
        connection.close();
        continue;
      }
      versions.push(new TextDecoder().decode(bytes.subarray(0, count)));
      const head =
        `HTTP/1.1 200 OK\r\ncontent-length: ${FOUND.length}\r\nconnection: close\r\n\r\n`;
      await connection.write(new TextEncoder().encode(head + FOUND));
      connection.close();
    }
  })();
  const network = await openNetwork(`https://127.0.0.1:${listener.addr.port}`);
  for (let i = 0; i < 2; i++) await network.get(SEARCH);
  listener.close();
  await serving;
  assertEquals(versions.map((text) => /HTTP\/1\.1/.test(text)), [true, true]);
  assert(versions.every((text) => text.includes(`Bearer ${MADE_UP.bearerToken}`)));
  assertEquals(spent(network), 0.01);
});
