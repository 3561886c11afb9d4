import type { ProblemId } from "../../../src/problems/mod.ts";
import { assert, assertEquals } from "../../assert.ts";
import { signed } from "../signed.ts";
import { owner, search } from "./owner.ts";

const USAGE = "/2/usage/tweets";

Deno.test("the log says whose keys asked, what it cost, and never the query", async () => {
  const { ask, world, id, app } = owner();
  await ask(search("secretword OR library"));
  const [request] = world.requests.list();
  assertEquals([request.account, request.app, request.billed, request.problem], [
    id,
    app.id,
    0.05,
    undefined,
  ]);
  assert(!JSON.stringify(request).includes("secretword"));
});

Deno.test("a wrong secret with a known API key is told to its account", async () => {
  const { world, keys, id, app: { id: appId }, get, clock } = owner();
  const wrong = { ...keys, accessToken: "1-MADEUP", accessTokenSecret: "MADEUP" };
  const timestamp = Math.floor(clock.now / 1000);
  await get("/2/users/me", signed(wrong, "/2/users/me", { timestamp, nonce: "n1" }));
  const [request] = world.requests.list();
  assertEquals([request.account, request.app, request.problem], [id, appId, "unauthorized"]);
});

Deno.test("a wrong secret is told to its account where a Bearer Token is minted, too", async () => {
  const { world, keys, id, room } = owner();
  const authorization = `Basic ${btoa(`${keys.apiKey}:MADEUP`)}`;
  await room.request("/oauth2/token", { method: "POST", headers: { authorization } });
  const [request] = world.requests.list();
  assertEquals([request.account, request.problem], [id, "bad-key-pair"]);
});

Deno.test("a key that ended is told to its account", async () => {
  const { world, ask, app, id } = owner();
  world.desk.revokeBearerToken(app);
  await ask(USAGE);
  assertEquals(world.requests.of(id).map(({ problem }) => problem), ["token-revoked"]);
});

Deno.test("keys that are nobody's are told to nobody", async () => {
  const { world, ask, id } = owner();
  await ask(USAGE, "MADEUP");
  assertEquals(world.requests.list().map(({ account, problem }) => [account, problem]), [
    [undefined, "unauthorized"],
  ]);
  assertEquals(world.requests.of(id), []);
});

const refusals: { path: string; problem: ProblemId }[] = [
  { path: "/2/users/me", problem: "unsupported-authentication" },
  { path: "/2/nowhere", problem: "not-found" },
  { path: search("lang:en"), problem: "query-not-standalone" },
  { path: search("min_faves:5"), problem: "query-operator-unknown" },
  { path: search("cats and dogs"), problem: "query-ambiguous" },
  { path: search("'cats'"), problem: "query-in-quotes" },
  { path: search("(cats"), problem: "query-unreadable" },
  { path: search("-cats"), problem: "query-not-standalone" },
  { path: search("x".repeat(513)), problem: "query-too-long" },
  { path: search("cats", { max_results: "5" }), problem: "bad-parameter" },
  { path: search("cats", { start_time: "2020-01-01T00:00:00Z" }), problem: "start-time-too-old" },
  {
    path: search("cats", { end_time: "2026-11-23T20:30:05Z" }),
    problem: "end-time-too-late",
  },
];
Deno.test.each(refusals)("$path is noted as $problem", async ({ path, problem }) => {
  const { world, ask } = owner();
  await ask(path);
  assertEquals(world.requests.list().map((each) => each.problem), [problem]);
});

Deno.test("a used-up window, empty credits and a reached limit are noted as what they are", async () => {
  const { world, ask, id } = owner();
  for (let i = 0; i < 51; i++) await ask(USAGE);
  world.billing.empty(id);
  await ask(search("cats"));
  world.billing.topUp(id, 100);
  world.billing.setSpendingLimit(id, 0);
  await ask(search("cats"));
  assertEquals(world.requests.list().slice(-3).map(({ problem }) => problem), [
    "rate-limited",
    "credits-depleted",
    "spend-cap-reached",
  ]);
});

Deno.test("what is rehearsed is noted as the problem that it is", async () => {
  const { world, ask } = owner();
  for (const id of ["app-suspended", "connection-cut", "small-window"] as const) {
    world.scenarios.begin(id);
    await ask(search("cats"));
  }
  assertEquals(world.requests.list().map(({ problem }) => problem), [
    "app-suspended",
    "connection-cut",
    "small-window",
  ]);
});

Deno.test("progress notes the first time of each step", async () => {
  const { world, ask, account, app, clock } = owner();
  const start = clock.now;
  clock.now += 1000;
  world.desk.generateAccessToken(app);
  clock.now += 1000;
  await ask(USAGE);
  clock.now += 1000;
  await ask(search("zzzzzz"));
  assertEquals(account().progress.gotPosts, null);
  await ask(search("library"));
  clock.now += 1000;
  await ask(search("library"));
  assertEquals(account().progress, {
    createdApp: start,
    madeKeys: start + 1000,
    signedIn: start + 2000,
    gotPosts: start + 3000,
  });
});

Deno.test("whoever signs in with fewer parts has keys that are enough, and can finish", async () => {
  const { ask, account } = owner();
  assertEquals(account().progress.madeKeys, null);
  await ask(search("library"));
  const { progress } = account();
  for (const step of Object.values(progress)) assert(step !== null);
  assertEquals(progress.madeKeys, progress.signedIn);
});

Deno.test("keys that are good are noted as such, whatever becomes of the request", async () => {
  const { ask, account } = owner();
  assertEquals((await ask("/2/users/me")).status, 403);
  assert(account().progress.signedIn !== null);
});

Deno.test("an account is stuck since it met a problem, until the same works", async () => {
  const { ask, account, clock } = owner();
  const since = clock.now;
  await ask(search("min_faves:5"));
  clock.now += 1000;
  await ask(search("min_faves:6"));
  await ask(USAGE);
  assertEquals([account().stuck!.problem, account().stuck!.at], ["query-operator-unknown", since]);
  await ask(search("library"));
  assertEquals(account().stuck, null);
});

Deno.test("who cannot sign in one way is not past it by signing in another way", async () => {
  const { ask, account, get, keys, clock, world, app } = owner();
  const parts = { ...keys, ...world.desk.generateAccessToken(app) };
  const timestamp = Math.floor(clock.now / 1000);
  const me = "/2/users/me";
  const wrong = { ...parts, accessTokenSecret: "MADEUP" };
  await get(me, signed(wrong, me, { timestamp, nonce: "n1" }));
  await ask(USAGE);
  assertEquals(account().stuck!.problem, "unauthorized");
  const path = search("library");
  await get(path, signed(parts, path, { timestamp, nonce: "n2" }));
  assertEquals(account().stuck, null);
});

Deno.test("nobody is stuck at a search without a query: it proves keys, and ends no other problem", async () => {
  const { ask, account } = owner();
  const empty = "/2/tweets/search/recent";
  await ask(empty);
  assertEquals(account().stuck, null);
  await ask(search("min_faves:5"));
  await ask(empty);
  assertEquals(account().stuck!.problem, "query-operator-unknown");
});

Deno.test("a failure is rehearsed for one account, and no other is harmed", async () => {
  const { world, ask, id } = owner();
  const { bearerToken } = world.desk.issueKeys();
  world.scenarios.begin("server-trouble", { account: id, times: 1 });
  const statuses = [];
  for (const token of [bearerToken, undefined, undefined]) {
    statuses.push((await ask(search("cats"), token)).status);
  }
  assertEquals(statuses, [200, 503, 200]);
  assertEquals([world.scenarios.current(id), world.scenarios.current()], [
    "server-trouble",
    undefined,
  ]);
});

Deno.test("a silence is rehearsed for one account, and no other is harmed", async () => {
  const { world, ask, id } = owner();
  const { bearerToken } = world.desk.issueKeys();
  world.scenarios.begin("connection-cut", { account: id });
  const types = [];
  for (const token of [bearerToken, undefined]) types.push((await ask(USAGE, token)).type);
  assertEquals(types, ["default", "error"]);
});

Deno.test("what is begun for all is in place of what single accounts rehearse", () => {
  const { world, id } = owner();
  world.scenarios.begin("server-trouble", { account: id });
  world.scenarios.begin(undefined);
  assertEquals(world.scenarios.current(id), undefined);
});

Deno.test("a key in a path is in neither the log nor the account", async () => {
  const { world, ask, keys, account } = owner();
  await ask(`/2/tweets/${keys.apiSecret}`);
  assertEquals(account().stuck!.problem, "bad-parameter");
  assert(!JSON.stringify([account(), world.requests.list()]).includes(keys.apiSecret));
});
