import {
  assert,
  assertEquals,
  assertMatch,
  assertNotEquals,
  assertStringIncludes,
} from "../assert.ts";
import { compileQuery } from "../../src/practice/match/mod.ts";
import { EVENING, rehearsal } from "./rehearsal.ts";

/** All pages of a search, as one list. */
// deno-lint-ignore no-explicit-any -- whatever the room answers
async function all(query: string, more: Record<string, string> = {}): Promise<any[]> {
  const { search } = rehearsal();
  const posts = [];
  let token: string | undefined;
  do {
    const next: Record<string, string> = token ? { next_token: token } : {};
    const { data = [], meta } = await search(query, { max_results: "100", ...more, ...next });
    posts.push(...data);
    token = meta.next_token;
  } while (token);
  return posts;
}

Deno.test("search gives ten posts with the three default fields, newest first", async () => {
  const { data, meta, includes } = await rehearsal().search("library lang:en");
  assertEquals(data.length, 10);
  for (const post of data) {
    assertEquals(Object.keys(post), ["id", "text", "edit_history_tweet_ids"]);
  }
  const ids = data.map(({ id }: { id: string }) => id);
  assertEquals(ids, ids.toSorted().reverse());
  assertEquals([meta.newest_id, meta.oldest_id, meta.result_count], [ids[0], ids[9], 10]);
  assertEquals(includes, undefined);
});

Deno.test("search pages through everything, each post once", async () => {
  const posts = await all("library lang:en");
  assert(posts.length > 500, `${posts.length} posts`);
  assertEquals(new Set(posts.map(({ id }) => id)).size, posts.length);
});

Deno.test("search answers an empty page with nothing but a count of 0", async () => {
  assertEquals(await rehearsal().search("zzzzzz"), { meta: { result_count: 0 } });
});

Deno.test("search sorts by relevancy in another order, the same every time", async () => {
  const first = await rehearsal().search("library", { sort_order: "relevancy" });
  const again = await rehearsal().search("library", { sort_order: "relevancy" });
  const newest = await rehearsal().search("library");
  assertEquals(first, again);
  assertNotEquals(first.data[0].id, newest.data[0].id);
});

Deno.test("search keeps its end while its pages are turned", async () => {
  const { search, clock } = rehearsal();
  const first = await search("lang:en library");
  clock.now += 3_600_000;
  const second = await search("lang:en library", { next_token: first.meta.next_token });
  assert(second.meta.newest_id < first.meta.oldest_id);
  assertEquals(second.data[0].id, (await all("lang:en library"))[10].id);
});

Deno.test("search refuses a token that was changed, or that belongs to another search", async () => {
  const { search } = rehearsal();
  const { meta: { next_token } } = await search("library");
  const last = next_token.at(-1) === "0" ? "1" : "0";
  for (
    const [query, token] of [
      ["library", next_token.slice(0, -1) + last],
      ["libraries", next_token],
      ["library", "x"],
    ]
  ) {
    const { title, errors } = await search(query, { next_token: token });
    assertEquals(title, "Invalid Request");
    assertEquals(errors[0].parameters, { next_token: [token] });
  }
});

Deno.test("search takes pagination_token like next_token, but not both", async () => {
  const { search } = rehearsal();
  const { meta: { next_token } } = await search("library");
  const one = await search("library", { pagination_token: next_token });
  assertEquals(one, await search("library", { next_token }));
  const both = await search("library", { next_token, pagination_token: next_token });
  assertEquals(both.title, "Invalid Request");
});

Deno.test("search narrows by time: start inclusive, end exclusive", async () => {
  const [post] = (await rehearsal().search("library", { "tweet.fields": "created_at" })).data;
  const second = Math.floor(Date.parse(post.created_at) / 1000) * 1000;
  const at = (time: number) => new Date(time).toISOString();
  const { search } = rehearsal();
  const from = await search("library", { start_time: at(second) });
  assertEquals(from.data.at(-1).id, post.id);
  const until = await search("library", { end_time: at(second) });
  assert(until.data[0].id < post.id);
});

Deno.test("a post of the very moment is in at start_time, and out at end_time", async () => {
  const { world, search, counts } = rehearsal();
  const moment = EVENING - 3_600_000 - EVENING % 1000;
  const { matching, ...town } = world.town();
  const [newest] = matching("library", compileQuery("library"));
  Object.assign(world, { town: () => ({ ...town, matching: () => [{ ...newest, at: moment }] }) });
  const at = new Date(moment).toISOString();
  for (const [name, found] of [["start_time", 1], ["end_time", 0]] as const) {
    assertEquals((await search("library", { [name]: at })).meta.result_count, found);
    assertEquals((await counts("library", { [name]: at })).meta.total_tweet_count, found);
  }
});

Deno.test("search narrows by id: newer and older, the post itself left out", async () => {
  const { search } = rehearsal();
  const { data } = await search("library");
  const between = await search("library", { since_id: data[5].id, until_id: data[2].id });
  assertEquals(between.data.map(({ id }: { id: string }) => id), [data[3].id, data[4].id]);
});

Deno.test("search shows new posts as the clock goes on", async () => {
  const { search, clock } = rehearsal();
  const before = await search("lang:en library");
  clock.now += 2 * 3_600_000;
  const after = await search("lang:en library", { since_id: before.meta.newest_id });
  assert(after.meta.result_count > 0);
});

const refusals: [parameters: Record<string, string>, message: RegExp][] = [
  [{}, /The `query` query parameter can not be empty/],
  [{ query: "  " }, /can not be empty/],
  [{ query: "a".repeat(513) }, /query length 513 exceeds max allowed 512/],
  [
    { query: "a", max_results: "5" },
    /^The `max_results` query parameter value \[5\] is not between 10 and 100$/,
  ],
  [{ query: "a", max_results: "ten" }, /is not between 10 and 100/],
  [{ query: "a", sort_order: "new" }, /is not one of \[recency,relevancy\]/],
  [{ query: "a", count: "5" }, /\[count\] is not one of \[query,/],
  [{ query: "a", start_time: "yesterday" }, /RFC 3339/],
  [
    { query: "a", start_time: "2026-11-01T00:00:00Z" },
    /'start_time' must be on or after 2026-11-16T20:30Z/,
  ],
  [
    { query: "a", end_time: "2026-11-23T20:30:00Z" },
    /'end_time' must be a minimum of 10 seconds prior to the request time/,
  ],
  [
    { query: "a", start_time: "2026-11-22T00:00:00Z", end_time: "2026-11-21T00:00:00Z" },
    /must be before 'end_time'/,
  ],
  [
    { query: "a", since_id: "1", start_time: "2026-11-22T00:00:00Z" },
    /Invalid use of 'since_id' or 'until_id' in conjunction with/,
  ],
  [{ query: "a", since_id: "x1" }, /does not match/],
];
for (const [parameters, message] of refusals) {
  Deno.test(`search refuses ${JSON.stringify(parameters).slice(0, 90)}`, async () => {
    const answer = await rehearsal().bearer(
      `/2/tweets/search/recent?${new URLSearchParams(parameters)}`,
    );
    assertEquals(answer.status, 400);
    const body = await answer.json();
    assertEquals(body.title, "Invalid Request");
    assertEquals(body.type, "https://api.x.com/2/problems/invalid-request");
    assertMatch(body.errors[0].message, message);
  });
}

Deno.test("search takes the earliest start that it names when it refuses one", async () => {
  const { search } = rehearsal();
  const { errors } = await search("a", { start_time: "2026-01-01T00:00:00Z" });
  const [earliest] = /(?<=on or after )[\d-]+T\d\d:\d\d/.exec(errors[0].message)!;
  assertEquals((await search("library", { start_time: `${earliest}:00Z` })).meta.result_count, 10);
});

Deno.test("search refuses a parameter that is given twice", async () => {
  const answer = await rehearsal().bearer("/2/tweets/search/recent?query=a&query=b");
  assertEquals(answer.status, 400);
  await answer.body?.cancel();
});

Deno.test("search does not say back the value of a parameter that it does not know", async () => {
  const { search, keys } = rehearsal();
  const body = await search("library", { token: keys.bearerToken });
  assert(!JSON.stringify(body).includes(keys.bearerToken));
});

Deno.test("search adds who and what a post refers to, each once, with the fields that join them", async () => {
  const { data, includes } = await rehearsal().search("has:mentions library", {
    max_results: "100",
    expansions:
      "author_id,referenced_tweets.id,referenced_tweets.id.author_id,in_reply_to_user_id," +
      "entities.mentions.username",
  });
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  assertEquals(new Set(ids(includes.users)).size, includes.users.length);
  assertEquals(new Set(ids(includes.tweets)).size, includes.tweets.length);
  for (const post of data) {
    assert(ids(includes.users).includes(post.author_id));
    for (const { id } of post.referenced_tweets ?? []) assert(ids(includes.tweets).includes(id));
    if (post.in_reply_to_user_id) assert(ids(includes.users).includes(post.in_reply_to_user_id));
  }
  assertEquals(Object.keys(includes.users[0]), ["id", "name", "username"]);
  for (const tweet of includes.tweets) assert(ids(includes.users).includes(tweet.author_id));
});

Deno.test("search adds media, places and polls that were asked for", async () => {
  const { data, includes } = await rehearsal().search("library has:media has:geo", {
    max_results: "100",
    expansions: "attachments.media_keys,geo.place_id",
    "media.fields": "alt_text,url",
    "place.fields": "country_code",
  });
  for (const post of data) {
    const keys = includes.media.map((each: { media_key: string }) => each.media_key);
    assert(keys.includes(post.attachments.media_keys[0]));
  }
  assertEquals(Object.keys(includes.places[0]).toSorted(), ["country_code", "full_name", "id"]);
  const polls = await rehearsal().search("poll", { expansions: "attachments.poll_ids" });
  assert(polls.includes.polls[0].options.length >= 2);
});

Deno.test("search cuts long posts and gives the whole in note_tweet", async () => {
  const posts = await all("library lang:en", { "tweet.fields": "note_tweet" });
  const long = posts.filter(({ note_tweet }) => note_tweet);
  assert(long.length > 10);
  for (const { text, note_tweet } of long) {
    assert([...text].length <= 280 && [...note_tweet.text].length > 280);
    assertStringIncludes(note_tweet.text, text.slice(0, -1));
  }
});

Deno.test("search never sends null or an empty list", () => {
  const { world } = rehearsal();
  for (const { post } of world.town().posts) {
    JSON.stringify(post.fields, (name, value) => {
      assert(value !== null, name);
      assert(!Array.isArray(value) || value.length > 0, name);
      return value;
    });
  }
});

Deno.test("counts agrees with search to the post", async () => {
  for (const query of ["library lang:en", "#StormSemicolon", "from:PaperwickLib", "図書館"]) {
    const { meta, data } = await rehearsal().counts(query);
    const sum = data.reduce(
      (all: number, each: { tweet_count: number }) => all + each.tweet_count,
      0,
    );
    assertEquals([meta.total_tweet_count, meta.total_post_count], [sum, sum]);
    assertEquals(
      data.every((each: Record<string, number>) => each.post_count === each.tweet_count),
      true,
    );
    assertEquals((await all(query)).length, sum, query);
  }
});

for (
  const [granularity, length] of [["minute", 60_000], ["hour", 3_600_000], ["day", 86_400_000]]
) {
  Deno.test(`counts by ${granularity} covers seven days without a gap, cut at both ends`, async () => {
    const { data } = await rehearsal().counts("zzzzzz", { granularity: String(granularity) });
    assertEquals(Date.parse(data[0].start), EVENING - 7 * 86_400_000);
    assertEquals(Date.parse(data.at(-1).end), EVENING - 30_000);
    for (let i = 1; i < data.length; i++) {
      assertEquals(data[i].start, data[i - 1].end);
      assertEquals(Date.parse(data[i].start) % Number(length), 0);
    }
    assert(data.every((each: { tweet_count: number }) => each.tweet_count === 0));
  });
}

Deno.test("counts shows the storm night as the highest hour of the week", async () => {
  const { data } = await rehearsal().counts("library");
  const most = data.reduce((best: typeof data[0], each: typeof data[0]) =>
    each.tweet_count > best.tweet_count ? each : best
  );
  assertMatch(most.start, /^2026-11-20T2[0-3]/);
});

Deno.test("usage counts the posts that this app has read, and no other's", async () => {
  const { search, json, get, world } = rehearsal();
  await search("library", { max_results: "25" });
  await search("zzzzzz");
  const { data } = await json(
    "/2/usage/tweets?usage.fields=daily_project_usage,daily_client_app_usage&days=3",
  );
  assertEquals([data.project_usage, data.project_cap, data.cap_reset_day], ["25", "3000000", 8]);
  assertEquals(data.daily_project_usage.usage.map((day: { usage: string }) => day.usage), [
    "0",
    "0",
    "25",
  ]);
  assertEquals(data.daily_client_app_usage[0].usage_result_count, 3);
  const authorization = `Bearer ${world.desk.issueKeys().bearerToken}`;
  const other = await (await get("/2/usage/tweets", { authorization })).json();
  assertEquals(other.data.project_usage, "0");
});
