import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { Network, signIn } from "../../src/access/later.ts";
import { type Check } from "../../src/access/mod.ts";
import { lookForKeys } from "../../src/keys/later.ts";
import { type KeyParts } from "../../src/keys/mod.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { cannedPaths, NO_CREDITS, NO_MINT, NO_QUERY, UNAUTHORIZED, USAGE } from "./canned_x.ts";

const { apiKey, apiSecret, accessToken, accessTokenSecret, bearerToken } = MADE_UP;
const FOUR = { apiKey, apiSecret, accessToken, accessTokenSecret };

let salt = 0;

/** Signs in, with keys that no other test has used: sign-ins are remembered for a while. */
async function enter(url: string, keys: KeyParts, check: Check = "usage", now?: () => Date) {
  const found = await lookForKeys({ keys, prompt: false });
  const network = await Network.open(found, { baseUrl: new URL(url), timeout: 5 });
  return { network, signIn: await signIn(found, network, check, { now }) };
}

const fresh = (keys: KeyParts): KeyParts => {
  salt += 1;
  const part = keys.bearerToken ? "bearerToken" : "apiKey";
  return { ...keys, [part]: `${keys[part]}${salt}` };
};

const asked = (x: { requests: { path: string }[] }) => x.requests.map(({ path }) => path);

Deno.test("signIn() with a Bearer Token asks for the usage, and for nothing else", async () => {
  await using x = cannedPaths({ "/2/usage/tweets": [200, USAGE] });
  const { signIn } = await enter(x.url, fresh({ bearerToken }));
  assertEquals(asked(x), ["/2/usage/tweets"]);
  assertEquals(signIn.usage, { used: 1234, cap: 3000000, daysToReset: 12 });
  assertEquals(signIn.opens.fullArchive, true);
  assertEquals(signIn.opens.identity, false);
});

Deno.test("signIn() with the API key and secret mints a Bearer Token first", async () => {
  await using x = cannedPaths({
    "/oauth2/token": [200, { token_type: "bearer", access_token: bearerToken }],
    "/2/usage/tweets": [200, USAGE],
  });
  await enter(x.url, fresh({ apiKey, apiSecret }));
  assertEquals(asked(x), ["/oauth2/token", "/2/usage/tweets"]);
});

Deno.test("signIn() with four parts whose Bearer cannot be minted signs in by OAuth 1.0a, for free", async () => {
  await using x = cannedPaths({
    "/oauth2/token": [403, NO_MINT],
    "/2/tweets/search/recent": [400, NO_QUERY],
  });
  const { signIn, network } = await enter(x.url, fresh(FOUR));
  assertEquals(asked(x), ["/oauth2/token", "/2/tweets/search/recent"]);
  assert(x.requests[1].headers.get("authorization")!.startsWith("OAuth "));
  assertEquals(signIn.proof, "signature");
  assertEquals(signIn.opens, {
    recentSearch: true,
    counts: false,
    usage: false,
    fullArchive: false,
    identity: true,
  });
  assertEquals(network.ledger.total().cost.high, 0);
});

Deno.test("signIn() with four parts that are all wrong says so", async () => {
  await using x = cannedPaths({
    "/oauth2/token": [403, NO_MINT],
    "/2/tweets/search/recent": [401, UNAUTHORIZED],
  });
  const error = await assertRejects(() => enter(x.url, fresh(FOUR)));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "bad-key-pair");
  assertStringIncludes(error.message, "the API key from apiKey (connect({ keys }))");
  assertEquals(asked(x).filter((path) => path === "/oauth2/token").length, 1);
});

Deno.test("signIn() tells that the access pair is wrong where the API key and its secret are good", async () => {
  await using x = cannedPaths({
    "/oauth2/token": [200, { token_type: "bearer", access_token: bearerToken }],
    "/2/usage/tweets": [200, USAGE],
    "/2/users/me": [401, UNAUTHORIZED],
  });
  const error = await assertRejects(() => enter(x.url, fresh(FOUR), "identity"));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "access-token-wrong");
  assertStringIncludes(error.message, "the Access Token from accessToken (connect({ keys }))");
  assert(!error.message.includes("apiKey"), error.message);
  assertEquals(asked(x), ["/oauth2/token", "/2/usage/tweets", "/2/users/me"]);
});

Deno.test("signIn() tells that the Bearer Token is wrong where the API key and its secret are good", async () => {
  await using x = cannedPaths({
    "/oauth2/token": [200, { token_type: "bearer", access_token: `${bearerToken}Other` }],
    "/2/usage/tweets": [401, UNAUTHORIZED],
  });
  const error = await assertRejects(() => enter(x.url, fresh({ ...FOUR, bearerToken })));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "unauthorized");
  assertStringIncludes(error.message, "the Bearer Token from bearerToken");
  assertStringIncludes(error.nextSteps[0], "Your API key and its secret are good");
});

Deno.test("signIn() does not guess which half is wrong when X cannot say", async () => {
  await using x = cannedPaths({
    "/oauth2/token": [503, {}],
    "/2/usage/tweets": [401, UNAUTHORIZED],
  });
  const error = await assertRejects(() => enter(x.url, fresh({ ...FOUR, bearerToken })));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "unauthorized");
  assert(!error.nextSteps.join(" ").includes("are good"));
});

Deno.test("signIn() with a bad pair names the pair", async () => {
  await using x = cannedPaths({ "/oauth2/token": [403, NO_MINT] });
  const error = await assertRejects(() => enter(x.url, fresh({ apiKey, apiSecret })));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "bad-key-pair");
  assertStringIncludes(error.message, "the API key from apiKey");
});

Deno.test("signIn() with swapped keys tells of the swap where X refuses them", async () => {
  await using x = cannedPaths({ "/oauth2/token": [403, NO_MINT] });
  const swapped = { apiKey: `${apiSecret.slice(0, -1)}`, apiSecret: apiKey };
  const error = await assertRejects(() => enter(x.url, swapped));
  assert(error instanceof AccessError);
  assertStringIncludes(error.nextSteps[0], "looks like a key's secret, not the API key");
});

Deno.test("signIn() does not try other ways when X cannot be reached", async () => {
  await using x = cannedPaths({ "/oauth2/token": [503, {}] });
  const error = await assertRejects(() => enter(x.url, fresh(FOUR)));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "server-trouble");
  assertEquals(asked(x), ["/oauth2/token"]);
});

Deno.test("signIn() says that keys without credits work", async () => {
  await using x = cannedPaths({ "/2/usage/tweets": [402, NO_CREDITS] });
  const error = await assertRejects(() => enter(x.url, fresh({ bearerToken })));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "credits-depleted");
  assertStringIncludes(error.message, "your keys work");
});

Deno.test("signIn() asks who you are only when it is told to", async () => {
  const me = { data: { id: "7", username: "ada_made_up", name: "Ada (made up)" } };
  await using x = cannedPaths({
    "/oauth2/token": [200, { token_type: "bearer", access_token: bearerToken }],
    "/2/usage/tweets": [200, USAGE],
    "/2/users/me": [200, me],
  });
  const { signIn, network } = await enter(x.url, fresh(FOUR), "identity");
  assertEquals(signIn.identity, me.data);
  assertEquals(network.ledger.total().cost, { low: 0.01, high: 0.01 });
  assert(x.requests[2].headers.get("authorization")!.startsWith("OAuth "));
});

Deno.test("signIn() refuses to ask who you are with a Bearer Token, before it is sent", async () => {
  await using x = cannedPaths({ "/2/usage/tweets": [200, USAGE] });
  const error = await assertRejects(() => enter(x.url, fresh({ bearerToken }), "identity"));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "unsupported-authentication");
});

Deno.test("signIn() with check: false sends nothing", async () => {
  await using x = cannedPaths({});
  const { signIn } = await enter(x.url, fresh({ bearerToken }), false);
  assertEquals([signIn.proof, x.requests.length], ["none", 0]);
});

Deno.test("signIn() with the same keys within ten minutes sends nothing, and says so", async () => {
  await using x = cannedPaths({
    "/oauth2/token": [200, { token_type: "bearer", access_token: bearerToken }],
    "/2/usage/tweets": [200, USAGE],
  });
  const keys = fresh({ apiKey, apiSecret });
  let minutes = 0;
  const now = () => new Date(Date.UTC(2026, 10, 23, 12, minutes));
  await enter(x.url, keys, "usage", now);
  minutes = 9;
  const again = await enter(x.url, keys, "usage", now);
  assertEquals([again.signIn.remembered, x.requests.length], [true, 2]);
  await again.network.get({ path: "usage/tweets", doing: "ask" });
  assertEquals(asked(x).filter((path) => path === "/oauth2/token").length, 1);
  minutes = 11;
  assertEquals((await enter(x.url, keys, "usage", now)).signIn.remembered, false);
  const other = await enter(x.url, fresh({ apiKey, apiSecret }), "usage", now);
  assertEquals(other.signIn.remembered, false);
});
