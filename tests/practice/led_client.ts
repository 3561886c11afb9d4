import type http from "node:http";
import { TwitterApi, type TwitterApiTokens } from "twitter-api-v2";
import type { PracticeRoom } from "../../src/practice/mod.ts";

/** A client that signs for X's address and is led to the room afterwards. */
export function client(room: PracticeRoom, agent: http.Agent, tokens: TwitterApiTokens | string) {
  return new TwitterApi(tokens as TwitterApiTokens, {
    plugins: [{
      // deno-lint-ignore no-explicit-any -- the library's own type names no url
      onBeforeRequest({ computedParams, requestOptions }: any) {
        const { pathname, search } = new URL(computedParams.url);
        computedParams.url = new URL(pathname + search, room.url);
        requestOptions.agent = agent;
      },
    }],
  });
}
