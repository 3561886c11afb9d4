import { hostsOf, nearHost } from "./listening.ts";
import { practiceApp } from "./practice_app.ts";
import type { PracticeOptions } from "./practice_options.ts";
import { OpenRoom } from "./practice_room.ts";
import { type PracticeWorld, practiceWorld } from "./practice_world.ts";
import { scenarioOf } from "./scenarios/mod.ts";
import { serveRoom } from "./serve_room.ts";

/** A name that no name server knows: `.invalid` is reserved for that. Source: RFC 2606. */
const UNKNOWN_NAME = "https://practice-room.invalid";

async function openWorld({ keep, ...options }: PracticeOptions): Promise<PracticeWorld> {
  if (keep === undefined) return practiceWorld(options);
  const store = (await import("./desk/sqlite_store.ts")).sqliteStore(keep);
  try {
    return practiceWorld(options, store);
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Opens a room, at an address that is right or, on purpose, wrong. */
export async function openRoom({ port = 0, ...options }: PracticeOptions): Promise<OpenRoom> {
  const scenario = options.scenario && scenarioOf(options.scenario);
  const address = scenario && "address" in scenario ? scenario.address : undefined;
  const untrusted = address === "untrusted certificate";
  const certificate = untrusted ? (await import("./self_signed.ts")).selfSigned() : undefined;
  const world = await openWorld(options);
  const app = practiceApp(world);
  const { hostname } = world.listening;
  try {
    const hosts = hostsOf(world.listening);
    const server = serveRoom(
      (request, from) => app.fetch(request, { from }),
      { hostname, port, certificate },
    );
    world.port = server.port;
    if (address === "closed port") await server.shutdown();
    const at = (host: string) => `${untrusted ? "https" : "http"}://${host}:${server.port}`;
    return new OpenRoom(server, world, {
      url: address === "unknown name" ? UNKNOWN_NAME : at(nearHost(world.listening)),
      addresses: hosts.map(at),
    });
  } catch (error) {
    world.registry.close();
    if (!(error instanceof Deno.errors.AddrNotAvailable)) throw error;
    throw new RangeError(
      `Cannot open the room at "${hostname}": this computer has no such address`,
    );
  }
}
