import { assert, assertEquals, assertStringIncludes } from "../../assert.ts";
import { factsOfName } from "../../../src/keys/key_names.ts";
import { VARIABLES } from "../../../src/practice/console/labels.tsx";
import { frontDesk } from "./front_desk.ts";

Deno.test("new keys are shown on the next page, and on no other", async () => {
  const { makeApp, see } = frontDesk();
  const app = await makeApp();
  const { text, keys } = await see(`${app}/keys`);
  assertStringIncludes(text, "they are shown once");
  assertEquals(text.match(/^.*X_(API_KEY|API_SECRET|BEARER_TOKEN)=/gm)?.length, 3);
  assert(keys.length >= 3);
  for (const path of [`${app}/keys`, app, "/console", "/console/search"]) {
    assertEquals((await see(path)).keys, [], path);
  }
});

Deno.test("looking at the headers of the page does not use up the one showing", async () => {
  const { app, makeApp, see } = frontDesk();
  const address = `${await makeApp()}/keys`;
  await app.request(address, { method: "HEAD" });
  assert((await see(address)).keys.length > 0);
});

Deno.test("keys that nobody looked at are dropped after a minute", async () => {
  const { clock, makeApp, see, send } = frontDesk();
  const app = await makeApp();
  clock.now += 60_000;
  assertEquals((await see(`${app}/keys`)).keys, []);
  assertEquals((await send(`${app}/keys/file`)).status, 303);
});

Deno.test("new keys can be taken along as a file, once, and then they work", async () => {
  const { app: room, makeApp, send } = frontDesk();
  const app = await makeApp();
  const { text, headers } = await send(`${app}/keys/file`);
  assertEquals(headers.get("content-disposition"), 'attachment; filename="practice.env"');
  assertEquals(headers.get("cache-control"), "no-store");
  const token = text.match(/^X_BEARER_TOKEN=(.+)$/m)![1];
  const answer = await room.request("/2/usage/tweets", {
    headers: { authorization: `Bearer ${token}` },
  });
  assertEquals(answer.status, 200);
  await answer.body?.cancel();
  assertEquals((await send(`${app}/keys/file`)).keys, []);
});

Deno.test("one file holds all keys of an app that are known, and where they are good", async () => {
  const { clock, makeApp, see, send } = frontDesk();
  const app = await makeApp();
  await see(`${app}/keys`);
  clock.now += 10 * 60_000;
  await send(`${app}/keys/generate-access-token`);
  await see(`${app}/keys`);
  const { text } = await send(`${app}/keys/file`);
  assertEquals(text.match(/^X_\w+(?==.)/gm)?.toSorted(), [
    "X_ACCESS_TOKEN",
    "X_ACCESS_TOKEN_SECRET",
    "X_API_BASE_URL",
    "X_API_KEY",
    "X_API_SECRET",
    "X_BEARER_TOKEN",
  ]);
  assert(!text.includes("were shown earlier"));
});

Deno.test("the file names what was shown too long ago, and no key that has ended", async () => {
  const { clock, makeApp, send } = frontDesk();
  const app = await makeApp();
  await send(`${app}/keys/generate-access-token`);
  clock.now += 1000;
  await send(`${app}/keys/revoke-bearer-token`);
  await send(`${app}/keys/regenerate-access-token`);
  const first = await send(`${app}/keys/file`);
  assert(!first.text.includes("X_BEARER_TOKEN="));
  assertEquals(first.text.match(/^X_ACCESS_TOKEN=/gm)?.length, 1);
  clock.now += 1000;
  await send(`${app}/keys/regenerate-api-key`);
  const { text } = await send(`${app}/keys/file`);
  assertEquals(text.match(/^X_\w+(?==.)/gm), ["X_API_KEY", "X_API_SECRET", "X_API_BASE_URL"]);
  clock.now += 31 * 60_000;
  await send(`${app}/keys/generate-access-token`);
  const late = await send(`${app}/keys/file`);
  assertStringIncludes(late.text, "were shown earlier: copy their lines into this file");
  assert(!late.text.includes("X_API_KEY="));
});

Deno.test("the variables are those for which the library looks", () => {
  for (const [part, name] of Object.entries(VARIABLES)) {
    assertEquals(factsOfName(name), { part, generic: false } as ReturnType<typeof factsOfName>);
  }
});

Deno.test("Generate makes an Access Token with the permissions of the app, shown once", async () => {
  const { makeApp, see, send } = frontDesk();
  const app = await makeApp();
  await see(`${app}/keys`);
  assertEquals((await send(`${app}/keys/generate-access-token`)).status, 303);
  const { text, keys } = await see(`${app}/keys`);
  assertStringIncludes(text, "X_ACCESS_TOKEN_SECRET=");
  assertStringIncludes(text, "Made with: Read only.");
  assertEquals(keys.length, 2);
  assertEquals((await see(`${app}/keys`)).keys, []);
});

Deno.test("a second Generate, from an old page, does not end the first token", async () => {
  const { makeApp, send, world, account } = frontDesk();
  const app = await makeApp();
  await send(`${app}/keys/generate-access-token`);
  const [before] = world.registry.appsOf(account.id);
  await send(`${app}/keys/generate-access-token`);
  assertEquals(world.registry.appsOf(account.id), [before]);
});

const grave: [change: string, part: "apiKey" | "bearerToken" | "accessToken"][] = [
  ["regenerate-api-key", "apiKey"],
  ["regenerate-access-token", "accessToken"],
  ["revoke-access-token", "accessToken"],
  ["regenerate-bearer-token", "bearerToken"],
  ["revoke-bearer-token", "bearerToken"],
];
for (const [change, part] of grave) {
  Deno.test(`${change} says first what it breaks, and only the form does it`, async () => {
    const { clock, makeApp, see, send, world, account } = frontDesk();
    const app = await makeApp();
    await send(`${app}/keys/generate-access-token`);
    await see(`${app}/keys`);
    const [before] = world.registry.appsOf(account.id);
    const { text } = await see(`${app}/keys/${change}`);
    assertStringIncludes(text, "What this breaks");
    assertStringIncludes(text, "401 Unauthorized");
    assertEquals(world.registry.appsOf(account.id), [before]);
    clock.now += 1000;
    await send(`${app}/keys/${change}`);
    const [after] = world.registry.appsOf(account.id);
    assertEquals(after[part]?.madeAt, change.startsWith("revoke") ? undefined : clock.now);
    const shown = (await see(`${app}/keys`)).keys.length > 0;
    assertEquals(shown, change.startsWith("regenerate"));
  });
}

const UNSEEN: Record<string, string>[] = [
  { "sec-purpose": "prefetch" },
  { "sec-purpose": "prefetch;prerender" },
  { "sec-fetch-site": "cross-site", "sec-fetch-dest": "image" },
  { "sec-fetch-site": "same-origin", "sec-fetch-dest": "empty" },
];

Deno.test.each(UNSEEN.map((headers) => ({ how: Object.values(headers).join(" "), headers })))(
  "keys are not used up by a request that nobody looks at: $how",
  async ({ headers }) => {
    const { see, makeApp } = frontDesk();
    const keys = `${await makeApp()}/keys`;
    assertEquals((await see(keys, headers)).keys.length, 0);
    assert((await see(keys)).keys.length > 0);
  },
);
