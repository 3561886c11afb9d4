import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { AccessError, checkAccess, connect, startPractice } from "../../mod.ts";
import {
  cannedPaths,
  cannedX,
  NO_CREDITS,
  NO_MINT,
  NO_QUERY,
  UNAUTHORIZED,
  USAGE,
} from "../access/canned_x.ts";
import { line, states } from "../checkup/states.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const quiet = { prompt: false, envFile: false, practice: false, patience: 0 } as const;
const { bearerToken, ...FOUR } = MADE_UP;

const MINTED = { token_type: "bearer", access_token: bearerToken };

Deno.test("checkAccess() goes through every check in order, and a tick is only what was asked", async () => {
  await using room = await startPractice();
  const report = await checkAccess({ ...quiet, keys: room.issueKeys(), baseUrl: room.url });
  assertEquals(Object.entries(states(report)), [
    ["deno", "known"],
    ["environment", "note"],
    ["env-file", "not tried"],
    ["keys", "known"],
    ["shapes", "known"],
    ["reach", "ok"],
    ["clock", "ok"],
    ["app", "ok"],
    ["user", "ok"],
    ["usage", "ok"],
    ["search", "not tried"],
  ]);
  assertEquals([report.ok, report.error, report.practice], [true, undefined, true]);
  assertEquals(room.requests.map(({ path, auth }) => `${auth} ${path}`), [
    "bearer /2/usage/tweets",
    "bearer /2/usage/credits",
    "oauth1 /2/tweets/search/recent",
  ]);
  for (const { state, ...rest } of report.checks) assertEquals(state === "ok", "at" in rest);
});

Deno.test("checkAccess() buys nothing unless it is asked to search", async () => {
  await using room = await startPractice();
  const options = { ...quiet, keys: room.issueKeys(), baseUrl: room.url };
  assertEquals((await checkAccess(options)).posts, undefined);
  const report = await checkAccess({ ...options, search: "tea OR library", limit: 3 });
  assertEquals([report.posts?.length, report.posts?.query], [3, "tea OR library"]);
  assertStringIncludes(line(report, "search", "ok").text, "3 posts for tea OR library");
});

Deno.test("checkAccess() without keys stops at the keys, and does not try what needs them", async () => {
  const report = await checkAccess({ ...quiet, keys: {}, baseUrl: "http://127.0.0.1:1" });
  assertEquals(line(report, "keys", "failed").problem, "no-keys");
  assertEquals([report.ok, report.error?.problem], [false, "no-keys"]);
  const after = report.checks.slice(report.checks.findIndex(({ check }) => check === "keys") + 1);
  assert(after.every(({ state, text }) => state === "not tried" && text === "not tried"));
});

Deno.test("checkAccess() with nothing at the address stops at the network", async () => {
  const report = await checkAccess({ ...quiet, keys: MADE_UP, baseUrl: "http://127.0.0.1:1" });
  assertEquals(line(report, "reach", "failed").problem, "connection-refused");
  const { clock, app, user, usage, search } = states(report);
  assertEquals([...new Set([clock, app, user, usage, search])], ["not tried"]);
});

Deno.test("checkAccess() takes any answer as a sign that the network is well", async () => {
  await using x = cannedPaths({ "/2/usage/tweets": [503, {}] });
  const report = await checkAccess({ ...quiet, keys: MADE_UP, baseUrl: x.url });
  assertEquals([states(report).reach, report.error?.problem], ["ok", "server-trouble"]);
  assertEquals([states(report).app, states(report).user], ["failed", "not tried"]);
});

Deno.test("checkAccess() with a Bearer Token that is refused still tries the four parts", async () => {
  await using room = await startPractice();
  const keys = { ...room.issueKeys(), bearerToken };
  const report = await checkAccess({ ...quiet, keys, baseUrl: room.url });
  assertEquals([states(report).app, states(report).user], ["failed", "ok"]);
  assertStringIncludes(report.error!.nextSteps[0], "leave the Bearer Token out");
});

Deno.test("checkAccess() notes a wrong Access Token, which searching does not need", async () => {
  await using room = await startPractice();
  const { bearerToken: _, ...four } = room.issueKeys();
  const keys = { ...four, accessTokenSecret: MADE_UP.accessTokenSecret };
  const report = await checkAccess({ ...quiet, keys, baseUrl: room.url, search: true });
  assertEquals(line(report, "user", "note").problem, "access-token-wrong");
  assertEquals([report.ok, states(report).search], [true, "ok"]);
});

Deno.test("checkAccess() lets in who can only sign in as the person", async () => {
  await using x = cannedPaths({
    "/oauth2/token": [403, NO_MINT],
    "/2/tweets/search/recent": [400, NO_QUERY],
  });
  const report = await checkAccess({ ...quiet, keys: FOUR, baseUrl: x.url });
  assertEquals(line(report, "app", "note").problem, "bad-key-pair");
  assertEquals([states(report).user, states(report).usage], ["ok", "not tried"]);
  assert(report.ok);
});

Deno.test("checkAccess() says which keys are wrong where both ways in are refused", async () => {
  await using x = cannedPaths({
    "/oauth2/token": [403, NO_MINT],
    "/2/tweets/search/recent": [401, UNAUTHORIZED],
  });
  const report = await checkAccess({ ...quiet, keys: FOUR, baseUrl: x.url });
  assertEquals([states(report).app, report.error?.problem], ["failed", "bad-key-pair"]);
});

Deno.test("checkAccess() counts keys without credits as good, and the search as failed", async () => {
  await using x = cannedPaths({ "/2/usage/tweets": [402, NO_CREDITS] });
  const report = await checkAccess({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  assertEquals([states(report).app, states(report).search], ["ok", "failed"]);
  assertEquals(report.error?.problem, "credits-depleted");
});

Deno.test("checkAccess() counts a search that is refused for want of credits as failed", async () => {
  await using room = await startPractice({ scenario: "credits-depleted" });
  const keys = { bearerToken: room.issueKeys().bearerToken };
  const options = { ...quiet, keys, baseUrl: room.url };
  assertEquals((await checkAccess(options)).ok, true);
  const report = await checkAccess({ ...options, search: true });
  assertEquals([states(report).app, report.error?.problem], ["ok", "credits-depleted"]);
});

const CLOCKS = [
  { minutes: 0, keys: { bearerToken }, state: "ok", says: "right" },
  { minutes: 3, keys: { bearerToken }, state: "note", says: "3 minutes fast" },
  { minutes: 20, keys: { bearerToken }, state: "note", says: "20 minutes fast" },
  { minutes: -20, keys: { bearerToken }, state: "note", says: "20 minutes slow" },
  { minutes: 3, keys: FOUR, state: "note", says: "3 minutes fast" },
  { minutes: 20, keys: FOUR, state: "failed", says: "20 minutes fast" },
] as const;

Deno.test.each(CLOCKS)(
  "checkAccess() with a clock $minutes minutes ahead: $state",
  async ({ minutes, keys, state, says }) => {
    const date = new Date(Date.now() - minutes * 60_000).toUTCString();
    await using x = cannedPaths({
      "/oauth2/token": [403, NO_MINT],
      "/2/usage/tweets": [200, USAGE],
      "/2/tweets/search/recent": [400, NO_QUERY],
    }, { date });
    const report = await checkAccess({ ...quiet, keys, baseUrl: x.url });
    assertStringIncludes(line(report, "clock", state).text, says);
    assertEquals(report.error?.problem, state === "failed" ? "clock-off" : undefined);
    // A signature that the clock spoils is not sent at all.
    const signed = x.requests.some(({ path }) => path.startsWith("/2/tweets/search"));
    assertEquals(signed, "apiKey" in keys && state !== "failed");
  },
);

Deno.test("a clock that is off stops nobody whose Bearer Token can be made", async () => {
  await using room = await startPractice({ now: () => Date.now() - 20 * 60_000 });
  const { bearerToken: _, ...keys } = room.issueKeys();
  const report = await checkAccess({ ...quiet, keys, baseUrl: room.url });
  assertEquals([states(report).clock, report.ok], ["note", true]);
  assertEquals(line(report, "user", "note").problem, "clock-off");
});

const READ = [
  { used: "2699999", state: "ok", says: "(89 %)" },
  { used: "2700000", state: "note", says: "(90 %)" },
  { used: "1", state: "ok", says: "less than 1 %" },
  { used: undefined, state: "not tried", says: "did not say" },
] as const;

Deno.test.each(READ)(
  "checkAccess() with $used posts read: $state",
  async ({ used, state, says }) => {
    const usage = { data: { ...USAGE.data, project_usage: used } };
    await using x = cannedPaths({ "/2/usage/tweets": [200, usage] });
    const report = await checkAccess({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
    assertStringIncludes(line(report, "usage", state).text, says);
  },
);

Deno.test("checkAccess() keeps an odd shape for a note", async () => {
  await using x = cannedPaths({ "/2/usage/tweets": [200, USAGE] });
  const report = await checkAccess({ ...quiet, keys: { bearerToken: "short" }, baseUrl: x.url });
  assertEquals([line(report, "shapes", "note").notes.length, report.ok], [1, true]);
});

Deno.test("checkAccess() that is stopped ends as a report, and says so", async () => {
  const stop = new AbortController();
  await using x = cannedX(async (request) => {
    stop.abort();
    await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
    return Response.json({});
  });
  const { signal } = stop;
  const report = await checkAccess({ ...quiet, keys: MADE_UP, baseUrl: x.url, signal });
  assertEquals([report.ok, report.error?.problem], [false, "cancelled"]);
});

const REFUSED = [
  { options: { timeout: 0 }, says: "timeout" },
  { options: { limit: 0 }, says: "limit" },
  { options: { search: " " }, says: "search must be" },
  { options: { baseUrl: "http://example.org" }, says: "https only" },
  { options: { practice: true, baseUrl: "https://api.x.com" }, says: "baseUrl" },
  { options: { check: "usage" }, says: "no option named check" },
  { options: { practice: false, envFile: "no such folder/.env" }, says: "no such file" },
];

Deno.test.each(REFUSED)("checkAccess() refuses $options", async ({ options, says }) => {
  const error = await assertRejects(() => checkAccess({ prompt: false, ...options } as never));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "bad-option");
  assertStringIncludes(error.message, says);
});

Deno.test("card.check() asks the server anew, with a Bearer Token made anew", async () => {
  let good = true;
  await using x = cannedX((request) => {
    const minting = new URL(request.url).pathname === "/oauth2/token";
    if (minting) return good ? Response.json(MINTED) : Response.json(NO_MINT, { status: 403 });
    return Response.json(USAGE);
  });
  const keys = { apiKey: `${FOUR.apiKey}2`, apiSecret: FOUR.apiSecret };
  const card = await connect({ ...quiet, keys, baseUrl: x.url });
  assertEquals((await card.check()).ok, true);
  good = false;
  assertEquals((await card.check()).error?.problem, "bad-key-pair");
});

Deno.test("card.check({ search: true }) is counted in what the card spent", async () => {
  await using room = await startPractice();
  const card = await connect({ ...quiet, keys: room.issueKeys(), baseUrl: room.url });
  const report = await card.check({ search: true });
  assertEquals([report.posts?.length, card.spent.posts], [10, 10]);
});
