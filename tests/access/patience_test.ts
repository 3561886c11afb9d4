import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import type { Network, Timers, Waiting } from "../../src/access/mod.ts";
import type { NetworkOptions } from "../../src/access/network.ts";
import { MOST_TRIES, pauseBefore } from "../../src/access/patience.ts";
import { AccessError, diagnose, NOTHING_KNOWN, type ProblemId } from "../../src/problems/mod.ts";
import { type CannedX, cannedX, NO_CREDITS, USAGE } from "./canned_x.ts";
import { openNetwork } from "./open_network.ts";

const NOON = Date.UTC(2026, 10, 24, 12);

/** A clock that moves only by sleeping; notes how long each sleep was. */
function fakeTimers(random = 1, minutesAhead = 0) {
  const slept: number[] = [];
  let time = NOON + minutesAhead * 60_000;
  const timers: Timers = {
    now: () => time,
    random: () => random,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
  };
  return { timers, slept };
}

const open = (url: string, more: Partial<NetworkOptions> = {}) =>
  openNetwork(url, { patience: 60, timers: fakeTimers().timers, ...more });

const USAGE_QUESTION = { path: "usage/tweets", doing: "ask" };
const SEARCH = { path: "tweets/search/recent", params: { query: "library" }, doing: "search" };
const TROUBLE = { title: "Service Unavailable", type: "about:blank", status: 503 };

/** Answers in turn; the last one again and again. */
const inTurn = (...answers: (() => Response)[]): CannedX => {
  let turn = 0;
  return cannedX(() => answers[Math.min(turn++, answers.length - 1)]());
};
const busy = () => Response.json(TROUBLE, { status: 503 });
const fine = () => Response.json(USAGE);
const limited = (headers: Record<string, string> = {}) => () =>
  Response.json({ title: "Too Many Requests", type: "about:blank", status: 429 }, {
    status: 429,
    headers,
  });
const resetIn = (seconds: number) => ({
  date: new Date(NOON).toUTCString(),
  "x-rate-limit-limit": "450",
  "x-rate-limit-remaining": "0",
  "x-rate-limit-reset": String(NOON / 1000 + seconds),
});

async function failure(network: Network, question = SEARCH as typeof SEARCH) {
  const error = await assertRejects(() => network.get(question));
  assert(error instanceof AccessError, String(error));
  return error;
}

Deno.test("Network asks again where X has trouble, with pauses that double", async () => {
  await using x = inTurn(busy, busy, fine);
  const { timers, slept } = fakeTimers();
  const { body } = await (await open(x.url, { timers })).get(SEARCH);
  assertEquals(body, USAGE);
  assertEquals([x.requests.length, slept], [3, [500, 1000]]);
});

Deno.test("Network makes its pauses shorter by chance, so that a class does not come at once", async () => {
  await using x = inTurn(busy, fine);
  const { timers, slept } = fakeTimers(0);
  await (await open(x.url, { timers })).get(SEARCH);
  assertEquals(slept, [250]);
});

Deno.test("Network gives up on trouble after a few tries, and says how many", async () => {
  await using x = inTurn(busy);
  const error = await failure(await open(x.url));
  assertEquals([error.problem, x.requests.length], ["server-trouble", MOST_TRIES]);
  assertStringIncludes(error.message, `it was tried ${MOST_TRIES} times`);
});

Deno.test("Network gives up earlier where no more time may be spent on waiting", async () => {
  await using x = inTurn(busy);
  const { timers, slept } = fakeTimers();
  await failure(await open(x.url, { timers, patience: 1.2 }));
  assertEquals([x.requests.length, slept], [2, [500]]);
});

Deno.test("Network with patience 0 never waits", async () => {
  await using x = inTurn(busy);
  const error = await failure(await open(x.url, { patience: 0 }));
  assertEquals(x.requests.length, 1);
  assert(!error.message.includes("tried"), error.message);
});

Deno.test("Network waits for the moment that X names, and then goes on", async () => {
  await using x = inTurn(limited(resetIn(40)), fine);
  const { timers, slept } = fakeTimers();
  await (await open(x.url, { timers })).get(SEARCH);
  assertEquals(slept.reduce((sum, each) => sum + each), 41_000);
});

/** An X whose clock goes with the one here, but stands elsewhere, and which never stops refusing. */
function refusingX(timers: Timers, minutesAhead: number, headersAt: (seconds: number) => object) {
  return cannedX(() => {
    const theirs = timers.now() - minutesAhead * 60_000;
    const seconds = Math.floor(theirs / 1000);
    const headers = { date: new Date(theirs).toUTCString(), ...headersAt(seconds) };
    return limited(headers)();
  });
}

Deno.test.each([{ ahead: 20 }, { ahead: -20 }])(
  "Network with a clock that is $ahead minutes ahead waits as long as X says, and no longer",
  async ({ ahead }) => {
    const { timers, slept } = fakeTimers(1, ahead);
    let asked = 0;
    await using x = cannedX(() => asked++ ? fine() : limited(resetIn(40))());
    await (await open(x.url, { timers })).get(SEARCH);
    assertEquals([asked, slept.reduce((sum, each) => sum + each)], [2, 41_000]);
  },
);

const STUBBORN: { what: string; headersAt: (seconds: number) => object }[] = [
  { what: "a reset that is always now", headersAt: (now) => ({ "x-rate-limit-reset": `${now}` }) },
  { what: "Retry-After: 0", headersAt: () => ({ "retry-after": "0" }) },
  {
    what: "room left in its window",
    headersAt: (now) => ({
      "x-rate-limit-limit": "450",
      "x-rate-limit-remaining": "440",
      "x-rate-limit-reset": `${now + 600}`,
    }),
  },
  { what: "a reset in the past", headersAt: () => ({ "x-rate-limit-reset": "1700000000" }) },
  { what: "a reset beyond all numbers", headersAt: () => ({ "x-rate-limit-reset": "1e308" }) },
];

Deno.test.each(STUBBORN)(
  "Network waits longer each time where X refuses on and on, with $what",
  async ({ headersAt }) => {
    for (const ahead of [0, 20, -20]) {
      const { timers, slept } = fakeTimers(1, ahead);
      await using x = refusingX(timers, ahead, headersAt);
      await failure(await open(x.url, { timers }));
      // A wait of two seconds and more is told, and slept, second by second.
      const total = slept.reduce((sum, each) => sum + each, 0);
      assert(x.requests.length <= 6, `${x.requests.length} requests in ${total / 1000} s`);
      assert(total >= 1000 * (2 ** (x.requests.length - 1) - 1), `${slept}`);
    }
  },
);

Deno.test.each([
  { given: "7", what: "seconds" },
  { given: new Date(NOON + 7000).toUTCString(), what: "a date" },
])("Network honours Retry-After in $what, also where X has trouble", async ({ given }) => {
  const headers = { date: new Date(NOON).toUTCString(), "retry-after": given };
  for (const [status, least] of [[429, 8000], [503, 7000]]) {
    await using x = inTurn(() => Response.json({}, { status, headers }), fine);
    const { timers, slept } = fakeTimers();
    await (await open(x.url, { timers })).get(SEARCH);
    assertEquals(slept.reduce((sum, each) => sum + each), least);
  }
});

const NOT_THE_WINDOW: { id: ProblemId; answer: () => Response; until?: string }[] = [
  {
    id: "day-limit-reached",
    answer: limited({
      ...resetIn(5),
      "x-rate-limit-remaining": "449",
      "x-app-limit-24hour-remaining": "0",
      "x-app-limit-24hour-reset": String(NOON / 1000 + 80_000),
    }),
    until: "2026-11-25, 10:13:20 UTC",
  },
  {
    id: "day-limit-reached",
    answer: () =>
      Response.json({ title: "Too Many Requests", detail: "Daily limit of posts exceeded" }, {
        status: 429,
        headers: { date: new Date(NOON).toUTCString() },
      }),
    until: "tomorrow",
  },
  {
    id: "shielded",
    answer: () =>
      new Response("error code: 1015", {
        status: 429,
        headers: { date: new Date(NOON).toUTCString(), "retry-after": "3600" },
      }),
    until: "2026-11-24, 13:00:00 UTC",
  },
  {
    id: "shielded",
    answer: () =>
      new Response("<!DOCTYPE html><title>You are being rate limited</title>", {
        status: 429,
        headers: { "content-type": "text/html" },
      }),
    until: "an hour",
  },
];

Deno.test.each(NOT_THE_WINDOW)(
  "Network does not take for the window of 15 minutes what is $id, and names when: $until",
  async ({ id, answer, until }) => {
    await using x = inTurn(answer);
    const { timers, slept } = fakeTimers();
    const error = await failure(await open(x.url, { timers, patience: 900 }));
    assertEquals([error.problem, x.requests.length, slept], [id, 1, []]);
    assertStringIncludes(String(error), until!);
    assert(!/next window/.test(String(error)), String(error));
  },
);

Deno.test("Network tells three waits as one, and what was really waited", async () => {
  await using x = inTurn(busy, busy, busy, fine);
  const told: Waiting[] = [];
  const onWait = (waiting: Waiting) => told.push(waiting);
  await (await open(x.url, { onWait })).get(SEARCH);
  assertEquals(told.filter(({ over }) => over).length, 1);
  assertEquals([told.at(-1)!.over, told.at(-1)!.waited], ["answered", 4]);
});

Deno.test("Network tells how long it had waited when it was stopped, and not how long it would have", async () => {
  await using x = inTurn(limited(resetIn(720)));
  const controller = new AbortController();
  const { timers, slept } = fakeTimers();
  const told: Waiting[] = [];
  const onWait = (waiting: Waiting) => {
    told.push(waiting);
    if (slept.length === 6) controller.abort();
  };
  const network = await open(x.url, { timers, patience: 900, onWait });
  await assertRejects(() => network.get({ ...SEARCH, signal: controller.signal }));
  const { over, waited } = told.at(-1)!;
  // The second in which it is stopped is slept to its end by these timers.
  assertEquals(over, "stopped");
  assert(waited >= 6 && waited <= 7, `${waited} s`);
});

const NEVER_WAITED_FOR: { id: ProblemId; answer: () => Response }[] = [
  { id: "credits-depleted", answer: () => Response.json(NO_CREDITS, { status: 402 }) },
  {
    // Remaining is still high: it is the cap, and not the window.
    id: "usage-cap-reached",
    answer: () =>
      Response.json({
        title: "UsageCapExceeded",
        type: "https://api.x.com/2/problems/usage-capped",
      }, {
        status: 429,
        headers: { ...resetIn(5), "x-rate-limit-remaining": "440" },
      }),
  },
  { id: "rate-limited", answer: limited(resetIn(600)) },
  { id: "rate-limited", answer: limited() },
  { id: "unauthorized", answer: () => Response.json({ title: "Unauthorized" }, { status: 401 }) },
  { id: "not-found", answer: () => new Response(null, { status: 404 }) },
  {
    id: "bad-parameter",
    answer: () => Response.json({ title: "Invalid Request" }, { status: 400 }),
  },
  {
    id: "unexpected-answer",
    answer: () => new Response("<!DOCTYPE html>", { headers: { "content-type": "text/html" } }),
  },
];

Deno.test.each(NEVER_WAITED_FOR)("Network never waits for $id", async ({ id, answer }) => {
  await using x = inTurn(answer);
  const { timers, slept } = fakeTimers();
  const error = await failure(await open(x.url, { timers }));
  assertEquals([error.problem, x.requests.length, slept], [id, 1, []]);
});

Deno.test("Network takes more than one request a second slowly, without counting it as a window", async () => {
  const twice = limited({ ...resetIn(700), "x-rate-limit-remaining": "299" });
  await using x = inTurn(twice, fine);
  const { timers, slept } = fakeTimers();
  await (await open(x.url, { timers })).get({ ...SEARCH, path: "tweets/search/all" });
  assertEquals(slept.reduce((sum, each) => sum + each), 1500);
});

/** A server that takes each connection and cuts it, after it was asked or at once. */
function cutter() {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  let connections = 0;
  const serving = (async () => {
    for await (const connection of listener) {
      connections++;
      await connection.read(new Uint8Array(4096)).catch(() => {});
      connection.close();
    }
  })();
  return {
    url: `http://127.0.0.1:${listener.addr.port}`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      listener.close();
      await serving;
    },
  };
}

Deno.test("Network asks again after a cut where nothing is charged", async () => {
  await using x = cutter();
  const error = await failure(await open(x.url), USAGE_QUESTION as typeof SEARCH);
  assertEquals([error.problem, x.connections()], ["connection-cut", MOST_TRIES]);
});

Deno.test("Network never sends again what X may have charged for already", async () => {
  await using x = cutter();
  const error = await failure(await open(x.url));
  assertEquals([error.problem, x.connections()], ["connection-cut", 1]);
  assertStringIncludes(error.nextSteps.join(" "), "may have charged");
});

Deno.test("pauseBefore() lets a search be sent again whose connection never opened", () => {
  const error = diagnose({ ...NOTHING_KNOWN, doing: "search", network: "ECONNRESET" });
  const failed = { error, path: "/2/tweets/search/recent", tries: 1, left: 60_000 };
  const { timers } = fakeTimers();
  assertEquals(pauseBefore({ ...failed, sent: false }, timers), 500);
  assertEquals(pauseBefore({ ...failed, sent: true }, timers), undefined);
});

Deno.test("Network tells of a wait once a second, and when it is over", async () => {
  await using x = inTurn(limited(resetIn(2)), fine);
  const told: number[] = [];
  const onWait = ({ secondsLeft }: Waiting) => told.push(secondsLeft);
  await (await open(x.url, { onWait })).get(SEARCH);
  // Once while it is tried again, and once more when that has its answer.
  assertEquals(told, [3, 2, 1, 0, 0]);
});

Deno.test.each([{ whose: "the question" }, { whose: "the card" }])(
  "Network stops waiting at once when the signal of $whose says so, and sends nothing more",
  async ({ whose }) => {
    await using x = inTurn(limited({
      "x-rate-limit-remaining": "0",
      "x-rate-limit-reset": String(Math.floor(Date.now() / 1000) + 30),
    }));
    const waiting = Promise.withResolvers<void>();
    const controller = new AbortController();
    const { signal } = controller;
    const [own, ofCard] = whose === "the question" ? [signal, undefined] : [undefined, signal];
    let told = 0;
    const onWait = () => {
      told += 1;
      waiting.resolve();
    };
    const network = await openNetwork(x.url, { patience: 60, signal: ofCard, onWait });
    const asked = assertRejects(() => network.get({ ...SEARCH, signal: own }));
    await waiting.promise;
    controller.abort();
    const error = await asked;
    assert(error instanceof AccessError);
    // Once at the start and once at the end; the whole wait would tell thirty times.
    assert(told < 10, `it was told ${told} times`);
    assertEquals([error.problem, x.requests.length], ["cancelled", 1]);
  },
);
