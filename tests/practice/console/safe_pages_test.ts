import { assert, assertEquals, assertStringIncludes } from "../../assert.ts";
import { consolePages } from "./console_pages.ts";
import { frontDesk, GOOD } from "./front_desk.ts";

Deno.test("every page says that it is made up, and keeps itself to itself", async () => {
  const { see, makeApp } = frontDesk();
  const app = await makeApp();
  for (const path of consolePages(app)) {
    const { text, headers } = await see(path);
    assertStringIncludes(text, "Practice room: made-up, not X", path);
    assertEquals(
      headers.get("content-security-policy"),
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    assertEquals(headers.get("cache-control"), "no-store");
    assertEquals(headers.get("x-frame-options"), "DENY");
    assertEquals(headers.get("referrer-policy"), "same-origin");
    assert(!/ style="|<script(?! src)| on\w+="/.test(text), path);
  }
});

Deno.test("the style sheet and the script come from fixed addresses, and nothing else does", async () => {
  const { see } = frontDesk();
  assertEquals(
    (await see("/console/reading_room.css")).headers.get("content-type"),
    "text/css; charset=utf-8",
  );
  assertEquals((await see("/console/copy_buttons.js")).status, 200);
  assertEquals((await see("/console/..%2f..%2fdeno.json")).status, 404);
});

const strangers: [what: string, headers: Record<string, string>][] = [
  ["another site", { "sec-fetch-site": "cross-site" }],
  ["another port", { "sec-fetch-site": "same-site" }],
  ["another origin", { origin: "http://evil.example" }],
  ["no origin to speak of", { origin: "null" }],
  ["who does not say", {}],
];
for (const [what, headers] of strangers) {
  Deno.test(`a form from ${what} is not taken, although it has the token`, async () => {
    const { send, world, account } = frontDesk();
    const { status, text } = await send("/console/apps/new", GOOD, headers);
    assertEquals(status, 403);
    assertStringIncludes(text, "Nothing was changed");
    assertEquals(world.registry.appsOf(account.id), []);
  });
}

Deno.test("a form of our own origin is taken, also where a browser names only that", async () => {
  const { send } = frontDesk();
  const { status } = await send("/console/apps/new", GOOD, { origin: "http://localhost" });
  assertEquals(status, 303);
});

Deno.test("a form without the session's token is not taken", async () => {
  const { send, world, account } = frontDesk();
  const before = account.balance;
  assertEquals((await send("/console/billing/empty", { csrf: "" })).status, 403);
  assertEquals((await send("/console/billing/empty", { csrf: "guess" })).status, 403);
  assertEquals(world.registry.account(account.id)!.balance, before);
});

Deno.test("a form is short, and is a form", async () => {
  const { app, send } = frontDesk();
  assertEquals((await send("/console/apps/new", { name: "x".repeat(17_000) })).status, 413);
  const json = await app.request("/console/billing/empty", {
    method: "POST",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: "{}",
  });
  assertEquals(json.status, 415);
  await json.body?.cancel();
});

Deno.test("pages are for this room's own name, as everything else is", async () => {
  const { see } = frontDesk();
  assertEquals((await see("/console", { host: "evil.example" })).status, 421);
});

Deno.test("a page says which methods it takes", async () => {
  const { app } = frontDesk();
  const answer = await app.request("/console/billing", { method: "DELETE" });
  assertEquals([answer.status, answer.headers.get("allow")], [405, "GET, HEAD"]);
  await answer.body?.cancel();
});

Deno.test("whatever is rehearsed, the front desk is there, and is not in the request log", async () => {
  const { see, world } = frontDesk();
  world.scenarios.begin("connection-cut");
  assertEquals((await see("/console")).status, 200);
  assertEquals(world.requests.list(), []);
});
