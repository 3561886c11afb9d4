import http from "node:http";
import type { TwitterApi } from "twitter-api-v2";
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

async function bearerOf(pair: TwitterApi): Promise<string> {
  const tokens = (await pair.appLogin()).getActiveTokens();
  assert(tokens.type === "oauth2");
  return tokens.bearerToken;
}
