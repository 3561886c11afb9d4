import type { PracticeOptions } from "./practice_options.ts";
import type { PracticeRoom } from "./practice_room.ts";

/**
 * Opens a practice room: an X API to rehearse on, over real HTTP on 127.0.0.1. It issues keys,
 * checks signatures and Bearer Tokens, counts rate limits and answers in X's shapes, about the
 * library week of a town that does not exist. It is not X, and says so on every answer.
 *
 * The posts are the same for the same seed and the same hour of the clock.
 *
 * @param options Port, seed, clock and public address; all optional.
 * @returns The open room.
 * @throws {Deno.errors.AddrInUse} if the port is taken.
 *
 * @example Open a room and ask it for ten posts
 * ```ts
 * import assert from "node:assert/strict";
 *
 * await using room = await startPractice();
 * const { bearerToken } = room.issueKeys();
 * const answer = await fetch(`${room.url}/2/tweets/search/recent?query=library%20lang%3Aen`, {
 *   headers: { authorization: `Bearer ${bearerToken}` },
 * });
 * assert.equal((await answer.json()).meta.result_count, 10);
 * assert.equal(answer.headers.get("x-practice-room"), "made-up posts, not X");
 * ```
 */
export async function startPractice(options: PracticeOptions = {}): Promise<PracticeRoom> {
  // The public door offers this function to everyone; who has keys must not pay for the town.
  const [{ practiceApp }, { OpenRoom }, { practiceWorld }] = await Promise.all([
    import("./practice_app.ts"),
    import("./practice_room.ts"),
    import("./practice_world.ts"),
  ]);
  const { port = 0, ...rest } = options;
  const world = practiceWorld(rest);
  const app = practiceApp(world);
  const listening = Promise.withResolvers<number>();
  const server = Deno.serve({
    hostname: "127.0.0.1",
    port,
    onListen: (address) => listening.resolve(address.port),
  }, (request) => app.fetch(request));
  world.port = await listening.promise;
  return new OpenRoom(server, world, world.port);
}
