import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { AccessError, connect, type Post, startPractice } from "../../mod.ts";
import { cannedX, NO_MINT, NO_QUERY, USAGE } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const quiet = { prompt: false, envFile: false, practice: false } as const;
const { bearerToken } = MADE_UP;

/** A card to a room of its own, and what the room was asked. */
async function roomAndCard() {
  const room = await startPractice();
  const { bearerToken } = room.issueKeys();
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: room.url });
  const asked = () =>
    room.requests.map(({ path }) => path).filter((path) => !path.startsWith("/2/usage"));
  return { room, card, asked, [Symbol.asyncDispose]: () => room.close() };
}

/** A row without the moment when it was read. */
const timeless = (posts: readonly Post[]) =>
  JSON.stringify([...posts].map((row) => ({ ...row, retrieved_at: "" })));

const refusal = async (run: () => Promise<unknown>): Promise<AccessError> => {
  const error = await assertRejects(run);
  assert(error instanceof AccessError);
  return error;
};

Deno.test("card.lookup() gives posts in the order asked, each once, and tells of each that is missing", async () => {
  await using world = await roomAndCard();
  const { card } = world;
  const ids = (await card.search("library", { limit: 20 })).map(({ id }) => id).reverse();
  const posts = await card.lookup([...ids, "20", ids[3], "21"]);
  assertEquals(posts.map(({ id }) => id), ids);
  assertEquals([posts.limit, posts.pages, posts.charge.posts], [22, 1, 20]);
  assertEquals(posts.cost.high, 0.1);
  assertEquals(posts.missing.map(({ id, why }) => [id, why]), [
    ["20", "Not Found Error"],
    ["21", "Not Found Error"],
  ]);
  assertStringIncludes(posts.notes.join(" "), "2 of 22 posts could not be had");
  assertStringIncludes(posts.notes.join(" "), "they cost nothing");
});

Deno.test("card.lookup() gives the same rows as the search that found them", async () => {
  await using world = await roomAndCard();
  const extras = { authors: true, references: true, media: true, places: true };
  const found = await world.card.search("library", { limit: 30, ...extras });
  const looked = await world.card.lookup(found.map(({ id }) => id), extras);
  const same = (posts: readonly Post[]) =>
    JSON.stringify([...posts].map((row) => ({ ...row, retrieved_at: "", query: "", page: 0 })));
  assertEquals(same(looked), same(found));
  assertEquals(looked.ended, "limit");
});

Deno.test("card.lookup() asks for 100 ids at a time, and for nobody twice", async () => {
  await using world = await roomAndCard();
  const { card, asked } = world;
  const found = await card.search("library OR coffee OR cats", { limit: 205 });
  const before = asked().length;
  const progress: number[] = [];
  const posts = await card.lookup(found.map(({ url }) => `${url}?s=20`), {
    onProgress: ({ posts }) => void progress.push(posts),
  });
  assertEquals(posts.map(({ id }) => id), found.map(({ id }) => id));
  assertEquals(asked().slice(before), ["/2/tweets", "/2/tweets", "/2/tweets"]);
  assertEquals(progress, [100, 200, 205]);
});

Deno.test("card.lookup() of a file takes ids by line, CSV, JSON and JSON Lines of ours and of twarc", async () => {
  await using world = await roomAndCard();
  const { card } = world;
  const found = await card.search("library", { limit: 10 });
  const ids = found.map(({ id }) => id);
  const folder = await Deno.makeTempDir();
  const files = {
    "lines.txt": `# ids of a study\n\n${ids.join("\n")}\n`,
    "windows.txt": `\uFEFF${ids.map((id) => `"${id}"`).join("\r\n")}`,
    "posts.csv": found.toCsv(),
    "excel.csv": found.toCsv({ spreadsheet: true }),
    "posts.jsonl": found.toJsonl(),
    "twarc.jsonl": ids.map((id) => `{"text": "…", "id": ${id}}`).join("\n"),
    "nested.jsonl": ids.map((id) =>
      `{"referenced_tweets": [{"type": "quoted", "id": "20"}], "author": {"id": 12}, "id": "${id}"}`
    ).join("\n"),
    "twarc pages.jsonl": [ids.slice(0, 7), ids.slice(7), []].map((part) =>
      JSON.stringify({
        ...(part.length ? { data: part.map((id) => ({ text: "…", id })) } : {}),
        includes: { users: [{ id: "12" }] },
        meta: { result_count: part.length },
      })
    ).join("\n"),
    "result.json": JSON.stringify({ query: "library", posts: [...found] }, null, 2),
    "list.json": `[${ids.join(", ")}]`,
    "tabs.tsv": `name\ttweet_id\n${ids.map((id) => `x\t${id}`).join("\n")}`,
  };
  try {
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(`${folder}/${name}`, text);
      const posts = await card.lookup(`${folder}/${name}`);
      assertEquals([name, posts.map(({ id }) => id)], [name, ids]);
    }
    await Deno.writeTextFile(`${folder}/bad.txt`, `${ids[0]}\nnot an id\n`);
    const error = await refusal(() => card.lookup(`${folder}/bad.txt`));
    assertStringIncludes(error.message, "line 2 of the file is no id");
    await Deno.writeTextFile(`${folder}/cut.jsonl`, `{"id": "20"}\n{"id": "2`);
    const cut = await refusal(() => card.lookup(`${folder}/cut.jsonl`));
    assertStringIncludes(cut.message, "line 2 of the file cannot be read as JSON");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

const BAD_IDS: { what: string; ids: unknown; says: string }[] = [
  { what: "an id that is none", ids: ["12", "hello"], says: "ids[1] is no id" },
  { what: "an id with a nought in front", ids: ["20", "020"], says: "ids[1] is no id" },
  { what: "an id of 20 digits", ids: ["1".repeat(20)], says: "ids[0] is no id" },
  { what: "a rounded number", ids: [1334987486343299072001], says: "cannot hold exactly" },
  { what: "an id in a spreadsheet's short form", ids: ["1.33E+18"], says: "spreadsheet shortened" },
  { what: "the same with a comma", ids: ["12", "1,33499E+18"], says: "ids[1] is an id that a" },
  {
    what: "ids that a spreadsheet rounded",
    ids: ["1334987486343290000", "1334987486399120000"],
    says: "all ids end in noughts",
  },
  { what: "nothing", ids: [], says: "there are no ids" },
  { what: "no list", ids: { id: "1" }, says: "ids must be a list" },
  { what: "a file that is not there", ids: "no/such/file.txt", says: "there is no such file" },
];

Deno.test.each(BAD_IDS)(
  "card.lookup() refuses $what before anything is sent",
  async ({ ids, says }) => {
    await using world = await roomAndCard();
    const error = await refusal(() => world.card.lookup(ids as string[]));
    assertEquals([error.problem, world.asked()], ["bad-option", []]);
    assertStringIncludes(error.message, says);
  },
);

Deno.test("card.lookup() keeps to a budget, and keeps what came before it failed", async () => {
  await using world = await roomAndCard();
  const ids = (await world.card.search("library OR cats", { limit: 120 })).map(({ id }) => id);
  const some = await world.card.lookup(ids, { budget: 0.2 });
  assertEquals([some.length, some.ended, some.missing], [40, "budget", []]);
  await using x = cannedX(({ url }) => {
    const asked = new URL(url).searchParams.get("ids")?.split(",") ?? [];
    if (url.includes("/usage/")) return Response.json(USAGE);
    return asked.length === 100
      ? Response.json({ data: asked.map((id) => ({ id, text: "…" })) })
      : Response.json({ title: "Forbidden", status: 403 }, { status: 403 });
  });
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  const posts = await card.lookup(Array.from({ length: 130 }, (_, i) => String(i + 1)));
  assertEquals([posts.length, posts.ended, posts.problem?.problem], [100, "problem", "forbidden"]);
});

Deno.test("card.lookup() tells also of what X left out without a word", async () => {
  await using x = cannedX(({ url }) =>
    Response.json(url.includes("/usage/") ? USAGE : { data: [{ id: "7", text: "…" }] })
  );
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  const posts = await card.lookup(["8", "7"]);
  assertEquals(posts.missing, [{ type: "tweet", id: "8", why: "X did not say why" }]);
});

Deno.test("card.user() tells who somebody is, for USD 0.01, by name, address or id", async () => {
  await using world = await roomAndCard();
  const [{ username, author_id }] = await world.card.search("library", { authors: true });
  for (const who of [username!, `@${username!.toUpperCase()}`, `https://x.com/${username}`]) {
    const person = await world.card.user(who);
    assertEquals([person.username, person.id, person.cost.high], [username, author_id, 0.01]);
  }
  const person = await world.card.user({ id: author_id! });
  assertEquals(person.username, username);
  assertStringIncludes(String(person), "PRACTICE");
  assertEquals(JSON.parse(JSON.stringify(person)).followers, person.followers);
});

Deno.test("card.users() gives people in the order asked, and tells who is missing", async () => {
  await using world = await roomAndCard();
  const found = await world.card.search("library", { limit: 20, authors: true });
  const names = [...new Set(found.map(({ username }) => username!))].reverse();
  const people = await world.card.users([...names, "nobody_at_all", names[0]]);
  assertEquals(people.map(({ username }) => username), names);
  assertEquals(people.missing.map(({ id }) => id), ["nobody_at_all"]);
  assertEquals(people.cost.high, names.length * 10 / 1000);
  assertStringIncludes(people.notes.join(" "), "1 of");
});

Deno.test("card.timeline() reads what a person posted, and buys the name once", async () => {
  await using world = await roomAndCard();
  const [{ username, author_id }] = await world.card.search("library", { authors: true });
  const posts = await world.card.timeline(`@${username}`, { limit: 5 });
  assert(posts.length > 0 && posts.every((post) => post.author_id === author_id));
  assertEquals(posts[0].query, `timeline @${username}`);
  const own = await world.card.timeline(username!, { limit: 5, reposts: false, replies: false });
  assert(own.every(({ type }) => type !== "retweet" && type !== "reply"));
  const paths = world.asked().slice(1);
  assertEquals(paths, [
    "/2/users/by",
    `/2/users/${author_id}/tweets`,
    `/2/users/${author_id}/tweets`,
  ]);
});

Deno.test("card.timeline() takes a row of a search for its author, and a person for their id", async () => {
  await using world = await roomAndCard();
  const [post] = await world.card.search("library", { limit: 10 });
  const posts = await world.card.timeline(post, { limit: 5 });
  assert(posts.length > 0 && posts.every(({ author_id }) => author_id === post.author_id));
  const person = await world.card.user(post);
  const own = await world.card.timeline(person, { limit: 5 });
  assertEquals([own[0].id, own[0].query], [posts[0].id, `timeline @${person.username}`]);
});

Deno.test("card.mentions() reads the posts that mention a person", async () => {
  await using world = await roomAndCard();
  const [post] = await world.card.search("library has:mentions", { limit: 10 });
  const [name] = post.mentions;
  const posts = await world.card.mentions(name, { limit: 10 });
  assert(posts.length > 0 && posts.every(({ mentions }) => mentions.includes(name)));
});

Deno.test("card.timeline() of a protected person says so in our words", async () => {
  await using x = cannedX(({ url }) =>
    Response.json(
      url.includes("/usage/")
        ? USAGE
        : url.includes("/users/by")
        ? { data: [{ id: "5", username: "shy" }] }
        : {
          errors: [{
            title: "Authorization Error",
            type: "https://api.x.com/2/problems/not-authorized-for-resource",
            resource_type: "user",
            resource_id: "5",
          }],
        },
    )
  );
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  const error = await refusal(() => card.timeline("shy"));
  assertEquals(error.problem, "unavailable-here");
  assertStringIncludes(error.message, "@shy: they are protected, and only followers may read them");
  assertStringIncludes(error.nextSteps.join(" "), "finding the name cost USD 0.01");
  const again = await refusal(() => card.timeline("shy"));
  assertEquals(again.nextSteps.at(-1), "The posts cost nothing.");
});

Deno.test("what reads refuses a signal that is none before anything is sent", async () => {
  await using world = await roomAndCard();
  const { card } = world;
  const signal = { aborted: false } as AbortSignal;
  const asks = [
    () => card.search("cats", { signal }),
    () => card.count("cats", { signal }),
    () => card.estimate("cats", { signal }),
    () => card.user("ada", { signal }),
    () => card.timeline("ada", { signal }),
    () => card.lookup(["20"], { signal }),
  ];
  for (const ask of asks) {
    const error = await refusal(ask);
    assertEquals(error.problem, "bad-option");
    assertStringIncludes(error.message, "signal must be an AbortSignal");
  }
  assertEquals(world.asked(), []);
});

const BAD_NAMES = ["ada lovelace", "", "a-name", "sixteen_letters_", "https://example.org/ada"];

Deno.test.each(BAD_NAMES)('card.user("%s") is refused before anything is sent', async (name) => {
  await using world = await roomAndCard();
  for (const run of [() => world.card.user(name), () => world.card.timeline(name)]) {
    const error = await refusal(run);
    assertEquals([error.problem, world.asked()], ["bad-option", []]);
  }
});

Deno.test("a number is nobody, and is refused in our words", async () => {
  await using world = await roomAndCard();
  const { card } = world;
  const runs = [
    () => card.timeline(12 as never),
    () => card.mentions(12 as never),
    () => card.user(12 as never),
  ];
  for (const run of runs) {
    const error = await refusal(run);
    assertStringIncludes(error.message, "neither a user name nor something with an id");
  }
  assertEquals(world.asked(), []);
});

const EXTRAS = [
  {},
  { authors: true },
  { references: true },
  { authors: true, references: true, media: true, places: true },
];

Deno.test.each(EXTRAS)(
  "a search with %j gives the same rows to the byte in either dialect",
  async (extras) => {
    await using world = await roomAndCard();
    const { card } = world;
    const query = "library OR coffee OR is:quote cats OR has:mentions";
    const until = new Date(Date.now() - 60_000);
    const [tweets, posts] = [
      await card.search(query, { limit: 100, until, checkQuery: false, ...extras }),
      await card.search(query, {
        limit: 100,
        until,
        checkQuery: false,
        dialect: "post",
        ...extras,
      }),
    ];
    assertEquals(tweets.length, 100);
    assert(tweets.some(({ ref_type }) => ref_type !== null));
    assertEquals(timeless(posts), timeless(tweets));
  },
);

Deno.test("connect({ dialect: 'post' }) asks in the newer names everywhere", async () => {
  await using room = await startPractice();
  const { bearerToken } = room.issueKeys();
  const card = await connect({
    ...quiet,
    keys: { bearerToken },
    baseUrl: room.url,
    dialect: "post",
  });
  const until = new Date(Date.now() - 60_000);
  const posts = await card.search("library", { until });
  const again = await card.search("library", { until, dialect: "tweet" });
  assertEquals(timeless(posts), timeless(again));
  assert(posts.charge.users > 0 && again.charge.users === 0);
  const error = await refusal(() => card.search("library", { dialect: "toot" as "post" }));
  assertStringIncludes(error.message, 'dialect must be "tweet" or "post"');
});

Deno.test("archive: true searches and counts all posts, and both agree", async () => {
  await using world = await roomAndCard();
  const { card } = world;
  const [since, until] = [Date.now() - 40 * 86_400_000, Date.now() - 3_600_000].map((at) =>
    new Date(at)
  );
  const options = { archive: true, since, until };
  const counts = await card.count("library", options);
  assertEquals(counts.granularity, "day");
  assertEquals(counts.total, counts.reduce((sum, { count }) => sum + count, 0));
  assertEquals(counts.map(({ start }) => start), counts.map(({ start }) => start).toSorted());
  assertEquals(counts.cost.high, 0.02);
  const { posts, cost } = await card.estimate("library", { ...options, limit: 10_000 });
  assertEquals(posts, counts.total);
  const found = await card.search("library", { ...options, limit: 10_000 });
  assertEquals([found.length, found.ended], [counts.total, "no more posts"]);
  assert(found.cost.high <= cost.high);
});

Deno.test("archive: true takes longer queries, and keys that open it", async () => {
  await using world = await roomAndCard();
  const long = `library (${Array.from({ length: 90 }, (_, i) => `word${i}`).join(" OR ")})`;
  assert(long.length > 512 && long.length < 1024);
  assertEquals((await refusal(() => world.card.search(long))).problem, "query-too-long");
  await world.card.search(long, { archive: true });
});

Deno.test("archive: true says at once where the keys do not open it", async () => {
  await using x = cannedX(({ url }) =>
    url.includes("/oauth2/token")
      ? Response.json(NO_MINT, { status: 403 })
      : Response.json(NO_QUERY, { status: 400 })
  );
  const { bearerToken: _, ...keys } = MADE_UP;
  const card = await connect({ ...quiet, keys, baseUrl: x.url });
  const before = x.requests.length;
  for (
    const run of [
      () => card.search("library", { archive: true }),
      () => card.count("library", { archive: true }),
      () => card.estimate("library", { archive: true }),
    ]
  ) {
    const error = await refusal(run);
    assertEquals(error.problem, "unsupported-authentication");
    assertStringIncludes(error.message, "X opens the archive to a Bearer Token only");
  }
  assertEquals(x.requests.length, before);
});

Deno.test("what is left is shown on the card, by usage() and by estimates, where X tells it", async () => {
  const credits = { data: { total_balance: "4.23", prepaid_balance: 4 } };
  const posts = (count: number) => Response.json({ data: [], meta: { total_tweet_count: count } });
  await using x = cannedX(({ url }) =>
    url.includes("/usage/tweets")
      ? Response.json(USAGE)
      : url.includes("/usage/credits")
      ? Response.json(credits)
      : posts(5000)
  );
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  assertStringIncludes(String(card), "USD 4.23 left");
  assertStringIncludes(String(card).replace(/[\s│]+/g, " "), "X's figure lags behind");
  assertEquals((await card.usage()).creditsLeft, 4.23);
  const dear = await card.estimate("library", { limit: 1000 });
  assertEquals(dear.credits, 4.23);
  assertStringIncludes(dear.notes.join(" "), "more than the credits that are left (USD 4.23)");
  const cheap = await card.estimate("library", { limit: 100 });
  assert(!cheap.notes.join(" ").includes("credits"));
});

Deno.test("an app that X does not tell its credits hears no word of them, and is asked once", async () => {
  await using x = cannedX(({ url }) =>
    url.includes("/usage/tweets") ? Response.json(USAGE) : new Response(null, { status: 404 })
  );
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  assert(!String(card).includes("Credits"));
  assertEquals(await card.usage(), { used: 1234, cap: 3_000_000, daysToReset: 12 });
  const asked = x.requests.filter(({ path }) => path === "/2/usage/credits");
  assertEquals(asked.length, 1);
});

Deno.test("check() warns where a search would not fit into what is left", async () => {
  await using x = cannedX(({ url }) =>
    url.includes("/usage/credits")
      ? Response.json({ total_balance: 0.02 })
      : url.includes("/usage/tweets")
      ? Response.json(USAGE)
      : Response.json({ errors: [{ message: "no" }] }, { status: 400 })
  );
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  const report = await card.check();
  const usage = report.checks.find(({ check }) => check === "usage")!;
  assertEquals(usage.state, "note");
  const told = String(report).replace(/[\s│]+/g, " ");
  assertStringIncludes(told, "credits: USD 0.02 left");
  assertStringIncludes(told, "A search of 10 posts costs up to USD 0.05");
});
