import http from "node:http";
import net from "node:net";
import { TwitterApi } from "twitter-api-v2";
import { assert, assertEquals, assertRejects } from "../assert.ts";
import { startPractice } from "../../src/practice/mod.ts";
import { client } from "./led_client.ts";

Deno.test("startPractice() serves twitter-api-v2 by OAuth 1.0a, by Bearer and by appLogin()", async () => {
  await using room = await startPractice();
  const agent = new http.Agent({ keepAlive: false });
  const keys = room.issueKeys();
  const user = client(room, agent, {
    appKey: keys.apiKey,
    appSecret: keys.apiSecret,
    accessToken: keys.accessToken,
    accessSecret: keys.accessTokenSecret,
  });
  const found = await user.v2.get("tweets/search/recent", {
    query: '"repair café" OR (soup lang:en) -is:retweet',
    expansions: "author_id,referenced_tweets.id",
    "tweet.fields": "created_at,public_metrics",
  });
  assertEquals(found.data.length, 10);
  assertEquals((await user.v2.me()).data.id, keys.accessToken.split("-")[0]);

  const app = client(room, agent, keys.bearerToken);
  const page = await app.v2.search("library", { max_results: 10 });
  await page.fetchNext(10);
  assertEquals(page.tweets.length, 20);
  assert((await app.v2.tweetCountRecent("library")).meta.total_tweet_count > 500);

  const pair = client(room, agent, { appKey: keys.apiKey, appSecret: keys.apiSecret });
  const loggedIn = client(room, agent, await bearerOf(pair));
  assertEquals((await loggedIn.v2.search("library")).tweets.length, 10);

  const wrong = client(room, agent, `${keys.bearerToken}MADEUP`);
  const error = await assertRejects(() => wrong.v2.search("library")) as { code: number };
  assertEquals(error.code, 401);
  agent.destroy();
});

Deno.test("startPractice() serves what twitter-api-v2 asks after a search", async () => {
  await using room = await startPractice();
  const agent = new http.Agent({ keepAlive: false });
  const { v2 } = client(room, agent, room.issueKeys().bearerToken);
  const { data: library } = await v2.userByUsername("PaperwickLib", {
    "user.fields": "public_metrics",
  });
  assert(library.public_metrics!.tweet_count! > 0);
  const timeline = await v2.userTimeline(library.id, { exclude: "retweets", max_results: 100 });
  await timeline.fetchNext();
  assertEquals(timeline.tweets.length, 200);
  const ids = timeline.tweets.slice(0, 3).map(({ id }) => id);
  const { data, errors } = await v2.tweets([...ids, "1"]);
  assertEquals([data.map(({ id }) => id), errors?.length], [ids, 1]);
  const followers = await v2.followers(library.id, { max_results: 50 });
  assertEquals(followers.data.length, 50);
  const archive = await v2.searchAll("library", { max_results: 500 });
  assertEquals(archive.tweets.length, 500);
  assert((await v2.tweetCountAll("library")).meta.total_tweet_count >= 500);
  agent.destroy();
});

Deno.test("startPractice() signs people in to twitter-api-v2, which thinks it is at X", async () => {
  await using room = await startPractice();
  const { hostname, port } = new URL(room.url);
  const httpAgent = Object.assign(new http.Agent(), {
    protocol: "https:",
    createConnection: () => net.connect(Number(port), hostname),
  });
  const settings = { httpAgent };
  const { apiKey: appKey, apiSecret: appSecret } = room.issueKeys();
  const program = new TwitterApi({ appKey, appSecret }, settings);
  const begun = await program.generateAuthLink("oob");
  const page = `${room.url}${new URL(begun.url).pathname}?oauth_token=${begun.oauth_token}`;
  const csrf = /name="csrf" value="([^"]+)"/.exec(await (await fetch(page)).text())![1];
  const said = await fetch(`${room.url}/oauth/authorize`, {
    method: "POST",
    headers: { origin: room.url },
    body: new URLSearchParams({ csrf, oauth_token: begun.oauth_token, decision: "allow" }),
  });
  const pin = /id="oauth_pin">(\d{7})</.exec(await said.text())![1];
  const waiting = new TwitterApi({
    appKey,
    appSecret,
    accessToken: begun.oauth_token,
    accessSecret: begun.oauth_token_secret,
  }, settings);
  const { client: user, screenName } = await waiting.login(pin);
  assertEquals((await user.v2.me()).data.username, screenName);
  assertEquals((await user.v2.search("library")).tweets.length, 10);
});

async function bearerOf(pair: TwitterApi): Promise<string> {
  const tokens = (await pair.appLogin()).getActiveTokens();
  assert(tokens.type === "oauth2");
  return tokens.bearerToken;
}
