import { assertEquals, assertMatch, assertNotEquals, assertStringIncludes } from "../assert.ts";
import { rehearsal } from "./rehearsal.ts";
import { signed } from "./signed.ts";

const SEARCH = "/2/tweets/search/recent?query=library%20lang%3Aen&max_results=10";
const UNAUTHORIZED = {
  title: "Unauthorized",
  type: "about:blank",
  status: 401,
  detail: "Unauthorized",
};

Deno.test("practiceApp() takes a Bearer Token that it issued", async () => {
  assertEquals((await rehearsal().bearer(SEARCH)).status, 200);
});

Deno.test("practiceApp() takes an OAuth 1.0a signature for the public address", async () => {
  assertEquals((await rehearsal().oauth1(SEARCH, "https://api.x.com")).status, 200);
  assertEquals((await rehearsal().oauth1(SEARCH, "https://api.twitter.com")).status, 200);
});

Deno.test("practiceApp() takes an OAuth 1.0a signature for its own address", async () => {
  assertEquals((await rehearsal().oauth1(SEARCH, "http://localhost")).status, 200);
});

Deno.test("practiceApp() refuses a signature for another address", async () => {
  assertEquals((await rehearsal().oauth1(SEARCH, "https://example.org")).status, 401);
});

Deno.test("practiceApp() refuses a request without credentials as X does", async () => {
  const answer = await rehearsal().get(SEARCH, {});
  assertEquals(answer.status, 401);
  assertEquals(await answer.json(), UNAUTHORIZED);
});

const strangers: [what: string, authorization: string][] = [
  ["a made-up Bearer", `Bearer ${"A".repeat(22)}MADEUP`],
  ["a Bearer that is empty", "Bearer "],
  ["an OAuth header of rubbish", "OAuth nothing"],
  ["an OAuth header with a bad percent sign", 'OAuth oauth_nonce="%zz"'],
  ["an OAuth header with a parameter twice", 'OAuth oauth_nonce="a", oauth_nonce="a"'],
  ["another scheme", "Digest x"],
  ["a scheme called like a method of objects", "constructor x"],
];
for (const [what, authorization] of strangers) {
  Deno.test(`practiceApp() refuses ${what} with 401`, async () => {
    const answer = await rehearsal().get(SEARCH, { authorization });
    assertEquals(answer.status, 401);
    assertEquals(await answer.json(), UNAUTHORIZED);
  });
}

for (const part of ["apiKey", "apiSecret", "accessToken", "accessTokenSecret"] as const) {
  Deno.test(`practiceApp() refuses a signature with a wrong ${part}`, async () => {
    const { keys, get, clock } = rehearsal();
    const wrong = {
      ...keys,
      [part]: keys[part].slice(0, -1) + (keys[part].endsWith("a") ? "b" : "a"),
    };
    const timestamp = Math.floor(clock.now / 1000);
    const answer = await get(SEARCH, signed(wrong, SEARCH, { timestamp, nonce: "n1" }));
    assertEquals(answer.status, 401);
  });
}

Deno.test("practiceApp() refuses four parts of two different apps", async () => {
  const { keys, world, get, clock } = rehearsal();
  const other = world.desk.issueKeys();
  const { accessToken, accessTokenSecret } = other;
  const timestamp = Math.floor(clock.now / 1000);
  const mixed = { ...keys, accessToken, accessTokenSecret };
  const answer = await get(SEARCH, signed(mixed, SEARCH, { timestamp, nonce: "n1" }));
  assertEquals(answer.status, 401);
});

Deno.test("practiceApp() refuses a signature whose query was changed afterwards", async () => {
  const { keys, get, clock } = rehearsal();
  const header = signed(keys, SEARCH, { timestamp: Math.floor(clock.now / 1000), nonce: "n1" });
  assertEquals((await get(SEARCH.replace("library", "libraries"), header)).status, 401);
});

Deno.test("practiceApp() refuses a nonce that was used before", async () => {
  const { keys, get, clock } = rehearsal();
  const header = signed(keys, SEARCH, { timestamp: Math.floor(clock.now / 1000), nonce: "n1" });
  assertEquals((await get(SEARCH, header)).status, 200);
  assertEquals((await get(SEARCH, header)).status, 401);
});

Deno.test("practiceApp() takes a nonce that a wrong signature used before", async () => {
  const { keys, get, clock } = rehearsal();
  const timestamp = Math.floor(clock.now / 1000);
  const forged = signed({ ...keys, apiSecret: "MADEUP" }, SEARCH, { timestamp, nonce: "n1" });
  assertEquals((await get(SEARCH, forged)).status, 401);
  assertEquals((await get(SEARCH, signed(keys, SEARCH, { timestamp, nonce: "n1" }))).status, 200);
});

for (const [off, status] of [[299, 200], [-299, 200], [301, 401], [-301, 401]]) {
  Deno.test(`practiceApp() answers ${status} to a clock that is off by ${off} seconds`, async () => {
    const { keys, get, clock } = rehearsal();
    const timestamp = Math.floor(clock.now / 1000) + off;
    const answer = await get(SEARCH, signed(keys, SEARCH, { timestamp, nonce: "n1" }));
    assertEquals(answer.status, status);
    const body = await answer.json();
    assertEquals(body.errors?.[0].code, status === 401 ? 135 : undefined);
  });
}

Deno.test("practiceApp() refuses a Bearer for users/me with 403 and takes OAuth 1.0a", async () => {
  const { bearer, oauth1, keys } = rehearsal();
  const refused = await bearer("/2/users/me");
  assertEquals(refused.status, 403);
  const problem = await refused.json();
  assertEquals(problem.title, "Unsupported Authentication");
  assertMatch(problem.type, /\/unsupported-authentication$/);
  assertStringIncludes(problem.detail, "OAuth 1.0a User Context");
  const { data } = await (await oauth1("/2/users/me")).json();
  assertEquals(Object.keys(data), ["id", "name", "username"]);
  assertEquals(data.id, keys.accessToken.split("-")[0]);
});

for (const path of ["/2/usage/tweets", "/2/tweets/counts/recent?query=library"]) {
  Deno.test(`practiceApp() refuses OAuth 1.0a for ${path} with 403`, async () => {
    const answer = await rehearsal().oauth1(path);
    assertEquals(answer.status, 403);
    assertMatch((await answer.json()).type, /\/unsupported-authentication$/);
  });
}

Deno.test("practiceApp() asks who it is before it looks at the parameters", async () => {
  const { oauth1, get } = rehearsal();
  const path = "/2/tweets/search/recent";
  assertEquals((await oauth1(path)).status, 400);
  assertEquals((await get(path, { authorization: "Bearer MADEUP" })).status, 401);
});

async function mint(credentials: string, form = "grant_type=client_credentials") {
  const { app, keys } = rehearsal();
  const pair = credentials.replace("KEY", keys.apiKey).replace("SECRET", keys.apiSecret);
  const answer = await app.request("/oauth2/token", {
    method: "POST",
    headers: {
      authorization: `Basic ${btoa(pair)}`,
      "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
    },
    body: form,
  });
  return { answer, keys };
}

Deno.test("practiceApp() gives the app's Bearer Token for its key and secret", async () => {
  const { answer, keys } = await mint("KEY:SECRET");
  assertEquals(await answer.json(), { token_type: "bearer", access_token: keys.bearerToken });
});

const badPairs: [credentials: string, form?: string][] = [
  ["KEY:MADEUP"],
  ["MADEUP:SECRET"],
  ["SECRET:KEY"],
  ["KEY"],
  ["KEY:SECRET:more"],
  ["%zz:SECRET"],
  ["KEY:SECRET", ""],
];
for (const [credentials, form] of badPairs) {
  Deno.test(`practiceApp() gives no Bearer Token for ${credentials} with form ${form ?? "as it should be"}`, async () => {
    const { answer } = await mint(credentials, form);
    assertEquals(answer.status, 403);
    const { errors: [error] } = await answer.json();
    assertEquals([error.code, error.label], [99, "authenticity_token_error"]);
  });
}

Deno.test("issueKeys() gives every app keys of its own, in the shapes of X's, that say PRACTICE", () => {
  const { world, keys } = rehearsal();
  assertMatch(keys.apiKey, /^PRACTICE[A-Za-z0-9]{17}$/);
  assertMatch(keys.apiSecret, /^PRACTICE[A-Za-z0-9]{42}$/);
  assertMatch(keys.accessToken, /^\d+-PRACTICE[A-Za-z0-9]+$/);
  assertEquals(keys.accessToken.length, 50);
  assertMatch(keys.accessTokenSecret, /^PRACTICE[A-Za-z0-9]{37}$/);
  assertMatch(keys.bearerToken, /^A{20,}PRACTICE[A-Za-z0-9]+%2B[A-Za-z0-9]+%3D[A-Za-z0-9]+$/);
  assertEquals(keys.bearerToken.length > 100, true);
  const other = world.desk.issueKeys();
  for (const part of Object.keys(keys) as (keyof typeof keys)[]) {
    assertNotEquals(other[part], keys[part]);
  }
});
