import {
  AccessError,
  checkAccess,
  checkQuery,
  connect,
  findKeys,
  looksLikeKey,
  openCollection,
} from "../../mod.ts";
import { run } from "../../src/commands/mod.ts";
import {
  assert,
  assertEquals,
  assertMatch,
  assertRejects,
  assertStringIncludes,
} from "../assert.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const { apiKey, bearerToken, accessToken } = MADE_UP;
const quiet = { practice: false, prompt: false };

/** What is thrown, and that nothing of a key stands in it. */
async function refusal(run: () => Promise<unknown>): Promise<AccessError> {
  const error = await assertRejects(run);
  assert(error instanceof AccessError, String(error));
  for (const face of [String(error), JSON.stringify(error), error.stack ?? ""]) {
    for (const key of Object.values(MADE_UP)) assert(!face.includes(key.slice(0, 14)), face);
  }
  return error;
}

const CALLS: { call: string; run: (key: string) => Promise<unknown> }[] = [
  { call: "connect({ envFile })", run: (key) => connect({ ...quiet, envFile: key }) },
  { call: "connect({ baseUrl })", run: (key) => connect({ ...quiet, baseUrl: key }) },
  { call: "connect({ ledgerFile })", run: (key) => connect({ ...quiet, ledgerFile: key }) },
  {
    call: "connect({ ledgerFile }) behind a folder",
    run: (key) => connect({ ...quiet, ledgerFile: `/no/such/folder/${key}` }),
  },
  {
    call: "card.collect({ to }) behind a folder",
    run: async (key) =>
      (await connect({ practice: true })).collect("cats", { to: `no\\${key}/posts.sqlite` }),
  },
  {
    call: "checkQuery(key)",
    run: (key) => Promise.try(() => checkQuery(`library ${key} lang:en`)),
  },
  {
    call: "connect({ scenario })",
    run: (key) => connect({ practice: true, scenario: key } as never),
  },
  { call: "connect({ [key] })", run: (key) => connect({ ...quiet, [key]: true } as never) },
  { call: "findKeys({ envFile })", run: (key) => findKeys({ ...quiet, envFile: key }) },
  {
    call: "connect({ keysCommand: [] })",
    run: (key) => connect({ ...quiet, keysCommand: ["echo", key] }),
  },
  {
    call: "checkAccess({ keysCommand: [] })",
    run: (key) => checkAccess({ ...quiet, keysCommand: ["echo", `--token=${key}`] }),
  },
  {
    call: "findKeys({ keysCommand: [] })",
    run: (key) => findKeys({ ...quiet, keysCommand: ["sh", "-c", `echo ${key}`] }),
  },
  {
    call: "card.collect({ source })",
    run: async (key) =>
      (await connect({ practice: true })).collect(undefined, {
        to: "never.sqlite",
        source: { timeline: key },
      }),
  },
  {
    call: "card.lookup([key])",
    run: async (key) => (await connect({ practice: true })).lookup(["20", key]),
  },
  {
    call: "card.users([key])",
    run: async (key) => (await connect({ practice: true })).users(["ada", key]),
  },
  { call: "checkAccess({ envFile })", run: (key) => checkAccess({ ...quiet, envFile: key }) },
  {
    call: "card.search({ since })",
    run: async (key) => (await connect({ practice: true })).search("cats", { since: key } as never),
  },
  {
    call: "card.count({ granularity })",
    run: async (key) =>
      (await connect({ practice: true })).count("cats", { granularity: key } as never),
  },
  {
    call: "card.estimate({ until })",
    run: async (key) =>
      (await connect({ practice: true })).estimate("cats", { until: key } as never),
  },
  ...(["search", "count", "estimate", "user"] as const).map((verb) => ({
    call: `card.${verb}(key)`,
    run: async (key: string) => (await connect({ practice: true }))[verb](key),
  })),
  {
    call: "card.search() for a key among words",
    run: async (key) => (await connect({ practice: true })).search(`library ${key} lang:en`),
  },
  { call: "openCollection(key)", run: (key) => openCollection(key) },
  {
    call: "connect({ keys: { [key] } })",
    run: (key) => connect({ ...quiet, keys: { [key]: "a" } as never }),
  },
];

Deno.test("a search for the word practice is no key of a practice room", async () => {
  const card = await connect({ practice: true });
  assertEquals((await card.search("practice OR library", { limit: 10 })).length, 10);
});

Deno.test.each(CALLS)(
  "$call with a key in it is refused, and the key is not repeated",
  async ({ run }) => {
    for (const key of [apiKey, bearerToken, accessToken]) {
      const error = await refusal(() => run(key));
      assertEquals(error.problem, "bad-option");
      assertStringIncludes(error.message, "looks like a key");
    }
  },
);

const LINES = [
  [bearerToken],
  [`--${apiKey}`],
  ["search", "cats", "--since", apiKey],
  ["search", "cats", `--limit=${accessToken}`],
  ["search", bearerToken, "--practice"],
  ["practice", "--keep", apiKey],
  ["check", "--query", `Bearer ${bearerToken}`],
];

Deno.test("a key on the command line is refused by its place, and not repeated", async () => {
  for (const args of LINES) {
    const written: string[] = [];
    const output = {
      result: (text: string) => written.push(text),
      aside: (text: string) => written.push(text),
    };
    assertEquals(await run(args, output), 2);
    assertMatch(
      written.join(),
      new RegExp(`argument ${args.findIndex((arg) => arg.length > 24) + 1} `),
    );
    for (const key of Object.values(MADE_UP)) assert(!written.join().includes(key.slice(0, 14)));
  }
});

Deno.test("checkQuery() refuses a key in the words of a search", async () => {
  const card = await connect({ practice: true });
  const [checked, searched] = [
    await refusal(() => Promise.try(() => checkQuery(bearerToken))),
    await refusal(() => card.search(bearerToken)),
  ];
  assertEquals(checked.message.replace("check the query", "search"), searched.message);
  assertEquals(checked.nextSteps, searched.nextSteps);
});

Deno.test("an address in a query, a digest in a path and an address of a post are no keys", async () => {
  const address = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms";
  assert(checkQuery(`url:"https://example.com/d/${address}"`).ok);
  const folder = await Deno.makeTempDir();
  const digest = `${folder}/da39a3ee5e6b4b0d3255bfef95601890afd80709`;
  await Deno.mkdir(digest);
  const card = await connect({ practice: true, ledgerFile: `${digest}/ledger.sqlite` });
  const [{ id }] = await card.search("library");
  assertEquals((await card.lookup([`https://x.com/a_reader/status/${id}`])).length, 1);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("looksLikeKey() takes no long word, hashtag, path or query for a key", () => {
  for (
    const text of [
      "internationalization",
      "BlackLivesMatter2020",
      "Donaudampfschifffahrtsgesellschaft",
      "library lang:en -is:retweet",
      "2026-11-20T15:00:00Z",
      "../course/week1/.env",
      "library.ledger.sqlite",
      "http://127.0.0.1:8787",
      "from:3446146816",
      "credits-depleted",
    ]
  ) assertEquals([text, looksLikeKey(text)], [text, false]);
  for (const key of [...Object.values(MADE_UP), "xai-MADEUP01234"]) assert(looksLikeKey(key));
});
