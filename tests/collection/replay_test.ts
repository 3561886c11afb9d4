import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { type AccessError, connect, type Post, show, startPractice } from "../../mod.ts";
import { collected, tempFolder } from "./made_collection.ts";

const folder = await tempFolder();
const file = folder.file("library.sqlite");
const query = "library OR #storynight";
const { collection, rows: searched } = await collected(file, query);
globalThis.addEventListener("unload", () => {
  collection.close();
  Deno.removeSync(folder.path, { recursive: true });
});

const withoutPage = ({ page: _page, retrieved_at: _at, ...post }: Post) => post;
const extras = { authors: true, references: true, media: true, places: true };
const quiet = { onProgress: () => {} };

Deno.test("connect({ practice: file }) runs again: the same query gives the same rows", async () => {
  const card = await connect({ practice: file });
  const posts = await card.search(query, { limit: 300, ...extras, ...quiet });
  assertEquals(posts.map(withoutPage), (searched as Post[]).map(withoutPage));
  const first = await card.search(query, { limit: 120, ...extras, ...quiet });
  assertEquals(first.map(({ id }) => id), posts.slice(0, 120).map(({ id }) => id));
});

Deno.test("a replay says REPLAY in the place of PRACTICE, and that nothing was charged", async () => {
  const card = await connect({ practice: file });
  const posts = await card.search(query);
  const shown: unknown[] = [card, card.ledger, card.keys, posts, await card.count(query)];
  shown.push(await card.estimate(query), await card.check());
  for (const each of shown) {
    const text = String(each);
    assertStringIncludes(text, "REPLAY");
    assert(!text.includes("PRACTICE"), text);
  }
  assertStringIncludes(String(posts), "Replayed from a collection");
  assertEquals(posts.practice, true);
});

Deno.test("a replay finds what fits any other query among what is held, and counts it", async () => {
  const card = await connect({ practice: file });
  const english = await card.search("a lang:en", { limit: 300, ...quiet });
  const held = new Set(collection.query("select id from posts").map(({ id }) => id));
  assert(english.length > 0);
  assert(english.every(({ id, lang }) => lang === "en" && held.has(id)));
  assertEquals((await card.count("a lang:en")).total, english.length);
});

Deno.test("a replay can be collected again, of any age", async () => {
  const card = await connect({ practice: file });
  using again = await card.collect(query, {
    ...{ to: folder.file("again.sqlite"), limit: 1000, ...extras, ...quiet },
  });
  assertEquals(
    again.rows().map(({ id }) => id),
    collection.rows().map(({ id }) => id),
  );
});

Deno.test("of what was not collected, a replay says so", async () => {
  await using room = await startPractice({ posts: file });
  const headers = { authorization: `Bearer ${room.issueKeys().bearerToken}` };
  const [{ author_id }] = collection.rows();
  const answer = await fetch(`${room.url}/2/users/${author_id}/followers`, { headers });
  assertEquals(answer.status, 400);
  assertStringIncludes(await answer.text(), "who follows whom was not collected");
  assertEquals(answer.headers.get("x-practice-room"), "replayed made-up posts, not X");
});

Deno.test("a replay still looks at signatures", async () => {
  await using room = await startPractice({ posts: file });
  const answer = await fetch(`${room.url}/2/tweets/search/recent?query=library`, {
    headers: { authorization: "Bearer AAAAPRACTICEnot-a-key" },
  });
  assertEquals(answer.status, 401);
  await answer.body?.cancel();
});

Deno.test.each([
  { name: "not-there.sqlite", says: "it is not there" },
  { name: "notes.txt", says: "it is not a database" },
])("a file that cannot be replayed is named: $name, $says", async ({ name, says }) => {
  await Deno.writeTextFile(folder.file("notes.txt"), "my notes, and nothing else\n".repeat(99));
  const practice = folder.file(name);
  const error = await assertRejects(() => connect({ practice })) as AccessError;
  assertEquals(error.problem, "collection-unusable");
  assertStringIncludes(error.message, says);
  const other = await assertRejects(() => startPractice({ posts: practice })) as AccessError;
  assertEquals([other.problem, other.message], [error.problem, error.message]);
});

/** Everything that a call writes beside its result. */
async function aside(run: () => Promise<unknown>): Promise<string> {
  const said: string[] = [];
  const [error, log] = [console.error, console.log];
  console.error = console.log = (...texts: unknown[]) => void said.push(texts.join(" "));
  try {
    await run();
  } finally {
    [console.error, console.log] = [error, log];
  }
  return said.join("\n");
}

Deno.test("in a replay every price line, report, list and error says REPLAY, and none PRACTICE", async () => {
  const card = await connect({ practice: file });
  const [{ id, username }] = collection.rows();
  const to = folder.file("replayed.sqlite");
  using again = await card.collect(query, { to, limit: 60, lanes: 3, ...extras, ...quiet });
  const posts = await card.search(query, { limit: 20, ...quiet });
  const failed = (run: () => Promise<unknown>) => run().then(() => "no error", String);
  const said = {
    report: String(again.report),
    collection: String(again),
    opened: await aside(() => show(again)),
    "a list of posts": await aside(() => show(posts.filter(({ text }) => text !== ""))),
    "the price of ids": await aside(() => card.lookup([id], quiet)),
    "the price of a recheck": await aside(() => card.recheck(again)),
    "the price of people": await aside(() => card.users([username!, "somebody"])),
    "an error of the room": await failed(() =>
      card.search("library has:nothing", { checkQuery: false })
    ),
    "an error before any answer": await failed(async () => {
      const other = await connect({ practice: file, prove: false });
      return await other.search("library has:nothing", { checkQuery: false });
    }),
    "a check that failed": String(await card.check({ search: "from:" })),
  };
  for (const [what, text] of Object.entries(said)) {
    assertStringIncludes(text, "REPLAY", what);
    assert(!/PRACTICE|practice room/.test(text), `${what}: ${text}`);
  }
  assertStringIncludes(said["an error of the room"], "(REPLAY: so says the replay)");
  const { practice, replayed } = again.report!.toJSON();
  assertEquals([practice, replayed], [true, true]);
});
