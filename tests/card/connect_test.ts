import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { AccessError, connect, findKeys, Keys, LibraryCard, startPractice } from "../../mod.ts";
import { checkDenoVersion } from "../../src/checkup/check_environment.ts";
import { cannedX, NO_CREDITS, USAGE } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const quiet = { prompt: false, envFile: false, practice: false } as const;

Deno.test("connect({ practice: true }) gives a card, and PRACTICE stands on it", async () => {
  const card = await connect({ practice: true });
  assert(card instanceof LibraryCard);
  assertEquals([card.practice, card.spent.cost.high], [true, 0]);
  assertEquals(card.opens, {
    recentSearch: true,
    counts: true,
    usage: true,
    fullArchive: true,
    identity: true,
  });
  assertStringIncludes(String(card), "PRACTICE");
});

Deno.test("connect() again with the same keys sends nothing, and still says PRACTICE", async () => {
  await connect({ practice: true });
  const again = await connect({ practice: true });
  assertStringIncludes(String(again), "remembered");
  assertStringIncludes(String(again), "PRACTICE");
});

const SETS = [
  { name: "a Bearer Token", parts: ["bearerToken"] },
  { name: "the API key and secret", parts: ["apiKey", "apiSecret"] },
  {
    name: "the four-part password",
    parts: ["apiKey", "apiSecret", "accessToken", "accessTokenSecret"],
  },
] as const;

Deno.test.each(SETS)("connect() with $name searches and counts", async ({ parts }) => {
  await using room = await startPractice();
  const issued = room.issueKeys();
  const keys = Object.fromEntries(parts.map((part) => [part, issued[part]]));
  const card = await connect({ ...quiet, keys, baseUrl: room.url });
  const posts = await card.search("library lang:en", { limit: 12 });
  const counts = await card.count("library lang:en", { granularity: "day" });
  assertEquals([posts.length, posts.practice], [12, true]);
  assert(counts.total > 12);
  assertEquals(card.spent.cost, { low: 0.065, high: 0.065 });
  assertEquals(room.requests.every(({ status }) => status === 200), true);
});

Deno.test("connect({ prove: 'identity' }) signs with OAuth 1.0a, and the room accepts it", async () => {
  await using room = await startPractice();
  const { bearerToken: _, ...keys } = room.issueKeys();
  const card = await connect({ ...quiet, keys, baseUrl: room.url, prove: "identity" });
  assert(/^\w+$/.test(card.identity!.username));
  assertEquals(room.requests.map(({ path, auth }) => `${auth} ${path}`), [
    "basic /oauth2/token",
    "bearer /2/usage/tweets",
    "oauth1 /2/users/me",
    "bearer /2/usage/credits",
  ]);
});

Deno.test("connect({ prove: false }) sends nothing, and the first search signs in", async () => {
  await using room = await startPractice();
  const { apiKey, apiSecret } = room.issueKeys();
  const card = await connect({
    ...quiet,
    keys: { apiKey, apiSecret },
    baseUrl: room.url,
    prove: false,
  });
  assertEquals(room.requests.length, 0);
  assertEquals((await card.search("library")).length, 10);
});

Deno.test("connect({ prove: 'search' }) proves itself with a sample search", async () => {
  await using room = await startPractice();
  const { bearerToken } = room.issueKeys();
  const card = await connect({
    ...quiet,
    keys: { bearerToken },
    baseUrl: room.url,
    prove: "search",
  });
  assertEquals(card.spent.posts, 10);
});

/** What is written on standard error while something runs. */
async function asides(run: () => Promise<unknown>): Promise<string[]> {
  const { error } = console;
  const told: string[] = [];
  console.error = (value) => told.push(String(value));
  try {
    await run();
  } finally {
    console.error = error;
  }
  return told;
}

Deno.test("connect() takes check and ledger by their old names, and says so once", async () => {
  await using room = await startPractice();
  const keys = room.issueKeys();
  const folder = await Deno.makeTempDir();
  try {
    const old = { check: "identity", ledger: `${folder}/a.sqlite` } as const;
    const connecting = async () => {
      const card = await connect({ ...quiet, keys, baseUrl: room.url, ...old });
      assertEquals([card.identity!.username.length > 0, card.ledger.kept], [true, true]);
    };
    assertEquals(await asides(connecting), [
      "connect: the option check is called prove now. The old name is still taken.",
      "connect: the option ledger is called ledgerFile now. The old name is still taken.",
    ]);
    assertEquals(await asides(connecting), []);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

/** Counts how often a terminal is asked, while somebody there always types the same. */
async function askedAt(typed: string, run: () => Promise<unknown>): Promise<number> {
  const { setRaw, readSync } = Deno.stdin;
  let times = 0;
  Deno.stdin.setRaw = () => {};
  Deno.stdin.readSync = (bytes) => {
    times += 1;
    return new TextEncoder().encodeInto(`${typed}\r`, bytes).written;
  };
  try {
    await run();
  } finally {
    Object.assign(Deno.stdin, { setRaw, readSync });
  }
  return times;
}

const ANSWERS = [
  { prove: "search", status: 402 },
  { prove: "search", status: 200 },
  { prove: "usage", status: 200 },
] as const;

Deno.test.each(ANSWERS)(
  "connect({ prove: $prove }) asks once whether to keep typed keys, where a search gets $status",
  async ({ prove, status }) => {
    await using x = cannedX(({ url }) =>
      url.includes("/usage/")
        ? Response.json(USAGE)
        : status === 402
        ? Response.json(NO_CREDITS, { status })
        : Response.json({ data: [{ id: "1", text: "…" }], meta: {} })
    );
    const value = `${MADE_UP.bearerToken}${prove}${status}`;
    const used = [{ part: "bearerToken" as const, value, place: "prompt" }];
    const keys = new Keys({ used, sources: [] });
    const asked = await askedAt("no", async () => {
      const answer = await connect({ keys, baseUrl: x.url, prove, practice: false })
        .catch((error) => error.problem);
      assertEquals(
        typeof answer === "string" ? answer : 200,
        status === 402 ? "credits-depleted" : 200,
      );
    });
    assertEquals(asked, 1);
  },
);

Deno.test("card.lastPosts is nothing after a search that failed", async () => {
  await using room = await startPractice();
  const { bearerToken } = room.issueKeys();
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: room.url, patience: 0 });
  const posts = await card.search("library");
  assertEquals(card.lastPosts, posts);
  // What was never sent is no search: the posts are still there.
  await assertRejects(() => card.search("library", { limits: 5 } as never));
  assertEquals(card.lastPosts, posts);
  room.rehearse("credits-depleted");
  await assertRejects(() => card.search("library"));
  assertEquals(card.lastPosts, undefined);
});

Deno.test("connect() takes the keys that findKeys() found", async () => {
  const card = await connect({ keys: await findKeys({ practice: true }) });
  assertEquals(card.practice, true);
});

Deno.test("connect() with a key that the room does not know is refused, and says which", async () => {
  await using room = await startPractice();
  const error = await assertRejects(() =>
    connect({ ...quiet, keys: { bearerToken: MADE_UP.bearerToken }, baseUrl: room.url })
  );
  assert(error instanceof AccessError);
  assertEquals([error.problem, error.status], ["unauthorized", 401]);
  assertStringIncludes(error.message, "the Bearer Token from bearerToken");
});

Deno.test("connect() tells a clock that is off from keys that are wrong, and by how much", async () => {
  // The room's clock is right; seen from there, this computer is 20 minutes fast.
  await using room = await startPractice({ now: () => Date.now() - 20 * 60_000 });
  const { bearerToken: _, ...keys } = room.issueKeys();
  const error = await assertRejects(() =>
    connect({ ...quiet, keys, baseUrl: room.url, prove: "identity" })
  );
  assert(error instanceof AccessError);
  assertEquals(error.problem, "clock-off");
  assertStringIncludes(error.message, "20 minutes fast");
});

Deno.test("connect() says that keys without credits work", async () => {
  await using x = cannedX(() => Response.json(NO_CREDITS, { status: 402 }));
  const { bearerToken } = MADE_UP;
  const error = await assertRejects(() =>
    connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url })
  );
  assert(error instanceof AccessError);
  assertEquals(error.problem, "credits-depleted");
});

Deno.test("a card for another server than X names it", async () => {
  await using x = cannedX(() => Response.json(USAGE));
  const keys = { bearerToken: `${MADE_UP.bearerToken}x` };
  const card = await connect({ ...quiet, keys, baseUrl: x.url });
  assertEquals(card.practice, false);
  assertStringIncludes(String(card), "which is not X itself");
  assertEquals(await card.usage(), { used: 1234, cap: 3000000, daysToReset: 12 });
});

Deno.test("a card shows no key, in any way", async () => {
  await using room = await startPractice();
  const keys = room.issueKeys();
  const card = await connect({ ...quiet, keys, baseUrl: room.url });
  const posts = await card.search("library");
  const deep = { depth: 30, showHidden: true, getters: true };
  for (const value of [card, card.client, card.keys, posts, { nested: [{ card }] }]) {
    const display = (value as unknown as Record<symbol, (() => unknown) | undefined>)[
      Symbol.for("Jupyter.display")
    ];
    const faces = [
      Deno.inspect(value, deep),
      JSON.stringify(value),
      String(value),
      JSON.stringify(await display?.call(value)),
    ];
    for (const secret of Object.values(keys)) {
      assert(!faces.some((face) => face?.includes(secret.slice(-12))), "a key is shown");
    }
  }
});

const BAD = [
  { options: { prove: "everything" }, says: "prove must be" },
  { options: { timeout: 0 }, says: "timeout" },
  { options: { timeout: "30" as unknown as number }, says: "timeout" },
  { options: { patience: "60" as unknown as number }, says: "patience must be a number" },
  { options: { practice: true, baseUrl: "https://api.x.com" }, says: "baseUrl" },
  { options: { baseUrl: "http://api.x.com" }, says: "https only" },
  { options: { key: {} }, says: "no option named key" },
  { options: { keys: { consumerKey: "x" } }, says: "no option named consumerKey" },
];

Deno.test.each(BAD)("connect() refuses $options", async ({ options, says }) => {
  const error = await assertRejects(() => connect({ prompt: false, ...options } as never));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "bad-option");
  assertStringIncludes(error.message, says);
});

Deno.test("findKeys() refuses an option that it does not have", async () => {
  const error = await assertRejects(() => findKeys({ practise: true } as never));
  assertStringIncludes((error as AccessError).message, "there is no option named practise");
});

const VERSIONS = [
  { version: "2.9.0", notebook: true, ok: false },
  { version: "2.8.12", notebook: true, ok: false },
  { version: "2.9.1", notebook: true, ok: true },
  { version: "2.10.0", notebook: true, ok: true },
  { version: "3.0.0-rc.1", notebook: true, ok: true },
  { version: "2.1.0", notebook: false, ok: true },
];

Deno.test.each(VERSIONS)(
  "checkDenoVersion() with $version, notebook $notebook",
  ({ version, notebook, ok }) => {
    let problem: string | undefined;
    try {
      checkDenoVersion(version, notebook);
    } catch (error) {
      problem = (error as AccessError).problem;
    }
    assertEquals(problem, ok ? undefined : "deno-too-old");
  },
);
