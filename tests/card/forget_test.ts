import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { type AccessError, connect, findKeys, startPractice } from "../../mod.ts";
import { bearerTokenOf } from "../../src/access/sealed_client.ts";
import { cannedX, USAGE } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { keysIn } from "./failures.ts";

const { bearerToken } = MADE_UP;
const quiet = { envFile: false, prompt: false, practice: false } as const;

const problemOf = async (call: () => Promise<unknown>) =>
  ((await assertRejects(call)) as AccessError).problem;

Deno.test("card.forget() ends every verb of the card with a sentence, and sends nothing any more", async () => {
  await using x = cannedX(() => Response.json(USAGE));
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  const { client } = card;
  const before = x.requests.length;
  assertEquals(bearerTokenOf(client), bearerToken);
  await card.forget();
  const verbs = [
    () => card.search("library"),
    () => card.count("library"),
    () => card.estimate("library"),
    () => card.lookup(["20"]),
    () => card.user("ada"),
    () => card.users(["ada"]),
    () => card.timeline("ada"),
    () => card.mentions("ada"),
    () => card.usage(),
    () => card.check(),
    () => client.v2.get("usage/tweets"),
    () => Promise.resolve().then(() => card.client),
  ];
  for (const verb of verbs) assertEquals(await problemOf(verb), "keys-forgotten", String(verb));
  assertEquals(x.requests.length, before);
  // Also a client that was handed out has nothing to sign with.
  assertEquals(bearerTokenOf(client), undefined);
});

Deno.test("a card without its keys tells no price and no warning before it refuses", async () => {
  const card = await connect({ practice: true });
  const to = `${await Deno.makeTempDir()}/a.sqlite`;
  using collection = await card.collect("library", { to, limit: 10, onProgress() {} });
  await card.forget();
  const ids = Array.from({ length: 200 }, (_, i) => String(1_000 + i));
  const archive = { archive: true, since: new Date("2026-01-01") };
  // Each of them tells its price, or what may be meant otherwise, while the card has its keys.
  const verbs = [
    () => card.search("library OR archive lang:en", { limit: 200 }),
    () => card.count("library OR archive lang:en", archive),
    () => card.estimate("library OR archive lang:en", archive),
    () => card.lookup(ids),
    () => card.user("ada"),
    () => card.users(["ada", "bea"]),
    () => card.timeline("ada", { limit: 200 }),
    () => card.mentions("ada", { limit: 200 }),
    () => card.collect("library OR archive lang:en", { to: `${to}.2`, limit: 10 }),
    () => card.recheck(collection),
    () => card.check({ search: true }),
  ];
  const { error } = console;
  const told: unknown[] = [];
  console.error = (value) => told.push(value);
  try {
    for (const verb of verbs) assertEquals(await problemOf(verb), "keys-forgotten", String(verb));
  } finally {
    console.error = error;
  }
  assertEquals(told, []);
  assert(await assertRejects(() => Deno.stat(`${to}.2`)) instanceof Deno.errors.NotFound);
  await Deno.remove(to.replace("/a.sqlite", ""), { recursive: true });
});

Deno.test("card.forget() ends what is on its way", async () => {
  const asked = Promise.withResolvers<void>();
  await using x = cannedX(async ({ url, signal }) => {
    if (url.includes("/usage/")) return Response.json(USAGE);
    asked.resolve();
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    return Response.json({});
  });
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  const searching = problemOf(() => card.search("library"));
  await asked.promise;
  await card.forget();
  assertEquals(await searching, "cancelled");
});

Deno.test("card.forget() forgets the sign-in, too: the same keys are proved anew", async () => {
  await using x = cannedX(() => Response.json(USAGE));
  const options = { ...quiet, keys: { bearerToken }, baseUrl: x.url };
  const card = await connect(options);
  assertEquals((await connect(options)).toJSON().checked, {
    ...card.toJSON().checked as object,
    remembered: true,
  });
  await card.forget();
  const { remembered } = (await connect(options)).toJSON().checked as { remembered: boolean };
  assertEquals(remembered, false);
});

Deno.test("card.forget() lists what to revoke, with the console's own words, and shows no key", async () => {
  await using room = await startPractice();
  const issued = room.issueKeys();
  await using x = cannedX(() => Response.json(USAGE));
  const keys = { bearerToken, apiKey: MADE_UP.apiKey, apiSecret: MADE_UP.apiSecret };
  const card = await connect({ ...quiet, keys, baseUrl: x.url });
  const forgotten = await card.forget();
  assertEquals(forgotten.revoke.map(({ key }) => key), [
    "API key and API key secret",
    "Bearer Token",
  ]);
  assertStringIncludes(forgotten.revoke[0].how, "https://console.x.com");
  assertStringIncludes(forgotten.revoke[0].how, "Regenerate");
  assertStringIncludes(forgotten.revoke[1].how, "Revoke");
  const shown = `${forgotten} ${JSON.stringify(forgotten)} ${Deno.inspect(forgotten)}`;
  for (const words of ["Keys forgotten", "connect({ keys })", "until they are revoked"]) {
    assertStringIncludes(shown, words);
  }
  assertEquals(Object.values(keys).filter((key) => shown.includes(key)), []);
  assert(!keysIn(shown, issued).length);
  assertStringIncludes(String(card), "The keys were forgotten.");
});

Deno.test("card.forget() in practice leaves the room to every other card", async () => {
  const [card, other] = [await connect({ practice: true }), await connect({ practice: true })];
  const forgotten = await card.forget();
  assertEquals([forgotten.practice, forgotten.revoke], [true, []]);
  assertStringIncludes(String(forgotten), "nothing to revoke");
  assertEquals(await problemOf(() => card.search("library")), "keys-forgotten");
  assertEquals((await other.search("library")).length, 10);
  assertEquals((await (await connect({ practice: true })).search("library")).length, 10);
});

Deno.test("card.forget() twice says that there were none any more", async () => {
  const card = await connect({ practice: true });
  await card.forget();
  assertEquals((await card.forget()).gone, []);
});

Deno.test("card.forget() also ends cards of the same findKeys()", async () => {
  await using x = cannedX(() => Response.json(USAGE));
  const keys = await findKeys({ keys: { bearerToken }, practice: false });
  const options = { ...quiet, keys, baseUrl: x.url };
  const [card, other] = [await connect(options), await connect(options)];
  await card.forget();
  assertEquals(keys.parts, []);
  assertEquals(await problemOf(() => other.search("library")), "keys-forgotten");
  const again = await assertRejects(() => connect(options));
  assertEquals((again as AccessError).problem, "keys-forgotten");
});
