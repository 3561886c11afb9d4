import { assert, assertEquals, assertMatch } from "../assert.ts";
import { PRICES } from "../../src/money/mod.ts";
import { askRoom, everyPath, ids } from "./ask_room.ts";
import { EVENING } from "./rehearsal.ts";

Deno.test("every endpoint answers by each way of signing in that it takes, with its limit", async () => {
  await using room = await askRoom();
  for (const { endpoint, path } of await everyPath(room.get)) {
    for (const as of ["bearer", "oauth1"] as const) {
      const limit = endpoint.limits[as];
      const { status, headers, body } = await room.get(path, as);
      if (limit === undefined) {
        assertEquals([status, body.title], [403, "Unsupported Authentication"], `${path} ${as}`);
        continue;
      }
      assertEquals(status, 200, `${path} ${as} ${JSON.stringify(body)}`);
      assert("data" in body || body.meta.result_count === 0, path);
      assertEquals(headers.get("x-rate-limit-limit"), String(limit));
      assertEquals(headers.get("x-access-level"), "read");
    }
  }
});

Deno.test("posts come in the order asked for; each that is missing is told with X's reason, and free", async () => {
  await using room = await askRoom();
  const { body: { data } } = await room.get("/2/tweets/search/recent?query=library");
  const [first, second] = ids(data);
  const lost = await withdrawnIds();
  const asked = [second, "1", lost.deleted, first, lost.protected, lost.suspended];
  room.clock.now += 86_400_000; // Another day: nothing is paid for yet.
  const { status, body } = await room.get(`/2/tweets?ids=${asked}`);
  assertEquals([status, ids(body.data)], [200, [second, first]]);
  assertEquals(
    body.errors.map((each: Record<string, string>) => [each.value, each.title, each.parameter]),
    [
      ["1", "Not Found Error", "ids"],
      [lost.deleted, "Not Found Error", "ids"],
      [lost.protected, "Authorization Error", "ids"],
      [lost.suspended, "Authorization Error", "ids"],
    ],
  );
  assertMatch(body.errors[0].type, /\/resource-not-found$/);
  assertMatch(body.errors[2].type, /\/not-authorized-for-resource$/);
  assertEquals(room.paid(), 2 * PRICES.post);
  for (const id of [lost.deleted, lost.protected]) {
    const { status, body } = await room.get(`/2/tweets/${id}`);
    assertEquals([status, body.data, body.errors[0].parameter], [200, undefined, "id"]);
    assertEquals(room.paid(), 0);
  }
});

/** Ids that are the same in every room. */
async function withdrawnIds() {
  const { withdrawn } = await import("../../src/practice/town/withdrawn.ts");
  const { madeUpPosts } = await import("../../src/practice/town/mod.ts");
  const { posts } = withdrawn(madeUpPosts("library week", EVENING).authors);
  const one = (fits: (post: typeof posts[0]) => unknown) => posts.find(fits)!.fields.id;
  return {
    deleted: one(({ deleted }) => deleted),
    protected: one(({ author }) => author.profile.protected),
    suspended: one(({ author }) => author.suspended),
  };
}

Deno.test("people are found by name, capitals or not; a suspended one and nobody are told apart", async () => {
  await using room = await askRoom();
  const names = "paperwicklib,hushed_heron,BannedBiscuit,nobody_here";
  const { body } = await room.get(`/2/users/by?usernames=${names}&user.fields=protected`);
  assertEquals(body.data.map((each: { username: string }) => each.username), [
    "PaperwickLib",
    "hushed_heron",
  ]);
  assertEquals(body.data[1].protected, true);
  assertEquals(body.errors.map((each: Record<string, string>) => [each.value, each.detail]), [
    ["BannedBiscuit", "User has been suspended: [BannedBiscuit]."],
    ["nobody_here", "Could not find user with usernames: [nobody_here]."],
  ]);
  assertEquals(room.paid(), 2 * PRICES.user);
  const again = await room.get(`/2/users?ids=${ids(body.data)}&user.fields=protected`);
  assertEquals(again.body.data, body.data);
  assertEquals(room.paid(), 0); // Once a day.
});

Deno.test("who asks can look themselves up as anybody, and has not posted yet", async () => {
  await using room = await askRoom();
  const { body: { data } } = await room.get("/2/users/me", "oauth1");
  assertEquals((await room.get(`/2/users/${data.id}`)).body, { data });
  assertEquals((await room.get(`/2/users/by/username/${data.username}`)).body, { data });
  assertEquals((await room.get(`/2/users/${data.id}/tweets`)).body, { meta: { result_count: 0 } });
});

Deno.test("a timeline is paged through, each post once, and narrows by time, id and kind", async () => {
  await using room = await askRoom();
  const path = `/2/users/${await room.idOf("PaperwickLib")}/tweets`;
  const posts: { id: string; created_at: string }[] = [];
  let token = "";
  do {
    const { body } = await room.get(
      `${path}?max_results=100&tweet.fields=created_at${token}`,
    );
    posts.push(...body.data);
    token = body.meta.next_token ? `&pagination_token=${body.meta.next_token}` : "";
    room.clock.now += 3_600_000; // New posts do not shift the pages.
  } while (token);
  assert(posts.length > 200 && new Set(ids(posts)).size === posts.length);
  assertEquals(ids(posts), ids(posts).toSorted().reverse());
  const day = posts[50].created_at.slice(0, 10);
  const one = await room.get(
    `${path}?max_results=100&start_time=${day}T00:00:00Z&end_time=${day}T23:59:59Z`,
  );
  const expected = posts.filter(({ created_at }) => created_at.slice(0, 10) === day);
  assertEquals(ids(one.body.data), ids(expected).slice(0, 100));
});

Deno.test("a timeline leaves out reposts and replies where it is asked to", async () => {
  await using room = await askRoom();
  const kinds = async (person: string, exclude: string) => {
    const { body } = await room.get(
      `/2/users/${person}/tweets?max_results=100&tweet.fields=referenced_tweets${exclude}`,
    );
    return (body.data ?? []).map((post: { referenced_tweets?: { type: string }[] }) =>
      post.referenced_tweets?.[0].type
    );
  };
  for (const [kind, left] of [["retweet", "retweeted"], ["reply", "replied_to"]]) {
    const { body } = await room.get(
      `/2/tweets/search/recent?query=min_likes:0 is:${kind}&expansions=author_id`,
    );
    const { author_id } = body.data[0];
    assert((await kinds(author_id, "")).includes(left));
    const without = kind === "retweet" ? "retweets" : "replies";
    assert(!(await kinds(author_id, `&exclude=${without}`)).includes(left));
  }
});

Deno.test("a page leads back to the one before it", async () => {
  await using room = await askRoom();
  const path = `/2/users/${await room.idOf("PaperwickLib")}/followers?max_results=20`;
  const first = (await room.get(path)).body;
  const second = (await room.get(`${path}&pagination_token=${first.meta.next_token}`)).body;
  assertEquals(room.paid(), 20 * PRICES.user);
  const back = (await room.get(`${path}&pagination_token=${second.meta.previous_token}`)).body;
  assertEquals(ids(back.data), ids(first.data));
  assertEquals(first.meta.previous_token, undefined);
});

Deno.test("mentions, likes, reposts and quotes agree with what posts say", async () => {
  await using room = await askRoom();
  const library = await room.idOf("PaperwickLib");
  const { body } = await room.get(`/2/users/${library}/mentions?tweet.fields=entities`);
  for (const { entities } of body.data) {
    assert(entities.mentions.some(({ id }: { id: string }) => id === library));
  }
  const { body: { data: [liked] } } = await room.get(
    `/2/users/${library}/liked_tweets?max_results=5`,
  );
  const { body: likers } = await room.get(`/2/tweets/${liked.id}/liking_users`);
  assert(ids(likers.data).includes(library));
  const { body: { data: [reposted] } } = await room.get(
    "/2/tweets/search/recent?query=min_reposts:2&end_time=2026-11-22T00:00:00Z&tweet.fields=public_metrics",
  );
  const { body: reposters } = await room.get(`/2/tweets/${reposted.id}/retweeted_by`);
  assert(reposters.meta.result_count > 0);
  assert(reposters.meta.result_count <= reposted.public_metrics.retweet_count);
  const { body: { data: [quote] } } = await room.get(
    "/2/tweets/search/recent?query=is:quote library&tweet.fields=referenced_tweets",
  );
  const [{ id }] = quote.referenced_tweets;
  const { body: quotes } = await room.get(`/2/tweets/${id}/quote_tweets`);
  assert(ids(quotes.data).includes(quote.id));
});

Deno.test("the timeline and the follows of a protected person are not for everybody", async () => {
  await using room = await askRoom();
  const id = await room.idOf("hushed_heron");
  for (const list of ["tweets", "mentions", "followers", "following", "liked_tweets"]) {
    const { status, body } = await room.get(`/2/users/${id}/${list}`);
    assertEquals([status, body.data, body.errors[0].title], [
      200,
      undefined,
      "Authorization Error",
    ]);
    assertEquals(room.paid(), 0);
  }
});

const LONG = Array.from({ length: 101 }, (_, i) => i + 1).join();

const REFUSED: [path: string, parameter: string, message: RegExp][] = [
  ["/2/tweets/abc", "id", /value \[abc\] does not match \^\[0-9\]\{1,19\}\$/],
  ["/2/tweets", "ids", /can not be empty/],
  ["/2/tweets?ids=1,x", "ids", /value \[x\] does not match/],
  [`/2/tweets?ids=${LONG}`, "ids", /list \[101\] is not between 1 and 100/],
  ["/2/users/by", "usernames", /can not be empty/],
  ["/2/users/by?usernames=a%20b", "usernames", /value \[a b\] does not match/],
  ["/2/users/by/username/a%20b", "username", /value \[a b\] does not match/],
  ["/2/users/by/username/sixteen_letters_", "username", /does not match/],
  ["/2/users/1/tweets?max_results=4", "max_results", /is not between 5 and 100/],
  ["/2/users/1/followers?max_results=1001", "max_results", /is not between 1 and 1000/],
  ["/2/tweets/search/all?query=a&max_results=501", "max_results", /is not between 10 and 500/],
  ["/2/tweets/1?count=5", "count", /\[count\] is not one of/],
];

Deno.test("what X would not take is refused in its shape, and free", async () => {
  await using room = await askRoom();
  for (const [path, parameter, message] of REFUSED) {
    room.clock.now += 2000;
    const { status, body } = await room.get(path);
    assertEquals([status, body.title], [400, "Invalid Request"], path);
    assertEquals(Object.keys(body.errors[0].parameters), [parameter]);
    assertMatch(body.errors[0].message, message);
    assertEquals(room.paid(), 0);
  }
  const id = await room.idOf("PaperwickLib");
  const { status, body } = await room.get(`/2/users/${id}/tweets?pagination_token=abc`);
  assertEquals([status, Object.keys(body.errors[0].parameters)], [400, ["pagination_token"]]);
});

Deno.test("the archive is paged by 500, one request a second, and agrees with its counts", async () => {
  await using room = await askRoom();
  const span = "query=library&start_time=2025-01-01T00:00:00Z&end_time=2026-11-23T00:00:00Z";
  const found: string[] = [];
  let next = "";
  do {
    const { status, body } = await room.get(
      `/2/tweets/search/all?${span}&max_results=500${next}`,
    );
    assertEquals(status, 200);
    found.push(...ids(body.data));
    next = body.meta.next_token ? `&next_token=${body.meta.next_token}` : "";
    const hurried = await room.get(`/2/tweets/search/all?${span}`);
    assertEquals(hurried.status, 429);
    assert(Number(hurried.headers.get("x-rate-limit-remaining")) > 0);
    assertEquals(
      Number(hurried.headers.get("x-rate-limit-reset")),
      Math.floor(room.clock.now / 1000) + 1,
    );
    room.clock.now += 1000;
  } while (next);
  assert(found.length > 500 && new Set(found).size === found.length);
  let total = 0;
  let from = Infinity;
  do {
    const { body } = await room.get(`/2/tweets/counts/all?${span}&granularity=day${next}`);
    total += body.meta.total_tweet_count;
    assertEquals(body.meta.total_post_count, body.meta.total_tweet_count);
    assert(Date.parse(body.data[0].start) < from);
    from = Date.parse(body.data[0].start);
    next = body.meta.next_token ? `&next_token=${body.meta.next_token}` : "";
    assertEquals(room.paid(), PRICES.countsAll);
  } while (next);
  assertEquals([total, from], [found.length, Date.UTC(2025, 0, 1)]);
});

Deno.test("the archive takes longer queries, and none that only recent search knows", async () => {
  await using room = await askRoom();
  const long = `library ${"OR books ".repeat(80)}`.trim();
  const ask = async (path: string) => {
    room.clock.now += 2000;
    return (await room.get(path)).status;
  };
  assertEquals(await ask(`/2/tweets/search/recent?query=${encodeURIComponent(long)}`), 400);
  assertEquals(await ask(`/2/tweets/search/all?query=${encodeURIComponent(long)}`), 200);
  assertEquals(await ask('/2/tweets/search/all?query=entity:"Odile"'), 400);
});

Deno.test("usage tells posts of every kind of reading, and credits what is left of the money", async () => {
  await using room = await askRoom();
  const before = (await room.get("/2/usage/credits")).body.data;
  assertEquals(before.total_balance, before.prepaid_balance + before.free_balance);
  const library = await room.idOf("PaperwickLib");
  await room.get(`/2/users/${library}/tweets?max_results=20`);
  await room.get("/2/tweets/search/recent?query=from:PaperwickLib");
  const spent = room.room.requests.reduce((sum, { billed }) => sum + billed, 0);
  const after = (await room.get("/2/usage/credits")).body.data;
  assert(Math.abs(before.total_balance - after.total_balance - spent) < 1e-9);
  const { body: { data } } = await room.get("/2/usage/tweets");
  assertEquals([data.project_usage, data.project_cap], ["30", "3000000"]);
});
