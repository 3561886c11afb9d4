import { assert, assertEquals, assertMatch } from "../assert.ts";
import { PRICES } from "../../src/money/mod.ts";
import { askRoom, everyPath, ids } from "./ask_room.ts";

Deno.test("every endpoint answers in the dialect that it was asked in, and never in both", async () => {
  await using room = await askRoom();
  const tweet = "tweet.fields=author_id,referenced_tweets,public_metrics,note_tweet,created_at" +
    "&user.fields=public_metrics";
  const post = "post.fields=public_metrics,note_post,created_at&user.fields=public_metrics";
  for (const { endpoint, path } of await everyPath(room.get)) {
    if (!("post.fields" in endpoint.parameters)) continue;
    room.clock.now += 2000;
    const as = endpoint.limits.bearer ? "bearer" : "oauth1";
    const join = path.includes("?") ? "&" : "?";
    const older = JSON.stringify(await room.get(`${path}${join}${tweet}`, as));
    room.clock.now += 2000;
    const newer = JSON.stringify(await room.get(`${path}${join}${post}`, as));
    assert(!/"(post_count|repost_count|referenced_posts|note_post)"/.test(older), path);
    assert(
      !/"(tweet_count|retweet_count|referenced_tweets|note_tweet|author_id)"/.test(newer),
      path,
    );
    const count = endpoint.brings.startsWith("user") ? "post_count" : "repost_count";
    if (newer.includes('"data"')) assertMatch(newer, new RegExp(`"${count}":\\d`), path);
  }
});

Deno.test("both dialects bring the same posts, each under its own names", async () => {
  await using room = await askRoom();
  const ask = (more: string) =>
    room.get(`/2/tweets/search/recent?query=library has:mentions&max_results=100&${more}`);
  const older = await ask(
    "tweet.fields=public_metrics,note_tweet&expansions=author_id,referenced_tweets.id," +
      "in_reply_to_user_id,edit_history_tweet_ids",
  );
  const newer = await ask(
    "post.fields=public_metrics,note_post&expansions=author_id,referenced_posts," +
      "in_reply_to_user_id,edit_history_post_ids",
  );
  const renamed = JSON.stringify(older.body)
    .replaceAll("note_tweet", "note_post").replaceAll("referenced_tweets", "referenced_posts")
    .replaceAll("edit_history_tweet_ids", "edit_history_post_ids")
    .replaceAll("retweet_count", "repost_count").replaceAll('"tweets":', '"posts":');
  assertEquals(JSON.parse(renamed), newer.body);
  assert(newer.body.includes.posts.length > 0);
});

const LEFT_OUT = [
  "tweet.fields=id,note_post,repost_count",
  "post.fields=note_tweet,author_id",
  "expansions=author&user.fields=cats",
  "tweet.fields=created_at&expansions=referenced_posts",
];

Deno.test.each(LEFT_OUT)("%s gives 200, says no word, and is billed", async (more) => {
  await using room = await askRoom();
  const { status, body } = await room.get(`/2/tweets/search/recent?query=library&${more}`);
  assertEquals([status, body.errors, body.includes], [200, undefined, undefined]);
  assertEquals(body.data.length, 10);
  assert(!/note_|repost|author/.test(Object.keys(body.data[0]).join()));
  assertEquals(room.paid(), 10 * PRICES.post);
});

Deno.test("a person's metrics carry both names where nothing told the dialect", async () => {
  await using room = await askRoom();
  const { body } = await room.get("/2/users/by/username/PaperwickLib?user.fields=public_metrics");
  const { tweet_count, post_count } = body.data.public_metrics;
  assert(tweet_count > 0 && post_count === tweet_count);
});

Deno.test("moments end in .000Z, pages in links say where they lead, places name a country", async () => {
  await using room = await askRoom();
  const { body } = await room.get(
    "/2/tweets/search/recent?query=has:links place_country:GB&max_results=100" +
      "&tweet.fields=created_at,entities&expansions=geo.place_id&place.fields=country_code,contained_within",
  );
  let titled = 0;
  for (const { created_at, entities } of body.data) {
    assertMatch(created_at, /:\d\d\.000Z$/);
    for (const link of entities?.urls ?? []) {
      if (!link.title) continue;
      titled++;
      assertEquals([link.status, typeof link.unwound_url], [200, "string"]);
    }
  }
  assert(titled > 0);
  for (const place of body.includes.places) {
    assertEquals([place.country_code, place.contained_within], ["GB", undefined]);
  }
});

Deno.test("a conversation comes without the post that it began with", async () => {
  await using room = await askRoom();
  const { body: { data: [reply] } } = await room.get(
    "/2/tweets/search/recent?query=is:reply library&tweet.fields=conversation_id",
  );
  const { body } = await room.get(
    `/2/tweets/search/recent?query=conversation_id:${reply.conversation_id}&max_results=100`,
  );
  assert(ids(body.data).includes(reply.id) && !ids(body.data).includes(reply.conversation_id));
});
