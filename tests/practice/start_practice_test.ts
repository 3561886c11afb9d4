import { assert, assertEquals, assertMatch } from "../assert.ts";
import { startPractice } from "../../src/practice/mod.ts";

Deno.test("startPractice() listens on 127.0.0.1 and on a free port", async () => {
  await using room = await startPractice();
  assertMatch(room.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assertEquals(room.consoleUrl, `${room.url}/`);
  const page = await fetch(room.consoleUrl);
  assertEquals(page.status, 200);
  await page.body?.cancel();
});

Deno.test("startPractice() opens rooms that do not take each other's keys", async () => {
  await using one = await startPractice();
  await using other = await startPractice();
  const authorization = `Bearer ${one.issueKeys().bearerToken}`;
  const statuses = await Promise.all([one, other].map(async ({ url }) => {
    const answer = await fetch(`${url}/2/usage/tweets`, { headers: { authorization } });
    await answer.body?.cancel();
    return answer.status;
  }));
  assertEquals(statuses, [200, 401]);
  assertEquals(one.requests.map(({ path, status }) => [path, status]), [["/2/usage/tweets", 200]]);
});

Deno.test("startPractice() answers many at once, each in full", async () => {
  await using room = await startPractice();
  const headers = { authorization: `Bearer ${room.issueKeys().bearerToken}` };
  const answers = await Promise.all(Array.from({ length: 40 }, async () => {
    const answer = await fetch(`${room.url}/2/tweets/search/recent?query=library`, { headers });
    return [(await answer.json()).meta.result_count, answer.headers.get("x-rate-limit-remaining")];
  }));
  assert(answers.every(([count]) => count === 10));
  assertEquals(new Set(answers.map(([, remaining]) => remaining)).size, 40);
});

Deno.test("PracticeRoom shows no key, however it is shown", async () => {
  await using room = await startPractice();
  const keys = Object.values(room.issueKeys());
  const shown = [
    Deno.inspect(room, { depth: 10, showHidden: true, getters: true }),
    Deno.inspect({ in: [room] }, { depth: 10 }),
    JSON.stringify(room),
    String(room),
    JSON.stringify(room[Symbol.for("Jupyter.display") as never]),
    JSON.stringify(
      (room as never as Record<symbol, () => unknown>)[Symbol.for("Jupyter.display")](),
    ),
  ].join("\n");
  assertMatch(shown, /practice/i);
  for (const key of keys) assert(!shown.includes(key));
});

Deno.test("PracticeRoom closes twice without harm, and answers no more", async () => {
  const room = await startPractice();
  await Promise.all([room.close(), room.close()]);
  await room[Symbol.asyncDispose]();
  assertEquals(await fetch(room.url).then(() => "answered", () => "closed"), "closed");
});

Deno.test("PracticeRoom lets the process end after unref()", async () => {
  const door = new URL("../../src/practice/mod.ts", import.meta.url).href;
  const code = `import { startPractice } from "${door}"; (await startPractice()).unref();`;
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-lock", code],
    signal: AbortSignal.timeout(20_000),
  }).output();
  assert(success);
});
