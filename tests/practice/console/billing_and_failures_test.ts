import { assertEquals, assertStringIncludes } from "../../assert.ts";
import { readLimit } from "../../../src/practice/console/billing_pages.tsx";
import { idsForOpenRooms, SCENARIO_GROUPS } from "../../../src/practice/scenarios/mod.ts";
import { frontDesk } from "./front_desk.ts";

Deno.test("play money is bought in the amounts that are offered, and spent at once", async () => {
  const { send, see, world, account } = frontDesk();
  const balance = () => world.registry.account(account.id)!.balance;
  await send("/console/billing/top-up", { mills: "10000" });
  assertEquals(balance(), 15_000);
  await send("/console/billing/top-up", { mills: "99999999" });
  assertEquals(balance(), 15_000);
  await send("/console/billing/empty");
  assertEquals(balance(), 0);
  assertStringIncludes((await see("/console/billing")).text, "$0.00");
});

Deno.test("a spending limit is set, refused and taken away", async () => {
  const { send, world, account } = frontDesk();
  const limit = () => world.registry.account(account.id)!.spendingLimit;
  await send("/console/billing/limit", { limit: "2.50" });
  assertEquals(limit(), 2_500);
  const refused = await send("/console/billing/limit", { limit: "much" });
  assertEquals(refused.status, 422);
  assertStringIncludes(refused.text, 'value="much"');
  await send("/console/billing/limit", { limit: "" });
  assertEquals(limit(), null);
});

Deno.test.each([
  { text: "", limit: null },
  { text: "2,5", limit: 2_500 },
  { text: "$10", limit: 10_000 },
  { text: "100000", limit: 100_000_000 },
  { text: "100001", limit: undefined },
  { text: "-1", limit: undefined },
  { text: "1e3", limit: undefined },
])("readLimit() reads $text as $limit", ({ text, limit }) => {
  assertEquals(readLimit(text), limit);
});

Deno.test("the usage is a picture with a name, and a table behind it", async () => {
  const { makeApp, send, see } = frontDesk();
  await makeApp();
  await send("/console/search", { query: "library lang:en", limit: "10" });
  const { text } = await see("/console/billing");
  assertStringIncludes(text, 'aria-label="10 posts read in 30 days; at most 10 a day"');
  assertStringIncludes(text, '<th scope="row">2026-11-23</th><td>10</td><td>$0.05</td>');
});

Deno.test("every failure that an open room can rehearse is offered, once", () => {
  const offered = SCENARIO_GROUPS.flatMap(({ ids }) => ids);
  assertEquals(offered.toSorted(), idsForOpenRooms());
});

Deno.test("a failure is switched on and off for this account only", async () => {
  const { send, see, world, account } = frontDesk();
  await send("/console/failures", { scenario: "rate-limited" });
  assertEquals(world.scenarios.current(account.id), "rate-limited");
  assertEquals(world.scenarios.current("somebody else"), undefined);
  assertStringIncludes((await see("/console/failures")).text, "Now: Too many requests");
  await send("/console/failures", { scenario: "no-coffee" });
  assertEquals(world.scenarios.current(account.id), "rate-limited");
  await send("/console/failures/end");
  assertEquals(world.scenarios.current(account.id), undefined);
});

Deno.test("What now? follows the steps of the tutorial", async () => {
  const { makeApp, send, see } = frontDesk();
  const step = async () =>
    (await see("/console")).text.match(/aria-current="step"><strong>([^<]+)/)?.[1];
  assertEquals(await step(), "Create an app");
  const app = await makeApp();
  assertEquals(await step(), "Make your keys");
  await send(`${app}/keys/generate-access-token`);
  assertEquals(await step(), "Sign in from a notebook");
  assertStringIncludes(
    (await see("/console")).text,
    "connect({ baseUrl: &quot;http://localhost&quot; })",
  );
  await send("/console/search", { query: "library lang:en", limit: "10" });
  assertEquals(await step(), undefined);
});
