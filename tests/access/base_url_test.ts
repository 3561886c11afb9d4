import { assert, assertEquals, assertThrows } from "../assert.ts";
import { checkBaseUrl } from "../../src/access/mod.ts";
import { AccessError } from "../../src/problems/mod.ts";

const GOOD = [
  { url: "https://api.x.com" },
  { url: "https://gateway.example/x" },
  { url: "http://127.0.0.1:8787" },
  { url: "http://localhost:8787/" },
  { url: "http://[::1]:8787" },
];

Deno.test.each(GOOD)("checkBaseUrl() takes $url", ({ url }) => {
  assertEquals(checkBaseUrl(url, "baseUrl").href, new URL(url).href);
});

const BAD = [
  { url: "http://api.x.com" },
  { url: "http://127.0.0.1.example.org" },
  { url: "http://localhost.example.org" },
  { url: "ftp://127.0.0.1" },
  { url: "https://user:password@api.x.com" },
  { url: "api.x.com" },
];

Deno.test.each(BAD)("checkBaseUrl() refuses $url", ({ url }) => {
  const error = assertThrows(() => checkBaseUrl(url, "baseUrl"));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "bad-option");
});
