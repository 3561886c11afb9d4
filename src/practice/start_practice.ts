import { checkNames, raise } from "../problems/mod.ts";
import type { PracticeRoom } from "./practice_room.ts";
import type { ClassOptions, PracticeOptions } from "./practice_world.ts";

const NAMES: Record<keyof PracticeOptions, true> = {
  port: true,
  host: true,
  names: true,
  seed: true,
  now: true,
  publicUrl: true,
  startBalance: true,
  class: true,
  posts: true,
  keep: true,
  scenario: true,
};
const CLASS_NAMES: Record<keyof ClassOptions, true> = { students: true, code: true };

/**
 * Opens a practice room: an X API to rehearse on, over real HTTP. It issues keys,
 * checks signatures and Bearer Tokens, counts rate limits and answers in X's shapes, about the
 * library week of a town that does not exist. It is not X, and says so on every answer.
 *
 * The posts are the same for the same seed and the same hour of the clock.
 *
 * Behind its front desk there are accounts with apps, keys and play money: one account of the
 * room's owner, or with `class` those of the students who join by a code. What they read is
 * charged by X's price table, in play money. With `keep`, all of it outlives the room, and what
 * was acknowledged outlives a crash.
 *
 * It listens on this computer's loopback address, and only a class's room elsewhere too, with
 * `host`: then everyone on the network can open its pages, by plain http. Names of this computer
 * are taken only if they are in `names`, so that no web page elsewhere can reach the room.
 *
 * With `scenario`, something goes wrong on purpose: an account without credits, a query that X
 * does not take, a connection that is cut. It happens to requests whose keys are good, as on X;
 * what befalls a connection happens to whoever asks. `room.rehearse()` changes it while the room
 * is open, and a single request can name its own in the header `x-practice-scenario`.
 *
 * With `posts`, the file of a collection, it answers with the posts of that: a notebook runs again
 * without money and with the same rows. A query that was collected finds what X found then; any other
 * finds what fits in the file.
 *
 * @param options Port, seed, clock, public address, class, file and scenario; all optional.
 * @returns The open room.
 * @throws {RangeError} if the port is taken or kept by the system (its cause is Deno's own error), if
 * this computer has no such address, if there is no such scenario (it names those that there are), if the class
 * cannot be, or if the file of `keep` holds something else, another seed, or is open in another room.
 * @throws {AccessError} `bad-option`, if there is no option of a name; `collection-unusable`, if the
 * file of `posts` is not there, or is no collection that can be replayed.
 *
 * @example Open a room and ask it for ten posts
 * ```ts
 * import { startPractice } from "@library-card/access";
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
 *
 * @example Meet a failure before X sends it
 * ```ts
 * import { startPractice } from "@library-card/access";
 * import assert from "node:assert/strict";
 *
 * await using room = await startPractice({ scenario: "credits-depleted" });
 * const headers = { authorization: `Bearer ${room.issueKeys().bearerToken}` };
 * const ask = async (more = {}) => {
 *   const url = `${room.url}/2/tweets/search/recent?query=library`;
 *   const answer = await fetch(url, { headers: { ...headers, ...more } });
 *   await answer.body?.cancel();
 *   return answer.status;
 * };
 * assert.equal(await ask(), 402);
 * assert.equal(await ask({ "x-practice-scenario": "unauthorized" }), 401);
 * room.rehearse("503-then-fine");
 * assert.deepEqual([await ask(), await ask()], [503, 200]);
 * ```
 *
 * @example See what an account has paid, and where it is stuck
 * ```ts
 * import { startPractice } from "@library-card/access";
 * import assert from "node:assert/strict";
 *
 * await using room = await startPractice();
 * const headers = { authorization: `Bearer ${room.issueKeys().bearerToken}` };
 * for (const query of ["library", "min_faves:5"]) {
 *   const url = `${room.url}/2/tweets/search/recent?query=${query}`;
 *   await (await fetch(url, { headers })).body?.cancel();
 * }
 * const account = room.accounts.at(-1);
 * assert.equal(account?.problem?.id, "query-operator-unknown");
 * assert.deepEqual(room.requests.map(({ billed }) => billed), [0.05, 0]); // US dollars
 * ```
 */
export async function startPractice(options: PracticeOptions = {}): Promise<PracticeRoom> {
  checkNames(options, NAMES, "open the practice room");
  if (options.now !== undefined && typeof options.now !== "function") {
    throw raise("bad-option", { doing: "open the practice room", found: "now must be a function" });
  }
  if (options.class !== undefined && typeof options.class !== "number") {
    checkNames(options.class, CLASS_NAMES, "open a class");
  }
  // The public door offers this function to everyone; who has keys must not pay for the town.
  const { openRoom } = await import("./serve/mod.ts");
  return await openRoom(options);
}
