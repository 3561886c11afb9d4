import { assert, assertEquals, assertStringIncludes } from "../../assert.ts";
import { frontDesk, GOOD } from "./front_desk.ts";

Deno.test("the first page of a newcomer says what to do", async () => {
  const { text } = await frontDesk().see("/console");
  for (const words of ["No apps yet", "Create App", "What now?", "Create an app"]) {
    assertStringIncludes(text, words);
  }
});

Deno.test("Create App makes the app and leads to its keys", async () => {
  const { send, world, account } = frontDesk();
  const { status, headers } = await send("/console/apps/new", GOOD);
  const [app] = world.registry.appsOf(account.id);
  assertEquals([status, headers.get("location")], [303, `/console/apps/${app.id}/keys`]);
  assertEquals(app.name, GOOD.name);
});

Deno.test("Create App tells what to mend, leads to each field, and keeps what was written", async () => {
  const { send, world, account } = frontDesk();
  const fields = { ...GOOD, name: "x".repeat(33), website: "example" };
  const { status, text } = await send("/console/apps/new", fields);
  assertEquals(status, 422);
  assertStringIncludes(text, "<title>To mend: Create App");
  assertStringIncludes(text, '<a href="#name">Shorten the name to 32 characters; it has 33.</a>');
  assertStringIncludes(text, '<a href="#website">');
  assertStringIncludes(text, 'aria-describedby="name-hint name-problem"');
  assertStringIncludes(text, `value="${"x".repeat(33)}"`);
  assertStringIncludes(text, `${GOOD.useCase}</textarea>`);
  assertEquals(world.registry.appsOf(account.id), []);
});

Deno.test("Create App gives advice without holding anybody up", async () => {
  const { makeApp, see } = frontDesk();
  const app = await makeApp({ useCase: "A course paper" });
  assertStringIncludes((await see(`${app}/keys`)).text, "Two to four sentences are better");
});

Deno.test("what people write is text on every page, not markup", async () => {
  const { makeApp, see } = frontDesk();
  const evil = `<script>alert("1")</script>`;
  const app = await makeApp({
    name: evil,
    description: `${evil}" onload="x`,
    useCase: `</textarea>${evil} ${GOOD.useCase}`,
    website: `https://example.org/?"><img src=x>`,
  });
  for (const path of ["/console", app, `${app}/keys`, `${app}/settings`, "/console/search"]) {
    const { text } = await see(path);
    assert(!text.includes("<script>"), path);
    assert(!text.includes("<img"), path);
    assert(!text.includes('" onload="'), path);
  }
  assertStringIncludes((await see(app)).text, "&lt;script&gt;");
});

Deno.test("an app of another account is as good as none", async () => {
  const { world, see, send } = frontDesk();
  world.desk.issueKeys();
  const other = world.registry.accounts.find(({ role }) => role === "program")!;
  const [app] = world.registry.appsOf(other.id);
  const address = `/console/apps/${app.id}`;
  for (const end of ["", "/keys", "/settings", "/keys/regenerate-api-key"]) {
    assertEquals((await see(address + end)).status, 404);
  }
  for (
    const end of [
      "/settings",
      "/permissions",
      "/keys/file",
      "/keys/regenerate-api-key",
      "/keys/revoke-bearer-token",
    ]
  ) {
    assertEquals((await send(address + end, { ...GOOD, permissions: "read-write" })).status, 404);
  }
  assertEquals(world.registry.app(app.id), app);
  assertEquals((await see("/console/apps/1")).status, 404);
});

Deno.test("the settings change the permissions, and say that tokens keep the old ones", async () => {
  const { makeApp, see, send } = frontDesk();
  const app = await makeApp();
  await send(`${app}/keys/generate-access-token`);
  const { text } = await send(`${app}/permissions`, { permissions: "read-write" });
  assertStringIncludes(text, "The Access Token keeps its old level until you regenerate it.");
  const keys = (await see(`${app}/keys`)).text;
  assertStringIncludes(keys, "Regenerate to give it the new level");
  assertEquals((await send(`${app}/permissions`, { permissions: "everything" })).status, 422);
});
