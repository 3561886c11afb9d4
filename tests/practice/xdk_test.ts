import { Client, OAuth1 } from "npm:@xdevplatform/xdk@0.6.6";
import { assert, assertEquals, assertMatch } from "../assert.ts";
import { startPractice } from "../../src/practice/mod.ts";

/** A room, and X's own kit for TypeScript, told nothing but its address and keys. */
async function kit() {
  const room = await startPractice();
  const keys = room.issueKeys();
  const client = new Client({ bearerToken: keys.bearerToken, baseUrl: room.url });
  return { room, keys, client, [Symbol.asyncDispose]: () => room.close() };
}

Deno.test("X's XDK searches in its own dialect, and pages", async () => {
  await using it = await kit();
  const page = await it.client.posts.searchRecent("library lang:en", {
    maxResults: 100,
    postFields: ["created_at", "public_metrics", "lang"],
    expansions: ["author_id"],
    userFields: ["public_metrics"],
  });
  assertEquals(page.data!.length, 100);
  const [post] = page.data!;
  assertMatch(post.createdAt!, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
  assertEquals(typeof post.publicMetrics!.repostCount, "number");
  const author = page.includes!.users!.find(({ id }) => id === post.authorId)!;
  assertEquals(typeof author.publicMetrics!.postCount, "number");
  const next = await it.client.posts.searchRecent("library lang:en", {
    maxResults: 100,
    nextToken: page.meta!.nextToken,
  });
  assert(next.data!.every(({ id }) => BigInt(id!) < BigInt(page.meta!.oldestId!)));
});

Deno.test("X's XDK counts, and its counts have both names", async () => {
  await using it = await kit();
  const { data, meta } = await it.client.posts.getCountsRecent("library", { granularity: "day" });
  const sum = data!.reduce((all, { postCount }) => all + postCount!, 0);
  assert(sum > 500);
  assertEquals(meta!.totalPostCount, sum);
});

Deno.test("X's XDK asks for usage, in texts", async () => {
  await using it = await kit();
  await it.client.posts.searchRecent("library", { maxResults: 10 });
  const { data } = await it.client.usage.get({ usageFields: ["project_usage", "project_cap"] });
  assertEquals([data!.projectUsage, data!.projectCap], ["10", "3000000"]);
});

Deno.test("X's XDK goes from a name to posts, mentions and followers, and looks posts up", async () => {
  await using it = await kit();
  const { posts, users } = it.client;
  const { data } = await users.getByUsername("PaperwickLib", { userFields: ["public_metrics"] });
  const { id } = data!;
  const timeline = await users.getPosts(id!, { maxResults: 50, exclude: ["retweets"] });
  assertEquals(timeline.data!.length, 50);
  assert((await users.getMentions(id!, { maxResults: 10 })).data!.length > 0);
  assertEquals((await users.getFollowers(id!, { maxResults: 20 })).data!.length, 20);
  const ids = timeline.data!.slice(0, 3).map((post) => post.id!);
  const looked = await posts.getByIds(ids, { postFields: ["created_at"] });
  assertEquals(looked.data!.map((post) => post.id), ids);
  const archive = await posts.searchAll("library", { maxResults: 100 });
  assertEquals(archive.data!.length, 100);
});

Deno.test("X's XDK signs with four parts", async () => {
  await using it = await kit();
  const { apiKey, apiSecret, accessToken, accessTokenSecret } = it.keys;
  const oauth1 = new OAuth1({
    apiKey,
    apiSecret,
    accessToken,
    accessTokenSecret,
    callback: "oob",
  });
  const signed = new Client({ oauth1, baseUrl: it.room.url });
  assertEquals((await signed.users.getMe()).data!.id, accessToken.split("-")[0]);
});

Deno.test("X's XDK is refused as on X", async () => {
  await using it = await kit();
  const stranger = new Client({
    bearerToken: `${it.keys.bearerToken}MADEUP`,
    baseUrl: it.room.url,
  });
  const error = await stranger.posts.searchRecent("library").catch((error) => error);
  assertEquals(error.status, 401);
});
