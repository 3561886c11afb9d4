import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { connect, findKeys, startPractice } from "../../mod.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { request } from "node:http";

/** The status for a request that names a host; `fetch` lets nobody choose it. */
function statusFor(url: string, host: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request(
      { hostname, port, path: "/console/join", headers: { host }, agent: false },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode!));
      },
    ).on("error", reject).end();
  });
}

Deno.test("a class's room takes this computer's numbers and given names, and no other name", async () => {
  await using room = await startPractice({ host: "0.0.0.0", class: 2, names: ["Teacher.local"] });
  const { port } = new URL(room.url);
  const hosts: [host: string, status: number][] = [
    ...room.addresses.map((address): [string, number] => [new URL(address).host, 200]),
    [`127.0.0.1:${port}`, 200],
    [`teacher.local:${port}`, 200],
    [`teacher.local.evil.example:${port}`, 421],
    [`evil.example:${port}`, 421],
    [`203.0.113.77:${port}`, 421],
    ["127.0.0.1:1", 421],
  ];
  for (const [host, status] of hosts) {
    assertEquals([host, await statusFor(room.url, host)], [host, status]);
  }
});

Deno.test("a room of one's own takes no number but loopback's", async () => {
  await using room = await startPractice();
  const { port } = new URL(room.url);
  assertEquals(await statusFor(room.url, `192.0.2.5:${port}`), 421);
});

Deno.test("a room at an address that is not this computer's is refused in words", async () => {
  const open = () => startPractice({ host: "203.0.113.77", class: 2 });
  const error = await assertRejects(open);
  assert(error instanceof RangeError);
  assertStringIncludes(error.message, "this computer has no such address");
});

/** This computer's address on its network, or nothing where it is on none. */
const outside = () =>
  Deno.networkInterfaces().find(({ family, address }) =>
    family === "IPv4" && !address.startsWith("127.")
  )?.address;

Deno.test({
  name: "connect() brings keys of a practice room to another machine by plain http, and no others",
  ignore: outside() === undefined,
  fn: async () => {
    await using room = await startPractice({ host: "0.0.0.0", class: 2 });
    const baseUrl = `http://${outside()}:${new URL(room.url).port}`;
    const keys = room.issueKeys();
    const card = await connect({ keys, baseUrl, envFile: false, practice: false });
    assertEquals([card.practice, (await card.search("library", { limit: 10 })).length], [true, 10]);

    const before = room.requests.length;
    const mixed = { ...keys, apiKey: "MadeUpApiKey0123456789abc" };
    const error = await assertRejects(() =>
      connect({ keys: mixed, baseUrl, envFile: false, practice: false })
    );
    assert(error instanceof AccessError);
    assertEquals(error.problem, "bad-option");
    assertEquals(room.requests.length, before);
  },
});

Deno.test("keys.arePractice is true only if a practice room made every one", async () => {
  await using room = await startPractice();
  const good = room.issueKeys();
  const of = async (keys: object) =>
    (await findKeys({ keys, envFile: false, practice: false, prompt: false })).arePractice;
  assertEquals(await of(good), true);
  assertEquals(await of({ bearerToken: good.bearerToken }), true);
  for (const part of Object.keys(good) as (keyof typeof good)[]) {
    const value = good[part].replace("PRACTICE", "REALONES");
    assertEquals([part, await of({ ...good, [part]: value })], [part, false]);
  }
});
