import { serveRoom } from "../../src/practice/serve/serve_room.ts";
import { mostConnections, TcpFront } from "../../src/practice/serve/tcp_front.ts";
import { assertEquals, assertStringIncludes } from "../assert.ts";

const LOCAL = { hostname: "127.0.0.1", port: 0 } as const;

/** A server behind a front, and a way to come in. */
function behind(listener: Deno.TcpListener, most = 100) {
  const server = Deno.serve({ ...LOCAL, onListen() {} }, () => new Response("here"));
  const front = new TcpFront(listener, () => server.addr.port, most);
  return {
    come: () => Deno.connect({ ...LOCAL, port: listener.addr.port }),
    async [Symbol.asyncDispose]() {
      front.close();
      front.cutAll();
      await server.shutdown();
    },
  };
}

/** Asks, and gives the first line of the answer; nothing where the connection was cut. */
async function ask(connection: Deno.TcpConn): Promise<string | undefined> {
  const bytes = new Uint8Array(1000);
  try {
    await connection.write(new TextEncoder().encode("GET / HTTP/1.1\r\nhost: here\r\n\r\n"));
    const count = await connection.read(bytes);
    return count === null ? undefined : new TextDecoder().decode(bytes).split("\r\n")[0];
  } catch {
    return undefined;
  }
}

Deno.test("TcpFront holds no more connections than it may: the oldest gives way", async () => {
  await using room = behind(Deno.listen(LOCAL), 2);
  const guests: Deno.TcpConn[] = [];
  for (let i = 0; i < 3; i++) {
    guests.push(await room.come());
    assertEquals(await ask(guests[i]), "HTTP/1.1 200 OK");
  }
  assertEquals(await ask(guests[0]), undefined);
  assertEquals(await ask(guests[1]), "HTTP/1.1 200 OK");
  for (const guest of guests) guest.close();
});

Deno.test("TcpFront lets whoever is served stay, and whoever only sends give way", async () => {
  await using room = behind(Deno.listen(LOCAL), 3);
  const [served, dripping] = [await room.come(), await room.come()];
  const drip = () => dripping.write(new TextEncoder().encode("G"));
  assertEquals(await ask(served), "HTTP/1.1 200 OK");
  await drip();
  const guests: Deno.TcpConn[] = [];
  for (let i = 0; i < 4; i++) {
    assertEquals(await ask(served), "HTTP/1.1 200 OK");
    await drip().catch(() => {});
    guests.push(await room.come());
    assertEquals(await ask(guests[i]), "HTTP/1.1 200 OK");
  }
  assertEquals(await dripping.read(new Uint8Array(1)).catch(() => null), null);
  for (const guest of [served, dripping, ...guests]) guest.close();
});

Deno.test.each([
  { handles: 1024, connections: 300 },
  { handles: 256, connections: 44 },
  { handles: 20, connections: 8 },
  { handles: 1_048_576, connections: 1200 },
  { handles: Infinity, connections: 1200 },
])("mostConnections() of $handles file handles are $connections", ({ handles, connections }) => {
  assertEquals(mostConnections(handles), connections);
});

Deno.test("TcpFront goes on where one connection could not be taken", async () => {
  const listener = Deno.listen(LOCAL);
  let failed = false;
  const failing = new Proxy(listener, {
    get(target, name) {
      if (name === Symbol.asyncIterator && !failed) {
        failed = true;
        throw new Error("Too many open files (os error 24)");
      }
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  await using room = behind(failing);
  const guest = await room.come();
  assertEquals([await ask(guest), failed], ["HTTP/1.1 200 OK", true]);
  guest.close();
});

Deno.test("serveRoom() answers late to a client that has closed its side meanwhile", async () => {
  const asked = Promise.withResolvers<void>();
  const known = Promise.withResolvers<void>();
  const handler = async (request: Request) => {
    if (new URL(request.url).pathname === "/") return new Response("here");
    asked.resolve();
    await known.promise;
    return new Response("late");
  };
  const room = serveRoom(handler, LOCAL);
  const come = () => Deno.connect({ ...LOCAL, port: room.port });
  using client = await come();
  await client.write(new TextEncoder().encode("GET /late HTTP/1.1\r\nhost: here\r\n\r\n"));
  await asked.promise;
  await client.closeWrite();
  // While others come and go, the room learns that this side is closed.
  for (let i = 0; i < 20; i++) {
    using guest = await come();
    assertEquals(await ask(guest), "HTTP/1.1 200 OK");
  }
  known.resolve();
  assertStringIncludes(await new Response(client.readable).text(), "late");
  await room.shutdown();
});
