import { Agent, get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "../assert.ts";
import { type PracticeRoom, type ScenarioId, startPractice } from "../../src/practice/mod.ts";

const SEARCH = "/2/tweets/search/recent?query=library&tweet.fields=author_id,lang" +
  "&expansions=author_id";
const USAGE = "/2/usage/tweets";

/** Sends one request, once: fetch itself sends a request again that was cut (Deno 2.9.1). */
function send(url: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const agent = new Agent({ keepAlive: false });
  return new Promise((resolve, reject) =>
    get(url, { headers, agent }, resolve).on("error", reject)
  );
}

/** Asks a room with good keys; what came back, or that the connection was cut. */
function asker(room: PracticeRoom) {
  const always = { authorization: `Bearer ${room.issueKeys().bearerToken}` };
  return async (path = SEARCH, headers: Record<string, string> = {}) => {
    try {
      const answer = await send(room.url + path, { ...always, ...headers });
      const came = new Headers(answer.headers as Record<string, string>);
      return { status: answer.statusCode, headers: came, text: await text(answer) };
    } catch {
      return { status: "cut", headers: new Headers(), text: "" };
    }
  };
}

async function statuses(id: ScenarioId, paths: string[]) {
  await using room = await startPractice({ scenario: id });
  const ask = asker(room);
  const found = [];
  for (const path of paths) found.push((await ask(path)).status);
  return found;
}

const WEATHER: { id: ScenarioId; becomes: unknown[] }[] = [
  { id: "429-then-fine", becomes: [200, 429, 200, 200] },
  { id: "503-then-fine", becomes: [200, 503, 200, 200] },
  { id: "cut-then-fine", becomes: [200, "cut", 200, 200] },
  { id: "flapping", becomes: [200, 200, 503, 200] },
  { id: "server-trouble", becomes: [503, 503, 503, 503] },
  { id: "connection-cut", becomes: ["cut", "cut", "cut", "cut"] },
];

Deno.test.each(WEATHER)(
  "in $id, a free request and three billed ones become $becomes",
  async ({ id, becomes }) => {
    assertEquals(await statuses(id, [USAGE, SEARCH, SEARCH, SEARCH]), becomes);
  },
);

Deno.test("429-then-fine says when all is well again: in two seconds", async () => {
  const now = Date.UTC(2026, 10, 23, 20, 30, 5);
  await using room = await startPractice({ scenario: "429-then-fine", now: () => now });
  const { headers } = await asker(room)();
  assertEquals(headers.get("x-rate-limit-remaining"), "0");
  assertEquals(Number(headers.get("x-rate-limit-reset")), now / 1000 + 2);
});

const NO_ANSWERS: { id: ScenarioId; begins: string }[] = [
  { id: "empty-answer", begins: "" },
  { id: "html-answer", begins: "<!DOCTYPE html>" },
  { id: "not-json", begins: '{"data":[' },
  { id: "wrong-type", begins: '{"data":"ten posts"' },
];

Deno.test.each(NO_ANSWERS)(
  "$id answers 200 with something that is none",
  async ({ id, begins }) => {
    await using room = await startPractice({ scenario: id });
    const { status, text } = await asker(room)();
    assertEquals([status, text.slice(0, begins.length)], [200, begins]);
    assertEquals(text === "", begins === "");
  },
);

Deno.test("not-json is no JSON", async () => {
  await using room = await startPractice({ scenario: "not-json" });
  const { text } = await asker(room)();
  assertThrows(() => JSON.parse(text));
});

Deno.test("slow answers late, and then in full", async () => {
  await using room = await startPractice({ scenario: "slow" });
  const answer = asker(room)();
  const first = await Promise.race([answer, new Promise((done) => setTimeout(done, 100, "later"))]);
  assertEquals(first, "later");
  assertEquals(JSON.parse((await answer).text).meta.result_count, 10);
});

Deno.test("fields-left-out sends posts with id and text only, whatever was asked for", async () => {
  await using room = await startPractice({ scenario: "fields-left-out" });
  const { data, includes, errors } = JSON.parse((await asker(room)()).text);
  assertEquals(data.length, 10);
  for (const post of data) assertEquals(Object.keys(post), ["id", "text"]);
  assertEquals([includes, errors], [undefined, undefined]);
  const [{ id }] = data;
  const one = JSON.parse((await asker(room)(`/2/tweets/${id}?tweet.fields=lang`)).text);
  assertEquals(Object.keys(one.data), ["id", "text"]);
  const { text } = await asker(room)("/2/users/by/username/PaperwickLib?user.fields=location");
  assertEquals(JSON.parse(text).data.location, "Paperwick");
});

Deno.test("objects-left-out sends the posts, all authors but one, and says which", async () => {
  await using room = await startPractice({ scenario: "objects-left-out" });
  const { data, includes, errors } = JSON.parse((await asker(room)()).text);
  const authors = new Set(data.map(({ author_id }: { author_id: string }) => author_id));
  assertEquals([data.length, includes.users.length], [10, authors.size - 1]);
  assertEquals(errors.length, 1);
  assert(authors.has(errors[0].resource_id));
});

Deno.test("clock-off takes a Bearer Token, and its Date is 12 minutes ahead", async () => {
  const now = Date.UTC(2026, 10, 23, 20, 30, 5);
  await using room = await startPractice({ scenario: "clock-off", now: () => now });
  const { status, headers } = await asker(room)();
  assertEquals([status, Date.parse(headers.get("date")!) - now], [200, 12 * 60_000]);
});

Deno.test("answer-too-large goes on beyond 64 MiB, until the client leaves", async () => {
  await using room = await startPractice({ scenario: "answer-too-large" });
  const answer = await fetch(room.url + SEARCH);
  let size = 0;
  for await (const chunk of answer.body!) {
    size += chunk.length;
    if (size > 64 * 2 ** 20) break;
  }
  assert(size > 64 * 2 ** 20);
});

Deno.test("PracticeRoom.close() does not wait for a client that does not read", async () => {
  const room = await startPractice({ scenario: "answer-too-large" });
  const answer = await fetch(room.url + SEARCH);
  await new Promise((done) => setTimeout(done, 100));
  await room.close();
  await assertRejects(() => answer.text());
});

Deno.test("answer-cut-off sends less than it promised", async () => {
  await using room = await startPractice({ scenario: "answer-cut-off" });
  const answer = await fetch(room.url + SEARCH);
  assertEquals(answer.status, 200);
  assert(Number(answer.headers.get("content-length")) > 1000);
  await assertRejects(() => answer.text());
});

Deno.test("timed-out never answers, until the room is closed", async () => {
  const room = await startPractice({ scenario: "timed-out" });
  const answer = asker(room)();
  const first = await Promise.race([answer, new Promise((done) => setTimeout(done, 100, "later"))]);
  assertEquals(first, "later");
  await room.close();
  assertEquals((await answer).status, "cut");
});

Deno.test("certificate-not-trusted has a certificate that nobody signed, new in each room", async () => {
  await using one = await startPractice({ scenario: "certificate-not-trusted" });
  assertStringIncludes(one.url, "https://127.0.0.1:");
  const error = await assertRejects(() => fetch(one.url));
  const { message, cause } = error as Error;
  assertStringIncludes(`${message} ${cause}`, "certificate");
});

Deno.test("PracticeRoom.rehearse() changes what goes wrong, and ends it", async () => {
  await using room = await startPractice();
  const ask = asker(room);
  const found = [(await ask()).status];
  room.rehearse("credits-depleted");
  found.push((await ask()).status);
  room.rehearse("connection-cut");
  found.push((await ask()).status);
  room.rehearse(undefined);
  found.push((await ask()).status);
  assertEquals(found, [200, 402, "cut", 200]);
});

Deno.test("PracticeRoom.rehearse() lets it happen so many times", async () => {
  await using room = await startPractice();
  const ask = asker(room);
  room.rehearse("server-trouble", { times: 2 });
  assertEquals([(await ask()).status, (await ask()).status, (await ask()).status], [503, 503, 200]);
});

Deno.test("PracticeRoom.rehearse() refuses what is about the room's address", async () => {
  await using room = await startPractice();
  const error = assertThrows(() => room.rehearse("connection-refused" as "slow"));
  assert(error instanceof RangeError);
  assertStringIncludes(error.message, 'startPractice({ scenario: "connection-refused" })');
});

Deno.test("a request names its own scenario, and no other request is harmed", async () => {
  await using room = await startPractice();
  const ask = asker(room);
  const named = (id: string) => ask(SEARCH, { "x-practice-scenario": id });
  const found = [
    (await named("credits-depleted")).status,
    (await ask()).status,
    (await named("503-then-fine")).status,
    (await named("503-then-fine")).status,
    (await named("connection-cut")).status,
  ];
  assertEquals(found, [402, 200, 503, 200, "cut"]);
});

for (const id of ["no-coffee", "toString", "connection-refused"]) {
  Deno.test(`a request that names the scenario ${id} is refused, and told the names`, async () => {
    await using room = await startPractice();
    const { status, text } = await asker(room)(SEARCH, { "x-practice-scenario": id });
    const { title, errors } = JSON.parse(text);
    assertEquals([status, title], [400, "Invalid Request"]);
    assertStringIncludes(errors[0].message, `[${id}] is not one of [429-then-fine,`);
  });
}

Deno.test("a scenario does not spare wrong keys", async () => {
  await using room = await startPractice({ scenario: "credits-depleted" });
  const headers = { authorization: "Bearer MADEUP" };
  const { status } = await asker(room)(SEARCH, headers);
  assertEquals(status, 401);
});

Deno.test("a cut connection stands in the room's requests, without a status", async () => {
  await using room = await startPractice({ scenario: "connection-cut" });
  await asker(room)();
  assertEquals(room.requests.map(({ status }) => status), [0]);
});

Deno.test("one-request-a-second happens to the archive only", async () => {
  await using room = await startPractice({ scenario: "one-request-a-second" });
  const ask = asker(room);
  const { status, headers } = await ask("/2/tweets/search/all?query=library");
  assertEquals([status, headers.get("x-rate-limit-remaining")], [429, "299"]);
  assertEquals((await ask("/2/tweets/1")).status, 200);
});

Deno.test("what is rehearsed happens where there is nothing, too", async () => {
  await using room = await startPractice({ scenario: "unauthorized" });
  for (const path of ["/2/nowhere", "/2/lists/1", "/1.1/search/tweets.json"]) {
    assertEquals((await asker(room)(path)).status, 401);
  }
});

Deno.test("a rehearsed answer carries X's rate headers, too", async () => {
  await using room = await startPractice({ scenario: "field-unknown" });
  const { status, headers } = await asker(room)();
  assertEquals(status, 400);
  assertEquals(headers.get("x-rate-limit-limit"), "450");
  assertEquals(headers.get("x-rate-limit-remaining"), "449");
  assertEquals(headers.get("x-access-level"), "read");
});

Deno.test.each(["credits-depleted", "spend-cap-reached"] as const)(
  "%s names the account by a raw number of 19 digits",
  async (scenario) => {
    await using room = await startPractice({ scenario });
    assert(/"account_id":\d{19},/.test((await asker(room)()).text));
  },
);

Deno.test("startPractice() refuses a scenario that does not exist, and names the nearest", async () => {
  const error = await assertRejects(() => startPractice({ scenario: "no-credits" as ScenarioId }));
  assert(error instanceof RangeError);
  assertStringIncludes(error.message, "credits-depleted");
});
