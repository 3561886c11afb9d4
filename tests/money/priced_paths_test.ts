import { assertEquals } from "../assert.ts";
import { isBilled } from "../../src/money/mod.ts";

const PATHS = [
  { path: "/2/tweets/search/recent", billed: true },
  { path: "/2/tweets/counts/recent", billed: true },
  { path: "/2/users/me", billed: true },
  { path: "/2/usage/tweets", billed: false },
  { path: "/2/usage/credits", billed: false },
  { path: "/2/openapi.json", billed: false },
  { path: "/2//usage/%74weets/", billed: false },
  { path: "/oauth2/token", billed: false },
  { path: "/oauth2/invalidate_token", billed: false },
  // No price is known for it: that does not make it free.
  { path: "/2/spaces/search", billed: true },
];

Deno.test.each(PATHS)("isBilled() says $billed of $path", ({ path, billed }) => {
  assertEquals(isBilled(path), billed);
});
