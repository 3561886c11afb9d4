import { assert, assertEquals, assertStringIncludes } from "../../assert.ts";
import { frontDesk } from "./front_desk.ts";

const ASKED = { query: "library lang:en", limit: "10" };

Deno.test("a search is really sent, charged, and shown from both sides", async () => {
  const { makeApp, see, send, world, account } = frontDesk();
  const app = await makeApp();
  await see(`${app}/keys`);
  const { status, text, keys } = await send("/console/search", { ...ASKED, authors: "yes" });
  assertEquals(status, 200);
  for (
    const words of [
      "10 posts, all made up",
      "HTTP 200",
      "449 of 450",
      "--header &quot;Authorization: Bearer $X_BEARER_TOKEN&quot;",
      "await card.search(&quot;library lang:en&quot;, { limit: 10, authors: true });",
      "&quot;result_count&quot;: 10",
    ]
  ) assertStringIncludes(text, words);
  assertEquals(keys, []);
  assertEquals(text.match(/<td class="who">@\w+/g)?.length, 10);
  const [request] = world.requests.of(account.id);
  assertEquals([request.path, request.auth, request.status], [
    "/2/tweets/search/recent",
    "bearer",
    200,
  ]);
  const { balance } = world.registry.account(account.id)!;
  assertEquals((account.balance - balance) / 1000, request.billed);
  assert(request.billed >= 0.05);
});

Deno.test("a query is text in the request and on the page", async () => {
  const { makeApp, send } = frontDesk();
  await makeApp();
  const { text } = await send("/console/search", { ...ASKED, query: `it's "<script>"` });
  assertStringIncludes(text, "--data-urlencode &#39;query=it&#39;\\&#39;&#39;s");
  assert(!text.includes("<script>"));
});

Deno.test("a failure is explained beside X's own words", async () => {
  const { makeApp, send, account } = frontDesk();
  await makeApp();
  await send("/console/billing/empty");
  const { text } = await send("/console/search", ASKED);
  assertStringIncludes(text, "HTTP 402");
  assertStringIncludes(text, "&quot;title&quot;: &quot;CreditsDepleted&quot;");
  assertStringIncludes(text, `&quot;account_id&quot;: ${account.id},`);
  assertStringIncludes(text, "the account has no credits left");
  assertStringIncludes(text, "<code>credits-depleted</code>");
});

Deno.test.each(
  [
    { scenario: "connection-cut", problem: "connection-cut" },
    { scenario: "answer-cut-off", problem: "answer-cut-off" },
    { scenario: "answer-too-large", problem: "answer-too-large" },
    { scenario: "query-too-long", problem: "query-too-long" },
  ] as const,
)("a search in which $scenario is rehearsed is explained as $problem", async ({
  scenario,
  problem,
}) => {
  const { makeApp, send } = frontDesk();
  await makeApp();
  await send("/console/failures", { scenario });
  const { text } = await send("/console/search", ASKED);
  assertStringIncludes(text, `problem <code>${problem}</code>`);
});

Deno.test("nothing is sent before there is a query, a number from 10 to 100, and a Bearer Token", async () => {
  const { makeApp, see, send, world } = frontDesk();
  const app = await makeApp();
  const empty = await send("/console/search", { query: " ", limit: "9" });
  assertEquals(empty.status, 422);
  assertStringIncludes(empty.text, "2 things to mend");
  await send(`${app}/keys/revoke-bearer-token`);
  const without = await send("/console/search", ASKED);
  assertStringIncludes(without.text, "has no Bearer Token");
  assertEquals(world.requests.list(), []);
  await see("/console/search");
});
