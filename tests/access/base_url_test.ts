import { assert, assertEquals, assertStringIncludes, assertThrows } from "../assert.ts";
import { checkBaseUrl, checkDestination } from "../../src/access/base_url.ts";
import { Keys } from "../../src/keys/mod.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const GOOD = [
  { url: "https://api.x.com" },
  { url: "https://gateway.example/x" },
  { url: "http://127.0.0.1:8787" },
  { url: "http://localhost:8787/" },
  { url: "http://[::1]:8787" },
  // A class's practice room may be there; what keys it gets is decided when they are known.
  { url: "http://192.0.2.5:8787" },
  { url: "http://teacher.local:8787" },
];

Deno.test.each(GOOD)("checkBaseUrl() takes $url", ({ url }) => {
  assertEquals(checkBaseUrl(url, "baseUrl").href, new URL(url).href);
});

const BAD = [
  { url: "http://api.x.com" },
  { url: "http://127.0.0.1.example.org" },
  { url: "http://localhost.example.org" },
  { url: "http://teacher.local.example.org" },
  { url: "http://192.0.2.5.example.org" },
  { url: "ftp://127.0.0.1" },
  { url: "https://user:password@api.x.com" },
  { url: "api.x.com" },
];

Deno.test.each(BAD)("checkBaseUrl() refuses $url", ({ url }) => {
  const error = assertThrows(() => checkBaseUrl(url, "baseUrl"));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "bad-option");
});

const keysOf = (bearerToken: string) =>
  new Keys({
    used: [{
      part: "bearerToken",
      value: bearerToken,
      name: "X_BEARER_TOKEN",
      place: "environment",
    }],
    sources: [],
  });

Deno.test("checkDestination() lets a real key go by https, or stay on this computer, and nowhere else", () => {
  const real = keysOf(MADE_UP.bearerToken);
  for (const { url } of GOOD.slice(0, 5)) checkDestination(real, new URL(url));
  const error = assertThrows(() => checkDestination(real, new URL("http://192.0.2.5:8787")));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "bad-option");
  assertStringIncludes(error.message, "the Bearer Token from X_BEARER_TOKEN (environment)");
  assert(!String(error).includes(MADE_UP.bearerToken));
});

Deno.test("checkDestination() lets a practice room's key go by plain http", () => {
  const practice = keysOf(`${"A".repeat(22)}PRACTICE${"x".repeat(80)}`);
  checkDestination(practice, new URL("http://192.0.2.5:8787"));
});

Deno.test("checkDestination() takes no keys at all for none of a practice room", () => {
  const none = new Keys({ used: [], sources: [] });
  const error = assertThrows(() => checkDestination(none, new URL("http://192.0.2.5:8787")));
  assert(error instanceof AccessError);
});

Deno.test("checkDestination() keeps a practice room's key from going to X, and says where to send it", () => {
  const practice = keysOf(`${"A".repeat(22)}PRACTICE${"x".repeat(80)}`);
  const error = assertThrows(() => checkDestination(practice, new URL("https://api.x.com")));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "wrong-shape");
  assertStringIncludes(error.nextSteps[0], "baseUrl");
});
