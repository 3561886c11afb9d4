import { fileURLToPath } from "node:url";
import { assert, assertEquals } from "../assert.ts";

const DOOR = new URL("../../src/practice/mod.ts", import.meta.url).href;

/** So many files and connections the room's process may hold. */
const HANDLES = 1024;

/** Opens a room, and tells on every line that it is sent how many handles it holds. */
const ROOM = `
import { startPractice } from "${DOOR}";
const room = await startPractice({ class: 30 });
console.log(room.url);
const handles = [];
for await (const part of Deno.stdin.readable) {
  switch (new TextDecoder().decode(part).trim()) {
    case "take all": try { for (;;) handles.push(Deno.openSync(Deno.mainModule.slice(7))); } catch { handles.pop().close(); handles.pop().close(); } break;
    case "give back": for (const each of handles.splice(0)) each.close(); break;
  }
  console.log([...Deno.readDirSync("/proc/self/fd")].length);
}`;

/** A room in a process of its own that may hold few handles. */
async function smallRoom() {
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(file, ROOM);
  const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
  const child = new Deno.Command("sh", {
    args: [
      "-c",
      `ulimit -n ${HANDLES} && exec "$@"`,
      "sh",
      Deno.execPath(),
      ...["run", "--allow-all", "--no-check", "--config", config, file],
    ],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    env: { NO_COLOR: "1" },
  }).spawn();
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const line = async () => (await lines.read()).value?.trim() ?? "";
  const stdin = child.stdin.getWriter();
  const { hostname, port } = new URL(await line());
  const said = new Response(child.stderr).text();
  return {
    come: () => Deno.connect({ hostname, port: Number(port) }),
    host: `${hostname}:${port}`,
    /** Says something to the process, and gives how many handles it holds then. */
    async say(what: string): Promise<number> {
      await stdin.write(new TextEncoder().encode(`${what}\n`));
      return Number(await line());
    },
    /** Ends it; gives what it printed as an error. */
    async end(): Promise<string> {
      await stdin.close();
      child.kill();
      await lines.cancel();
      await child.status;
      await Deno.remove(file);
      return await said;
    },
  };
}

type SmallRoom = Awaited<ReturnType<typeof smallRoom>>;

const bytes = (text: string) => new TextEncoder().encode(text);

/** Sends something without waiting for an answer; whoever has been cut stays silent. */
async function send(room: SmallRoom, text: string): Promise<Deno.TcpConn> {
  const connection = await room.come();
  await connection.write(bytes(text)).catch(() => {});
  return connection;
}

/** The status of an answer, for somebody who comes anew. */
async function statusOf(room: SmallRoom): Promise<string> {
  using connection = await send(room, `GET /2/users/me HTTP/1.1\r\nhost: ${room.host}\r\n\r\n`);
  const answer = new Uint8Array(12);
  await connection.read(answer);
  return new TextDecoder().decode(answer);
}

const closeAll = (connections: Deno.TcpConn[]) => {
  for (const each of connections.splice(0)) each.close();
};

const search = (room: SmallRoom, scenario: string, method = "GET") =>
  `${method} /2/tweets/search/recent?query=library HTTP/1.1\r\nhost: ${room.host}\r\n` +
  `x-practice-scenario: ${scenario}\r\n\r\n`;

const FLOODS: { what: string; count: number; text: (room: SmallRoom) => string }[] = [
  { what: "connections that ask nothing", count: 500, text: () => "" },
  { what: "answers that never come", count: 600, text: (room) => search(room, "timed-out") },
  { what: "heads that do not end", count: 500, text: () => "GET /2/users/me HTT" },
  {
    what: "bodies that do not end",
    count: 500,
    text: ({ host }) =>
      `POST /oauth2/token HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 29\r\n\r\ngra`,
  },
  {
    what: "answers that nobody reads",
    count: 60,
    text: (room) => search(room, "answer-too-large"),
  },
  {
    what: "requests in a row that nobody reads",
    count: 310,
    text: ({ host }) => `GET / HTTP/1.1\r\nhost: ${host}\r\n\r\n`.repeat(20),
  },
];

Deno.test({
  name: "a practice room outlives a class that means harm, with few file handles",
  ignore: Deno.build.os !== "linux",
  async fn(t) {
    const room = await smallRoom();
    for (const { what, count, text } of FLOODS) {
      await t.step(what, async () => {
        const held: Deno.TcpConn[] = [];
        for (let i = 0; i < count; i++) held.push(await send(room, text(room)));
        assertEquals(await statusOf(room), "HTTP/1.1 401");
        assert(await room.say("") < HANDLES);
        closeAll(held);
      });
    }
    await t.step("3,600 clients that leave before an answer that never comes", async () => {
      const before = await room.say("");
      for (let i = 0; i < 3600; i += 50) {
        const held: Deno.TcpConn[] = [];
        for (let j = 0; j < 50; j++) held.push(await send(room, search(room, "timed-out")));
        closeAll(held);
      }
      assertEquals(await statusOf(room), "HTTP/1.1 401");
      assert(await room.say("") <= before + 200, "connections outlive their clients");
    });
    await t.step("a process whose other parts took every file handle", async () => {
      await room.say("take all");
      const held: Deno.TcpConn[] = [];
      for (let i = 0; i < 20; i++) held.push(await send(room, search(room, "timed-out")));
      closeAll(held);
      await room.say("give back");
      let status = "";
      for (let i = 0; i < 50 && status !== "HTTP/1.1 401"; i++) {
        status = await statusOf(room).catch(() => "");
      }
      assertEquals(status, "HTTP/1.1 401");
    });
    assertEquals(await room.end(), "");
  },
});
