import type { App } from "../../../src/practice/desk/mod.ts";
import type { IssuedKeys } from "../../../src/practice/mod.ts";
import { assert, assertEquals, assertNotEquals } from "../../assert.ts";
import { rehearsal } from "../rehearsal.ts";
import { signed } from "../signed.ts";
import { newApp } from "./forms.ts";

const ME = "/2/users/me";
const SEARCH = "/2/tweets/search/recent?query=library";

/** An app of the room's owner with all its keys, and what the room answers to them. */
function atDesk() {
  const { world, get, app: room, clock } = rehearsal();
  const { desk } = world;
  const { account } = world.reception.sessionOf(undefined) as { account: { id: string } };
  const created = newApp(desk, account.id);
  const keys: IssuedKeys = { ...created.keys, ...desk.generateAccessToken(created.app) };
  let nonce = 0;
  const timestamp = Math.floor(clock.now / 1000);
  /** The status and, of an old error, the code. */
  const said = async (answer: Response) => {
    const body = await answer.json();
    return body.errors?.[0].code ?? answer.status;
  };
  return {
    world,
    desk,
    keys,
    account,
    app: (): App => world.registry.app(created.app.id)!,
    bearer: async (token = keys.bearerToken) =>
      await said(await get(SEARCH, { authorization: `Bearer ${token}` })),
    oauth1: async (parts: IssuedKeys = keys) =>
      await said(await get(ME, signed(parts, ME, { timestamp, nonce: `n${nonce++}` }))),
    write: async (parts: IssuedKeys = keys) => {
      const path = "/2/tweets";
      const headers = signed(parts, path, { timestamp, nonce: `n${nonce++}`, method: "POST" });
      return await room.request(path, { method: "POST", headers, body: "{}" });
    },
    mint: async ({ apiKey, apiSecret }: Pick<IssuedKeys, "apiKey" | "apiSecret"> = keys) => {
      const answer = await room.request("/oauth2/token", {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${apiKey}:${apiSecret}`)}` },
        body: new URLSearchParams({ grant_type: "client_credentials" }),
      });
      const body = await answer.json();
      return body.access_token ?? body.errors[0].code;
    },
  };
}

Deno.test("createApp() gives keys that work at once", async () => {
  const { bearer, oauth1, mint, keys } = atDesk();
  assertEquals([await bearer(), await oauth1(), await mint()], [200, 200, keys.bearerToken]);
});

Deno.test("createApp() takes no name twice in the room, whatever its capitals", () => {
  const { desk, account } = atDesk();
  const again = desk.createApp(account.id, {
    name: "LIBRARY WEEK",
    description: "Another one of that name.",
    useCase: "To see.",
  });
  assert("problems" in again);
  assertEquals(again.problems[0].field, "name");
});

Deno.test("createApp() makes 20 apps of an account and no more", () => {
  const { desk, account } = atDesk();
  for (let i = 2; i <= 20; i++) newApp(desk, account.id, { name: `App ${i}` });
  const { problems } = desk.createApp(account.id, {
    name: "App 21",
    description: "One too many.",
    useCase: "To see.",
  }) as { problems: unknown[] };
  assertEquals(problems.length, 1);
});

Deno.test("changeApp() changes what is said of an app, and frees its old name", () => {
  const { desk, app, account } = atDesk();
  const { name: _, ...rest } = app();
  const changed = desk.changeApp(app(), { ...rest, name: "Reading week" });
  assert("app" in changed);
  assertEquals(app().name, "Reading week");
  newApp(desk, account.id, { name: "Library week" });
});

Deno.test("an account and its app hold no key, however they are shown", () => {
  const { world, keys, app, account } = atDesk();
  const shown = Deno.inspect([account, app(), world.desk, world.registry, world.registry.keys], {
    depth: 20,
    showHidden: true,
    getters: true,
  });
  for (const key of Object.values(keys)) assert(!shown.includes(key));
  assert(!JSON.stringify([account, app()]).includes("PRACTICE"));
});

Deno.test("regenerateApiKey() ends all five parts at once", async () => {
  const { desk, app, bearer, oauth1, mint, keys } = atDesk();
  const fresh = desk.regenerateApiKey(app());
  assertEquals([await bearer(), await oauth1(), await mint()], [89, 89, 99]);
  assertEquals([app().bearerToken, app().accessToken], [null, null]);
  const all = { ...keys, ...fresh, ...desk.generateAccessToken(app()) };
  assertEquals(await oauth1(all), 200);
  const token = await mint(fresh);
  assertNotEquals(token, keys.bearerToken);
  assertEquals(await bearer(token), 200);
});

Deno.test("regenerateBearerToken() ends the old one, and nothing else", async () => {
  const { desk, app, bearer, oauth1, mint } = atDesk();
  const { bearerToken } = desk.regenerateBearerToken(app());
  assertEquals([await bearer(), await bearer(bearerToken), await oauth1()], [89, 200, 200]);
  assertEquals(await mint(), bearerToken);
});

Deno.test("revokeBearerToken() ends it; the pair then gives another, the same each time", async () => {
  const { desk, app, bearer, mint, keys } = atDesk();
  desk.revokeBearerToken(app());
  desk.revokeBearerToken(app());
  assertEquals([app().bearerToken, await bearer()], [null, 89]);
  const token = await mint();
  assertNotEquals(token, keys.bearerToken);
  assertEquals([await mint(), await bearer(token)], [token, 200]);
});

Deno.test("generateAccessToken() ends the old pair, and nothing else", async () => {
  const { desk, app, oauth1, bearer, keys } = atDesk();
  const pair = desk.generateAccessToken(app());
  assertEquals([await oauth1(), await oauth1({ ...keys, ...pair }), await bearer()], [
    89,
    200,
    200,
  ]);
});

Deno.test("revokeAccessToken() ends the pair", async () => {
  const { desk, app, oauth1 } = atDesk();
  desk.revokeAccessToken(app());
  assertEquals([app().accessToken, await oauth1()], [null, 89]);
});

Deno.test("an Access Token keeps its permissions until it is made anew", async () => {
  const { desk, app, write, keys } = atDesk();
  const refused = await write();
  assertEquals(refused.status, 403);
  assert((await refused.json()).type.endsWith("/oauth1-permissions"));
  desk.setPermissions(app(), "read-write");
  assertEquals([app().permissions, app().accessToken!.permissions], ["read-write", "read"]);
  assert((await (await write()).json()).type.endsWith("/oauth1-permissions"));
  const pair = desk.generateAccessToken(app());
  const { title, type, detail } = await (await write({ ...keys, ...pair })).json();
  assertEquals([title, type], ["Forbidden", "about:blank"]);
  assert(detail.includes("practice"));
});

Deno.test("keys that ended are told as ended, the newest 50 of an account", async () => {
  const { desk, app, bearer, keys } = atDesk();
  const tokens = [keys.bearerToken];
  for (let i = 0; i < 51; i++) tokens.push(desk.regenerateBearerToken(app()).bearerToken);
  assertEquals(await Promise.all([tokens[0], tokens[1], tokens[50], tokens[51]].map(bearer)), [
    401,
    89,
    89,
    200,
  ]);
});
