import {
  assert,
  assertEquals,
  assertMatch,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "../assert.ts";
import {
  type PracticeOptions,
  type RehearseOptions,
  startPractice,
  type TopUpOptions,
} from "../../src/practice/mod.ts";
import { PretendStudent } from "./class/pretend_student.ts";
import { AccessError } from "../../src/problems/mod.ts";

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

Deno.test("PracticeRoom leads from a notebook to its console as long as it is open", async () => {
  const room = await startPractice();
  const face = () =>
    (room as never as Record<symbol, () => Record<string, string>>)[
      Symbol.for("Jupyter.display")
    ]();
  assertStringIncludes(face()["text/html"], `<a href="${room.consoleUrl}"`);
  await room.close();
  assertEquals(face(), { "text/plain": "PracticeRoom (closed; made-up posts, not X)" });
});

Deno.test("PracticeRoom tells its accounts: who, how far, with what money, stuck at what", async () => {
  await using room = await startPractice({ now: () => Date.UTC(2026, 10, 23, 20, 30) });
  const { bearerToken } = room.issueKeys();
  const ask = async (query: string) => {
    const url = `${room.url}/2/tweets/search/recent?query=${query}`;
    await (await fetch(url, { headers: { authorization: `Bearer ${bearerToken}` } })).body
      ?.cancel();
  };
  await ask("library");
  await ask("min_faves:5");
  const [owner, program] = room.accounts;
  assertEquals([owner.role, owner.balance, owner.progress, owner.problem], [
    "owner",
    5,
    {},
    undefined,
  ]);
  const at = "2026-11-23T20:30:00.000Z";
  const { id: _, ...shown } = program;
  assertEquals(shown, {
    name: "Practice Reader",
    username: "practice_2",
    role: "program",
    balance: 999_999.95,
    progress: { createdApp: at, madeKeys: at, signedIn: at, gotPosts: at },
    problem: { id: "query-operator-unknown", since: at },
  });
});

Deno.test("PracticeRoom tells the codes of its class, and shows them nowhere", async () => {
  await using room = await startPractice({ class: { students: 30, code: "READ2026" } });
  assertEquals(room.classCode(), "READ2026");
  const shown = [
    Deno.inspect(room, { depth: 10, showHidden: true, getters: true }),
    JSON.stringify(room),
    String(room),
  ].join();
  for (const code of [room.classCode()!, room.teacherCode()!]) assert(!shown.includes(code));
  await using own = await startPractice();
  assertEquals([own.classCode(), own.teacherCode()], [undefined, undefined]);
});

Deno.test("PracticeRoom.rehearse() knows its accounts, and no other", async () => {
  await using room = await startPractice();
  const { bearerToken } = room.issueKeys();
  const account = room.accounts[1].id;
  const ask = async () => {
    const headers = { authorization: `Bearer ${bearerToken}` };
    const answer = await fetch(`${room.url}/2/usage/tweets`, { headers });
    await answer.body?.cancel();
    return answer.status;
  };
  room.rehearse("app-suspended", { account: room.accounts[0].id });
  assertEquals(await ask(), 200);
  room.rehearse("app-suspended", { account, times: 1 });
  assertEquals([await ask(), await ask()], [401, 200]);
  assert(assertThrows(() => room.rehearse("slow", { account: "1" })) instanceof RangeError);
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

Deno.test("PracticeRoom answers a client that closes its side once it has asked", async () => {
  await using room = await startPractice();
  const { bearerToken } = room.issueKeys();
  const { hostname, port } = new URL(room.url);
  using client = await Deno.connect({ hostname, port: Number(port) });
  const request = "GET /2/tweets/search/recent?query=library HTTP/1.1\r\n" +
    `host: ${hostname}:${port}\r\nauthorization: Bearer ${bearerToken}\r\n\r\n`;
  await client.write(new TextEncoder().encode(request));
  await client.closeWrite();
  const answer = await new Response(client.readable).text();
  assertStringIncludes(answer, "HTTP/1.1 200 OK");
  assertStringIncludes(answer, '"result_count":10');
  assertEquals(room.requests.map(({ status }) => status), [200]);
});

Deno.test.each([
  {
    what: "startPractice",
    found: /^Cannot open the practice room: there is no option named seeed/,
  },
  {
    what: "its clock",
    found: /^Cannot open the practice room: now must be a function/,
  },
  { what: "a class", found: /^Cannot open a class: there is no option named pupils/ },
  { what: "room.rehearse", found: /^Cannot rehearse: there is no option named time/ },
  { what: "room.topUp", found: /^Cannot top up: there is no option named student/ },
])(
  "an option of $what that does not exist, or cannot be called, is refused",
  async ({ what, found }) => {
    await using room = await startPractice();
    const misspelt: Record<string, () => unknown> = {
      "startPractice": () => startPractice({ seeed: "x" } as PracticeOptions),
      "its clock": () => startPractice({ now: 5 } as unknown as PracticeOptions),
      "a class": () => startPractice({ class: { students: 2, pupils: 3 } } as PracticeOptions),
      "room.rehearse": () => room.rehearse("slow", { time: 1 } as RehearseOptions),
      "room.topUp": () => room.topUp(1, { student: "1" } as TopUpOptions),
    };
    const error = await assertRejects(async () => void await misspelt[what]());
    assert(error instanceof AccessError);
    assertEquals(error.problem, "bad-option");
    assertMatch(error.message, found);
  },
);

Deno.test("PracticeRoom.requests cannot be written over", async () => {
  await using room = await startPractice();
  await (await fetch(`${room.url}/2/users/me`)).body?.cancel();
  const [request] = room.requests;
  assert(assertThrows(() => Object.assign(request, { billed: 1 })) instanceof TypeError);
});

Deno.test("startPractice() says in words why it cannot listen, and what to do", async () => {
  await using taken = await startPractice();
  const port = Number(new URL(taken.url).port);
  const refused: [options: PracticeOptions, says: RegExp][] = [
    [
      { port },
      new RegExp(
        `port ${port}: another program is using it, .*close that one; ` +
          `or name another, such as port: ${port + 1}, or leave the port out`,
      ),
    ],
    [{ port: 70_000 }, /a port is a whole number from 0 to 65535/],
    [{ port: 1.5 }, /a port is a whole number/],
    [{ host: "999.1.1.1", class: 2 }, /leave host and port out/],
    [{ host: "" }, /the host is an address of this computer/],
  ];
  for (const [options, says] of refused) {
    const error = await assertRejects(() => startPractice(options));
    assert(error instanceof RangeError, String(error));
    assertMatch(error.message, says);
  }
});

Deno.test("the practice room's notebook quotes what startPractice() says of a port that is taken", async () => {
  const notebook = await Deno.readTextFile(
    new URL("../../notebooks/practice_room.ipynb", import.meta.url),
  );
  const [, quoted] = /"_([^_]+)_ means/.exec(notebook)!;
  await using taken = await startPractice();
  const port = Number(new URL(taken.url).port);
  const error = await assertRejects(() => startPractice({ port }));
  assert(error instanceof RangeError);
  assertStringIncludes(error.message, quoted.toLowerCase());
});

Deno.test("two students may call their apps alike, one student may not", async () => {
  await using room = await startPractice({ class: 2 });
  const students = ["Ada", "Eve"].map((name) => new PretendStudent(room.url, name));
  for (const student of students) {
    await student.join(room.classCode()!);
    await student.createApp("Library study");
  }
  await assertRejects(() => students[0].createApp("library study"));
  const [{ account }] = room.students;
  assertEquals(room.renameStudent(account, "Grace"), "Grace");
  room.removeStudent(account);
  room.addPlaces(3);
  assertEquals(room.students.map(({ name }) => name), ["Eve"]);
  assert(assertThrows(() => room.removeStudent(account)) instanceof RangeError);
  assert(assertThrows(() => room.addPlaces(0)) instanceof RangeError);
});

Deno.test.each(["connection-cut", "answer-cut-off", "answer-too-large", "cut-then-fine"] as const)(
  "HEAD meets %s without a fault of the room",
  async (scenario) => {
    await using room = await startPractice();
    const { bearerToken } = room.issueKeys();
    room.rehearse(scenario);
    // By hand: a client may ask again by itself when it is cut off (Deno 2.9.1's fetch does).
    const ask = async (path: string) => {
      const { hostname, port, host } = new URL(room.url);
      using connection = await Deno.connect({ hostname, port: Number(port) });
      const head = `HEAD ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n` +
        `Authorization: Bearer ${bearerToken}\r\n\r\n`;
      await connection.write(new TextEncoder().encode(head));
      const answer = await new Response(connection.readable).text().catch(() => "");
      return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]) || "cut";
    };
    const wanted = scenario.includes("too-large") || scenario.includes("off") ? 200 : "cut";
    assertEquals(await ask("/2/tweets/search/recent?query=library"), wanted);
    assertEquals(await ask("/console"), 200);
  },
);

Deno.test("thirty thousand wrong parameters are told by the first few", async () => {
  await using room = await startPractice();
  const headers = { authorization: `Bearer ${room.issueKeys().bearerToken}` };
  const url = `${room.url}/2/tweets/search/recent?query=library${"&a".repeat(30_000)}`;
  const text = await (await fetch(url, { headers })).text();
  assertEquals(JSON.parse(text).errors.length, 10);
  assert(text.length < 20_000);
});
