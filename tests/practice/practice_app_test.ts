import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { rehearsal } from "./rehearsal.ts";

const SEARCH = "/2/tweets/search/recent?query=library";

Deno.test("practiceApp() says on every answer that it is a practice room, with the room's date", async () => {
  const { app, bearer } = rehearsal();
  for (
    const answer of [
      await bearer(SEARCH),
      await bearer("/nowhere"),
      await app.request("/"),
      await app.request("/", { method: "DELETE" }),
      await app.request("http://evil.example/"),
    ]
  ) {
    assertEquals(answer.headers.get("x-practice-room"), "made-up posts, not X");
    assertEquals(answer.headers.get("date"), "Mon, 23 Nov 2026 20:30:05 GMT");
    assertEquals(answer.headers.get("server"), "library-card-practice");
    await answer.body?.cancel();
  }
});

const limits: [path: string, as: "bearer" | "oauth1", limit: number][] = [
  [SEARCH, "bearer", 450],
  [SEARCH, "oauth1", 300],
  ["/2/tweets/counts/recent?query=zzz", "bearer", 300],
  ["/2/users/me", "oauth1", 75],
  ["/2/usage/tweets", "bearer", 50],
];
for (const [path, as, limit] of limits) {
  Deno.test(`practiceApp() tells the limit of ${path.split("?")[0]} by ${as}: ${limit}`, async () => {
    const room = rehearsal();
    const { headers, body } = await room[as](path);
    await body?.cancel();
    assertEquals(headers.get("x-rate-limit-limit"), String(limit));
    assertEquals(headers.get("x-rate-limit-remaining"), String(limit - 1));
    assertEquals(Number(headers.get("x-rate-limit-reset")), room.clock.now / 1000 + 900);
  });
}

Deno.test("practiceApp() answers 429 when the window is used up, and again when it is over", async () => {
  const { bearer, clock } = rehearsal();
  for (let i = 0; i < 50; i++) assertEquals((await bearer("/2/usage/tweets")).status, 200);
  const refused = await bearer("/2/usage/tweets");
  assertEquals(refused.status, 429);
  assertEquals(refused.headers.get("x-rate-limit-remaining"), "0");
  assertEquals(await refused.json(), {
    title: "Too Many Requests",
    type: "about:blank",
    status: 429,
    detail: "Too Many Requests",
  });
  clock.now = Number(refused.headers.get("x-rate-limit-reset")) * 1000;
  assertEquals((await bearer("/2/usage/tweets")).status, 200);
});

Deno.test("practiceApp() counts each app, and each way to sign in, for itself", async () => {
  const { bearer, oauth1, get, world } = rehearsal();
  const remaining = async (answer: Promise<Response>) =>
    (await answer).headers.get("x-rate-limit-remaining");
  assertEquals(await remaining(bearer(SEARCH)), "449");
  assertEquals(await remaining(oauth1(SEARCH)), "299");
  assertEquals(await remaining(bearer(SEARCH)), "448");
  const { bearerToken } = world.desk.issueKeys();
  assertEquals(await remaining(get(SEARCH, { authorization: `Bearer ${bearerToken}` })), "449");
});

Deno.test("practiceApp() answers an unknown path with an empty 404, as X does", async () => {
  const answer = await rehearsal().bearer("/2/nowhere");
  assertEquals([answer.status, await answer.text()], [404, ""]);
});

Deno.test("practiceApp() answers who comes from a tutorial of 2016 with X's code 453", async () => {
  const answer = await rehearsal().bearer("/1.1/search/tweets.json?q=library&count=10");
  assertEquals(answer.status, 403);
  const { errors: [{ code, message }] } = await answer.json();
  assertEquals(code, 453);
  assertStringIncludes(message, "You currently have access to a subset of X API V2 endpoints");
});

Deno.test.each(["/2/spaces/search?query=library", "/2/users/search?query=a", "/2/lists/1/tweets"])(
  "practiceApp() says of %s in JSON that X has it and the room has not",
  async (path) => {
    const answer = await rehearsal().bearer(path);
    assertEquals(answer.status, 404);
    const { title, detail } = await answer.json();
    assertEquals(title, "Not in the practice room");
    assertStringIncludes(detail, `X has GET ${path.split("?")[0]}`);
  },
);

for (
  const [method, path, allow] of [
    ["POST", "/2/usage/tweets", "GET"],
    ["GET", "/oauth2/token", "POST"],
    ["DELETE", "/2/tweets", "GET, POST"],
  ]
) {
  Deno.test(`practiceApp() answers ${method} ${path} with 405 and the method to use`, async () => {
    const answer = await rehearsal().app.request(path, { method });
    assertEquals(answer.status, 405);
    assertEquals(answer.headers.get("allow"), allow);
    await answer.body?.cancel();
  });
}

const hosts: [host: string, status: number][] = [
  ["127.0.0.1:8787", 200],
  ["localhost:8787", 200],
  ["[::1]:8787", 200],
  ["api.x.com", 200],
  ["127.0.0.1:8788", 421],
  ["localhost", 421],
  ["evil.example:8787", 421],
  ["127.0.0.1.evil.example:8787", 421],
  ["localhost@evil.example", 421],
];
for (const [host, status] of hosts) {
  Deno.test(`practiceApp() answers ${status} to a request for ${host}`, async () => {
    const { app, world } = rehearsal();
    world.port = 8787;
    const answer = await app.request("/console", { headers: { host } });
    assertEquals(answer.status, status);
    await answer.body?.cancel();
  });
}

Deno.test("practiceApp() reads no body larger than it needs", async () => {
  const answer = await rehearsal().app.request("/oauth2/token", {
    method: "POST",
    body: "x".repeat(20_000),
  });
  assertEquals(answer.status, 413);
  await answer.body?.cancel();
});

Deno.test("practiceApp() has a page that says what it is", async () => {
  const { app } = rehearsal();
  assertEquals((await app.request("/")).headers.get("location"), "/console");
  const page = await (await app.request("/console")).text();
  for (const word of ["made-up, not X", "play money", "/2/tweets/search/recent"]) {
    assertStringIncludes(page, word);
  }
});

Deno.test("practiceApp() notes what it was asked, without query and without keys", async () => {
  const { bearer, oauth1, app, world, keys } = rehearsal();
  await bearer(SEARCH);
  await oauth1("/2/users/me");
  await bearer(`/2/${keys.bearerToken}/${keys.apiKey}`);
  await app.request("/oauth2/token", { method: "POST", headers: { authorization: "Basic x" } });
  const list = world.requests.list();
  assertEquals(list.map(({ method, path, status, auth }) => [method, path, status, auth]), [
    ["GET", "/2/tweets/search/recent", 200, "bearer"],
    ["GET", "/2/users/me", 200, "oauth1"],
    ["GET", "/2/…/…", 404, "bearer"],
    ["POST", "/oauth2/token", 403, "basic"],
  ]);
  assertEquals(list[0].at, "2026-11-23T20:30:05.000Z");
  for (const key of Object.values(keys)) assert(!JSON.stringify(list).includes(key));
});
