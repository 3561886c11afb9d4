import { practiceApp } from "./practice_app.ts";
import type { PracticeOptions } from "./practice_options.ts";
import { OpenRoom } from "./practice_room.ts";
import { practiceWorld } from "./practice_world.ts";
import { scenarioOf } from "./scenarios/mod.ts";
import { serveRoom } from "./serve_room.ts";

/** A name that no name server knows: `.invalid` is reserved for that. Source: RFC 2606. */
const UNKNOWN_NAME = "https://practice-room.invalid";

/** Opens a room, at an address that is right or, on purpose, wrong. */
export async function openRoom({ port = 0, keep, ...options }: PracticeOptions): Promise<OpenRoom> {
  const scenario = options.scenario && scenarioOf(options.scenario);
  const address = scenario && "address" in scenario ? scenario.address : undefined;
  const store = keep === undefined
    ? undefined
    : (await import("./desk/sqlite_store.ts")).sqliteStore(keep);
  const world = practiceWorld(options, store);
  const app = practiceApp(world);
  const untrusted = address === "untrusted certificate";
  const certificate = untrusted ? (await import("./self_signed.ts")).selfSigned() : undefined;
  const server = serveRoom((request) => app.fetch(request), { port, certificate });
  world.port = server.port;
  if (address === "closed port") await server.shutdown();
  const url = `${untrusted ? "https" : "http"}://127.0.0.1:${server.port}`;
  return new OpenRoom(server, world, address === "unknown name" ? UNKNOWN_NAME : url);
}
