import type { DeskStore } from "../desk/mod.ts";
import { OpenRoom } from "../practice_room.ts";
import { type PracticeOptions, practiceWorld, type Replay } from "../practice_world.ts";
import { readPages } from "../../pages/mod.ts";
import { raise } from "../../problems/mod.ts";
import { replayedTown } from "../town/mod.ts";
import { scenarioOf } from "../scenarios/mod.ts";
import { hostsOf, listening, nearHost } from "./listening.ts";
import { practiceApp } from "./practice_app.ts";
import { serveRoom } from "./serve_room.ts";

/** A name that no name server knows: `.invalid` is reserved for that. Source: RFC 2606. */
const UNKNOWN_NAME = "https://practice-room.invalid";

/** Opens a room, kept in a file if one is named. */
export async function openRoom(
  { keep, posts, ...options }: PracticeOptions,
): Promise<OpenRoom> {
  const replay = posts === undefined ? undefined : await readReplay(posts);
  if (keep === undefined) return await open(options, undefined, replay);
  const { sqliteStore } = await import("../desk/sqlite_store.ts");
  const store = await sqliteStore(keep);
  try {
    return await open(options, store, replay);
  } catch (error) {
    // Whoever tries again must find the file free.
    store.close();
    throw error;
  }
}

/**
 * Reads the posts of a collection.
 *
 * @throws {AccessError} `collection-unusable`
 */
async function readReplay(file: string): Promise<Replay> {
  try {
    return await readPages(file, (pages) => {
      let practice = true;
      function* watched() {
        for (const page of pages) {
          practice &&= page.practice;
          yield page;
        }
      }
      const town = replayedTown(watched());
      return { town, made: practice ? "replayed made-up posts" : "replayed posts" };
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw raise("collection-unusable", {
      doing: "replay the collection",
      found: `${file} cannot be used: ${error.message}`,
      nextSteps: ["Name the file of a collection, as card.collect made it. Nothing was sent."],
    });
  }
}

/** Opens a room, at an address that is right or, on purpose, wrong. */
async function open(
  { port = 0, ...options }: PracticeOptions,
  store?: DeskStore,
  replay?: Replay,
): Promise<OpenRoom> {
  const scenario = options.scenario && scenarioOf(options.scenario);
  const address = scenario && "address" in scenario ? scenario.address : undefined;
  const where = listening(options);
  const world = practiceWorld(options, { store, replay, hosts: () => hostsOf(where) });
  const app = practiceApp(world, where);
  const untrusted = address === "untrusted certificate";
  const certificate = untrusted ? (await import("./self_signed.ts")).SELF_SIGNED : undefined;
  // 0.4 s in which nothing else happens: a class that asks for the first time all at once should
  // not meet them.
  if (world.reception.class) world.town();
  const hosts = world.hosts();
  const server = serveRoom(
    (request, { from, left }) => app.fetch(request, { from, left }),
    { hostname: where.hostname, port, certificate },
  );
  world.port = server.port;
  if (address === "closed port") await server.shutdown();
  const at = (host: string) => `${untrusted ? "https" : "http"}://${host}:${server.port}`;
  const url = address === "unknown name" ? UNKNOWN_NAME : at(nearHost(where));
  return new OpenRoom(server, world, { url, addresses: hosts.map(at) });
}
