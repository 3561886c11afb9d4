import http from "node:http";
import { assert, assertEquals, assertRejects } from "../../assert.ts";
import { connect, startPractice } from "../../../mod.ts";
import { client } from "../led_client.ts";
import { PretendStudent } from "./pretend_student.ts";

const SEARCH = "/2/tweets/search/recent?query=library";

Deno.test("a class's progress is seen student by student, over real HTTP", async () => {
  await using room = await startPractice({ class: 30 });
  const [ada, grace, edsger, eve] = ["Ada", "Grace", "Edsger", "Eve"]
    .map((name) => new PretendStudent(room.url, name));
  for (const student of [ada, grace, edsger, eve]) await student.join(room.classCode()!);
  for (const student of [ada, grace, edsger]) await student.createApp();
  for (const student of [ada, grace]) await student.makeKeys();
  // Library Card, as in notebook 1; and another client, with a secret that was cut off.
  const card = await connect({
    keys: ada.keys,
    baseUrl: room.url,
    envFile: false,
    practice: false,
  });
  assertEquals((await card.search("library", { limit: 10 })).length, 10);
  const { apiKey, apiSecret, accessToken, accessTokenSecret } = grace.keys;
  const agent = new http.Agent({ keepAlive: false });
  const other = client(room, agent, {
    appKey: apiKey!,
    appSecret: apiSecret!.slice(0, -1),
    accessToken,
    accessSecret: accessTokenSecret,
  });
  await assertRejects(() => other.v2.me());
  agent.destroy();

  const steps = room.students.map(({ name, createdApp, madeKeys, signedIn, gotPosts }) =>
    [name, ...[createdApp, madeKeys, signedIn, gotPosts].map((at) => at === null ? "" : "x")].join()
  );
  assertEquals(steps, ["Ada,x,x,x,x", "Grace,x,x,,", "Edsger,x,,,", "Eve,,,,"]);
  assertEquals(room.students.map(({ problem }) => problem), [null, "unauthorized", null, null]);
  assertEquals(room.students.summary, "1 of 4 students have proven their access");
});

Deno.test("a failure for one student leaves the neighbour alone, and is over with the next answer", async () => {
  await using room = await startPractice({ class: 30 });
  const [ada, grace] = ["Ada", "Grace"].map((name) => new PretendStudent(room.url, name));
  for (const student of [ada, grace]) {
    await student.join(room.classCode()!);
    await student.createApp();
  }
  const ask = async () =>
    await Promise.all([ada, grace].map(async (student) => {
      const answer = await student.ask(SEARCH);
      await answer.body?.cancel();
      return answer.status;
    }));
  const stuck = () => room.students.map(({ problem }) => problem);
  const [{ account }] = room.students;
  room.rehearse("rate-limited", { account });
  assertEquals([await ask(), stuck()], [[429, 200], ["rate-limited", null]]);
  assert(Date.parse(room.students[0].problemSince!) <= Date.now());
  room.rehearse("credits-depleted");
  assertEquals([await ask(), stuck()], [[402, 402], ["credits-depleted", "credits-depleted"]]);
  room.rehearse(undefined);
  assertEquals([await ask(), stuck()], [[200, 200], [null, null]]);
});

Deno.test("room.topUp() gives to one, or to every student, and takes no nonsense", async () => {
  await using room = await startPractice({ class: 30, startBalance: 1 });
  for (const name of ["Ada", "Eve"]) {
    await new PretendStudent(room.url, name).join(room.classCode()!);
  }
  const balances = () => room.students.map(({ balance }) => balance);
  room.topUp(2.5, { account: room.students[1].account });
  room.topUp(1);
  assertEquals(balances(), [2, 4.5]);
  for (const usd of [-1, NaN, Infinity]) {
    await assertRejects(() => Promise.resolve().then(() => room.topUp(usd)));
  }
  await assertRejects(() => Promise.resolve().then(() => room.topUp(1, { account: "12" })));
  assertEquals(balances(), [2, 4.5]);
});

Deno.test("room.students shows itself as a table, with no id and no key, and is an array beside it", async () => {
  await using room = await startPractice({ class: 30 });
  const ada = new PretendStudent(room.url, "Ada");
  await ada.join(room.classCode()!);
  await ada.createApp();
  const { students } = room;
  const shown = [Deno.inspect(students), JSON.stringify(students), students.toCsv()].join("\n");
  assert(
    /PRACTICE/.test(Deno.inspect(students)) &&
      !Deno.inspect(students).includes(students[0].account),
  );
  for (const key of Object.values(ada.keys)) assert(!shown.includes(key!), "a key is shown");
  assertEquals(students.map(({ name }) => name), ["Ada"]);
});
