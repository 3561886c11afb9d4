import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { AccessError, connect, type ConnectOptions, startPractice } from "../../mod.ts";
import { cannedX, USAGE } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const { bearerToken } = MADE_UP;
const quiet = { prompt: false, envFile: false, practice: false } as const;

/** X with ten posts, the same each time. */
const tenPosts = () =>
  cannedX(({ url }) =>
    Response.json(
      url.includes("/usage/")
        ? USAGE
        : { data: Array.from({ length: 10 }, (_, i) => ({ id: String(i), text: "…" })), meta: {} },
    )
  );

async function folder(run: (path: string) => Promise<void>): Promise<void> {
  const path = await Deno.makeTempDir();
  try {
    await run(`${path}/library.ledger.sqlite`);
  } finally {
    await Deno.remove(path, { recursive: true });
  }
}

Deno.test("card.ledger goes on where the last session ended, and buys nothing twice at the low end", () =>
  folder(async (ledgerFile) => {
    await using x = tenPosts();
    const again = () => connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url, ledgerFile });
    await (await again()).search("library");
    const card = await again();
    const posts = await card.search("library");
    assertEquals([posts.cost, posts.charge.duplicates], [{ low: 0, high: 0.05 }, 10]);
    const { session, today, cycle, cycleBy, kept, practice } = card.ledger;
    assertEquals([session.posts, today.posts, cycle.posts], [10, 20, 20]);
    assertEquals([today.cost, today.duplicates], [{ low: 0.05, high: 0.1 }, 10]);
    assertEquals([cycleBy, kept, practice], ["usage", true, false]);
  }));

Deno.test("a card with a ledger shows today and the billing cycle; one without does not", () =>
  folder(async (ledgerFile) => {
    const kept = await connect({ practice: true, ledgerFile });
    await kept.search("library");
    assertStringIncludes(String(kept), "Today (UTC) ............ USD 0.05");
    assertStringIncludes(String(kept), "This billing cycle ..... USD 0.05");
    const card = await connect({ practice: true });
    assert(!String(card).includes("Today"));
    assertStringIncludes(String(card.ledger), "only this session is known");
  }));

Deno.test("card.ledger shows itself as a table, with PRACTICE on it where it is play money", () =>
  folder(async (ledgerFile) => {
    const card = await connect({ practice: true, ledgerFile });
    await card.search("library", { authors: true });
    const display = card.ledger as unknown as Record<symbol, () => Record<string, string>>;
    for (const face of Object.values(display[Symbol.for("Jupyter.display")]())) {
      for (const words of ["PRACTICE", "This session", "Today", "USD 0.05 to 0.1"]) {
        assertStringIncludes(face, words);
      }
    }
    assertEquals(JSON.parse(JSON.stringify(card.ledger)).today.posts, 10);
  }));

Deno.test("a ledger file holds no key, no query and no name", () =>
  folder(async (ledgerFile) => {
    await using room = await startPractice();
    const keys = room.issueKeys();
    const card = await connect({
      ...quiet,
      keys,
      baseUrl: room.url,
      ledgerFile,
      prove: "identity",
    });
    const posts = await card.search("library lang:en", { authors: true });
    let bytes = "";
    for (const end of ["", "-wal"]) {
      bytes += new TextDecoder("latin1").decode(await Deno.readFile(ledgerFile + end));
    }
    assert(bytes.includes(posts[0].id));
    const secrets = [...Object.values(keys), "lang:en", card.identity!.username];
    for (const secret of [...secrets, posts[0].username!, posts[0].text]) {
      assert(!bytes.includes(secret), secret);
    }
  }));

Deno.test("a budget for the day holds over two sessions", () =>
  folder(async (ledgerFile) => {
    await using x = tenPosts();
    const again = () =>
      connect({
        ...quiet,
        keys: { bearerToken },
        baseUrl: x.url,
        ledgerFile,
        budget: { session: 5, day: 0.07 },
      });
    await (await again()).search("library");
    const card = await again();
    const error = await assertRejects(() => card.search("library")) as AccessError;
    assertEquals(error.problem, "budget-reached");
    assertStringIncludes(error.message, "the budget for today (UTC) is USD 0.07");
    assertStringIncludes(error.nextSteps.join(" "), "after midnight UTC");
  }));

Deno.test("card.client cannot cross the budget of the card either", async () => {
  await using room = await startPractice();
  const keys = room.issueKeys();
  const card = await connect({ ...quiet, keys, baseUrl: room.url, budget: 0.3 });
  const sent = room.requests.length;
  const dear = [
    () => card.client.v2.search("library", { max_results: 100 }),
    () => card.client.v2.search("library", { max_results: 25, expansions: "author_id" }),
    () => card.client.v2.get("tweets/search/recent?query=library&max_results=100"),
    () => card.client.v2.tweets(Array.from({ length: 61 }, (_, i) => String(i + 1))),
    () => card.client.v2.search("library", { expansions: "entities.mentions.username" }),
  ];
  for (const ask of dear) {
    const error = await assertRejects(ask) as AccessError;
    assertEquals([error.problem, room.requests.length], ["budget-reached", sent]);
  }
  await card.client.v2.search("library", { max_results: 60 });
  assertEquals(card.spent.cost, { low: 0.3, high: 0.3 });
  await card.usage(); // Free, and so never refused.
  const unpriced = await assertRejects(() => card.client.v2.get("lists/1")) as AccessError;
  assertEquals(unpriced.problem, "budget-reached");
  assertStringIncludes(unpriced.message, "the price of the next request is not known");
});

Deno.test("connect() with a small budget still signs in, since that is free", async () => {
  await using room = await startPractice();
  const { bearerToken: _, ...keys } = room.issueKeys();
  const card = await connect({ ...quiet, keys, baseUrl: room.url, budget: 0.001 });
  const error = await assertRejects(() => card.search("library")) as AccessError;
  assertEquals([card.spent.cost.high, error.problem], [0, "budget-reached"]);
});

Deno.test("connect({ prove: 'identity' }) keeps to the budget", async () => {
  await using room = await startPractice();
  const keys = room.issueKeys();
  const options: ConnectOptions = { ...quiet, keys, baseUrl: room.url, prove: "identity" };
  const error = await assertRejects(() => connect({ ...options, budget: 0.009 })) as AccessError;
  assertEquals(error.problem, "budget-reached");
  assertEquals((await connect({ ...options, budget: 0.01 })).spent.cost.high, 0.01);
});

const BAD = [
  { options: { budget: 0 }, says: "budget must be an amount in USD above 0" },
  { options: { budget: "5" }, says: "budget must be an amount" },
  { options: { budget: {} }, says: "budget must be an amount" },
  { options: { budget: { week: 5 } }, says: "no option named week" },
  { options: { budget: { day: 5 } }, says: "takes a file that remembers" },
  { options: { ledgerFile: "" }, says: "ledgerFile must be the name of a file" },
  { options: { ledgerFile: true }, says: "ledgerFile must be the name of a file" },
];

Deno.test.each(BAD)("connect() refuses $options", async ({ options, says }) => {
  const error = await assertRejects(() => connect({ practice: true, ...options } as never));
  assertEquals((error as AccessError).problem, "bad-option");
  assertStringIncludes((error as AccessError).message, says);
});

Deno.test("connect() says when the ledger cannot be used", () =>
  folder(async (ledgerFile) => {
    await Deno.writeTextFile(ledgerFile, "my notes, which are no database. ".repeat(40));
    const error = await assertRejects(() => connect({ practice: true, ledgerFile })) as AccessError;
    assertEquals(error.problem, "ledger-unusable");
    assertStringIncludes(error.message, "not a database");
    assertStringIncludes(await Deno.readTextFile(ledgerFile), "my notes");
    const nowhere = await assertRejects(() =>
      connect({ practice: true, ledgerFile: `${ledgerFile}/nowhere.sqlite` })
    );
    assertEquals((nowhere as AccessError).problem, "ledger-unusable");
  }));

Deno.test("connect({ ledgerFile }) leaves no file behind where no keys are found", () =>
  folder(async (ledgerFile) => {
    const error = await assertRejects(() => connect({ ...quiet, ledgerFile })) as AccessError;
    assertEquals(error.problem, "no-keys");
    assertEquals([...Deno.readDirSync(ledgerFile.slice(0, ledgerFile.lastIndexOf("/")))], []);
  }));
