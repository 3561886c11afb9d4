import {
  assert,
  assertEquals,
  assertMatch,
  assertNotEquals,
  assertStringIncludes,
} from "../assert.ts";
import { rehearsal } from "./rehearsal.ts";
import { signed, type Signing } from "./signed.ts";

const REQUEST = "/oauth/request_token";
const ACCESS = "/oauth/access_token";
const ME = "/2/users/me";

/** A program that signs people in, and a person before the room's page. */
function program() {
  const { world, app, keys, clock } = rehearsal();
  let nonce = 0;
  const none = { accessToken: "", accessTokenSecret: "" };
  const ask = async (
    path: string,
    pair: { accessToken: string; accessTokenSecret: string } = none,
    more: Omit<Partial<Signing>, "nonce"> & { keys?: { apiKey: string; apiSecret: string } } = {},
  ) => {
    const { method = "POST", form } = more;
    const timestamp = Math.floor(clock.now / 1000);
    const signing = { timestamp, nonce: `nonce${nonce++}`, ...more, method };
    const answer = await app.request(path, {
      method,
      headers: signed({ ...keys, ...more.keys, ...pair }, path, signing),
      body: form && new URLSearchParams(form),
    });
    const text = await answer.text();
    return { status: answer.status, text, fields: Object.fromEntries(new URLSearchParams(text)) };
  };
  const begin = async (callback = "oob", more: Parameters<typeof ask>[2] = {}) => {
    const { fields } = await ask(REQUEST, none, { also: { oauth_callback: callback }, ...more });
    return { accessToken: fields.oauth_token, accessTokenSecret: fields.oauth_token_secret };
  };
  const see = async (token: string, at = "/oauth/authorize") => {
    const answer = await app.request(`${at}?oauth_token=${token}`);
    return { status: answer.status, text: await answer.text() };
  };
  const decide = async (token: string, decision: string) => {
    const { csrf } = world.reception.sessionOf(undefined)!;
    const answer = await app.request("/oauth/authorize", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ csrf, oauth_token: token, decision }),
    });
    const text = await answer.text();
    const pin = /<code id="oauth_pin">(\d{7})<\/code>/.exec(text)?.[1] ?? "";
    return { status: answer.status, text, pin, to: answer.headers.get("refresh") };
  };
  const end = (pair: Awaited<ReturnType<typeof begin>>, verifier: string) =>
    ask(ACCESS, pair, { also: { oauth_verifier: verifier } });
  /** The whole way; gives the four-part password that comes of it. */
  const signIn = async (more: Parameters<typeof ask>[2] = {}) => {
    const pair = await begin("oob", more);
    const { pin } = await decide(pair.accessToken, "allow");
    const { fields } = await end(pair, pin);
    return { accessToken: fields.oauth_token, accessTokenSecret: fields.oauth_token_secret };
  };
  const its = world.registry.app(world.registry.keys.holderOf("apiKey", keys.apiKey)!.appId)!;
  const owner = world.registry.owner!;
  return { app, ask, begin, see, decide, end, signIn, world, keys, clock, its, owner };
}

Deno.test("who signs in by PIN gives an app four parts that ask in their name", async () => {
  const { ask, begin, see, decide, end, world, owner } = program();
  const pair = await begin();
  const page = await see(pair.accessToken);
  assertEquals(page.status, 200);
  for (const words of ["Practice app 1", owner.name, "Read only", "Authorize app", "made-up"]) {
    assertStringIncludes(page.text, words);
  }
  const { pin } = await decide(pair.accessToken, "allow");
  const { status, fields } = await end(pair, pin);
  assertEquals(status, 200);
  assertEquals([fields.user_id, fields.screen_name], [owner.id, owner.username]);
  assertMatch(fields.oauth_token, new RegExp(`^${owner.id}-PRACTICE`));
  const four = { accessToken: fields.oauth_token, accessTokenSecret: fields.oauth_token_secret };
  const me = await ask(ME, four, { method: "GET" });
  assertEquals(JSON.parse(me.text).data.id, owner.id);
  const found = await ask("/2/tweets/search/recent?query=library", four, { method: "GET" });
  assertEquals(JSON.parse(found.text).data.length, 10);
  // The app pays, not who signed in.
  assertEquals(world.registry.account(owner.id)!.balance, owner.balance);
});

Deno.test("request_token answers in a form, as X does", async () => {
  const { ask } = program();
  const { status, text, fields } = await ask(`${REQUEST}?oauth_callback=oob`);
  assertEquals(status, 200);
  assertMatch(
    text,
    /^oauth_token=PRACTICE\w{19}&oauth_token_secret=PRACTICE\w{24}&oauth_callback_confirmed=true$/,
  );
  const form = await ask(REQUEST, undefined, { form: { oauth_callback: "oob" } });
  assertEquals(form.status, 200);
  assertNotEquals(form.fields.oauth_token, fields.oauth_token);
});

Deno.test("a PIN is good once", async () => {
  const { begin, decide, end } = program();
  const pair = await begin();
  const { pin } = await decide(pair.accessToken, "allow");
  assertEquals((await end(pair, pin)).status, 200);
  const again = await end(pair, pin);
  assertEquals([again.status, JSON.parse(again.text).errors[0].code], [401, 89]);
});

Deno.test("a sign-in lasts 15 minutes", async () => {
  const { begin, decide, end, see, clock } = program();
  const pair = await begin();
  const { pin } = await decide(pair.accessToken, "allow");
  const before = clock.now;
  clock.now = before + 15 * 60_000;
  assertEquals((await see(pair.accessToken)).status, 404);
  assertEquals((await end(pair, pin)).status, 401);
  clock.now = before + 15 * 60_000 - 1;
  assertEquals((await end(pair, pin)).status, 200);
});

Deno.test("a wrong PIN is refused in X's words, and five of them end the sign-in", async () => {
  const { begin, decide, end } = program();
  const pair = await begin();
  const early = await end(pair, "1234567");
  assertEquals([early.status, early.text], [
    401,
    "Error processing your OAuth request: Invalid oauth_verifier parameter",
  ]);
  const { pin } = await decide(pair.accessToken, "allow");
  const wrong = pin === "1234567" ? "7654321" : "1234567";
  for (let tries = 2; tries <= 5; tries++) {
    assertStringIncludes((await end(pair, wrong)).text, "Invalid oauth_verifier");
  }
  assertStringIncludes((await end(pair, pin)).text, '"code":89');
});

Deno.test("who signs in again gets the same Access Token", async () => {
  const { signIn } = program();
  assertEquals(await signIn(), await signIn());
});

Deno.test("signing in leaves the Access Token of the app's own account as it was", async () => {
  const { ask, signIn, keys } = program();
  await signIn();
  assertEquals((await ask(ME, keys, { method: "GET" })).status, 200);
});

Deno.test("a new API key ends what was given out by PIN", async () => {
  const { ask, signIn, world, its } = program();
  const four = await signIn();
  const pair = world.desk.regenerateApiKey(its);
  assertEquals((await ask(ME, four, { method: "GET" })).status, 401);
  assertEquals((await ask(ME, four, { method: "GET", keys: pair })).status, 401);
});

Deno.test("a program may ask for less than its app may do", async () => {
  const { ask, begin, see, decide, end, world, its } = program();
  world.desk.setPermissions(its, "read-write");
  const [read] = (await ask(`${REQUEST}?oauth_callback=oob&x_auth_access_type=read`)).text
    .match(/PRACTICE\w+/)!;
  assertStringIncludes((await see(read)).text, "Read only");
  const pair = await begin();
  assertStringIncludes((await see(pair.accessToken)).text, "Read and write");
  const { pin } = await decide(pair.accessToken, "allow");
  const { fields } = await end(pair, pin);
  const four = { accessToken: fields.oauth_token, accessTokenSecret: fields.oauth_token_secret };
  const post = await ask("/2/tweets", four);
  assertStringIncludes(post.text, "These keys may write");
});

Deno.test("who cancels gives nothing out", async () => {
  const { begin, decide, end } = program();
  const pair = await begin();
  const { text } = await decide(pair.accessToken, "deny");
  assertStringIncludes(text, "You did not authorize");
  assertEquals((await end(pair, "1234567")).status, 401);
});

Deno.test("a callback on this computer is led back to, with what proves the sign-in", async () => {
  const { begin, decide, end } = program();
  const callback = "http://127.0.0.1:3000/back?study=1";
  const pair = await begin(callback);
  const { to, text } = await decide(pair.accessToken, "allow");
  const address = new URL(to!.replace("0;url=", ""));
  assertEquals(address.origin + address.pathname, "http://127.0.0.1:3000/back");
  assertEquals(address.searchParams.get("study"), "1");
  assertEquals(address.searchParams.get("oauth_token"), pair.accessToken);
  assertStringIncludes(text, "Back to the program");
  const verifier = address.searchParams.get("oauth_verifier")!;
  assert(verifier.length > 20);
  assertEquals((await end(pair, verifier)).status, 200);
});

Deno.test("a callback is told of who cancels", async () => {
  const { begin, decide } = program();
  const pair = await begin("http://localhost:3000/");
  const { to } = await decide(pair.accessToken, "deny");
  assertEquals(to, `0;url=http://localhost:3000/?denied=${pair.accessToken}`);
});

Deno.test.each(
  [
    { callback: "https://example.org/back", status: 403, code: 415 },
    { callback: "http://127.0.0.1.example.org/", status: 403, code: 415 },
    { callback: "http://me:secret@localhost/", status: 403, code: 415 },
    { callback: "javascript:alert(1)", status: 403, code: 415 },
    { callback: "pin", status: 401, code: 417 },
  ],
)("a sign-in that is to lead to $callback is refused with $code", async (
  { callback, status, code },
) => {
  const { ask } = program();
  const answer = await ask(REQUEST, undefined, { also: { oauth_callback: callback } });
  assertEquals([answer.status, JSON.parse(answer.text).errors[0].code], [status, code]);
});

Deno.test("a sign-in needs the keys of an app, and ends with those of the same", async () => {
  const { ask, begin, decide, world } = program();
  const forged = { apiKey: "MADEUP", apiSecret: "MADEUP" };
  const refused = await ask(REQUEST, undefined, { keys: forged });
  assertEquals([refused.status, JSON.parse(refused.text).errors[0].code], [401, 32]);
  const pair = await begin();
  const { pin } = await decide(pair.accessToken, "allow");
  const also = { oauth_verifier: pin };
  const other = await ask(ACCESS, pair, { also, keys: world.desk.issueKeys() });
  assertEquals([other.status, JSON.parse(other.text).errors[0].code], [401, 32]);
  const wrongSecret = { ...pair, accessTokenSecret: "MADEUP" };
  assertEquals((await ask(ACCESS, wrongSecret, { also })).status, 401);
  assertEquals((await ask(ACCESS, pair, { also })).status, 200);
});

Deno.test("a clock that is off is told at the sign-in, too", async () => {
  const { ask, clock } = program();
  const { text } = await ask(REQUEST, undefined, { timestamp: Math.floor(clock.now / 1000) - 301 });
  assertStringIncludes(text, '"code":135');
});

Deno.test("access_token takes what X's own page shows: token and PIN, and no signature", async () => {
  const { app, begin, decide } = program();
  const { accessToken } = await begin();
  const { pin } = await decide(accessToken, "allow");
  const path = `${ACCESS}?oauth_token=${accessToken}&oauth_verifier=${pin}`;
  assertEquals((await app.request(path, { method: "POST" })).status, 200);
});

Deno.test("access_token takes a signature of the app's keys alone, as X's own sample makes it", async () => {
  const { app, keys, clock, begin, decide, world } = program();
  const { accessToken } = await begin();
  const { pin } = await decide(accessToken, "allow");
  const send = async (by: { apiKey: string; apiSecret: string }, nonce: string) => {
    const timestamp = Math.floor(clock.now / 1000);
    const none = { ...by, accessToken: "", accessTokenSecret: "" };
    const headers = signed(none, ACCESS, { timestamp, nonce, method: "POST" });
    const query = `?oauth_verifier=${pin}&oauth_token=${accessToken}`;
    return (await app.request(ACCESS + query, { method: "POST", headers })).status;
  };
  assertEquals(await send(world.desk.issueKeys(), "n1"), 401);
  assertEquals(await send(keys, "n1"), 200);
});

Deno.test("a sign-in that was never begun has a page that says so", async () => {
  const { see } = program();
  for (const at of ["/oauth/authorize", "/oauth/authenticate"]) {
    const { status, text } = await see("MADEUP", at);
    assertEquals(status, 404);
    assertStringIncludes(text, "This sign-in is over");
  }
});
