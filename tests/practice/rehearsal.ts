import { practiceApp } from "../../src/practice/serve/practice_app.ts";
import { type PracticeWorld, practiceWorld } from "../../src/practice/practice_world.ts";
import { madeUpWorld } from "../../src/practice/match/mod.ts";
import type { IssuedKeys } from "../../src/practice/mod.ts";
import { signed } from "./signed.ts";

/** A Monday evening in Paperwick. */
export const EVENING = Date.UTC(2026, 10, 23, 20, 30, 5);

/** Made once for all tests: they only read it. */
const TOWN = madeUpWorld("library week", EVENING);

/** A practice app without a port, with keys, and with a clock that a test can move. */
export function rehearsal() {
  const clock = { now: EVENING };
  const world: PracticeWorld = { ...practiceWorld({ now: () => clock.now }), town: () => TOWN };
  const keys: IssuedKeys = world.desk.issueKeys();
  const app = practiceApp(world);
  let nonce = 0;

  const get = (path: string, headers: Record<string, string>) =>
    Promise.resolve(app.request(path, { headers }));
  const bearer = (path: string) => get(path, { authorization: `Bearer ${keys.bearerToken}` });
  const oauth1 = (path: string, origin?: string) => {
    const timestamp = Math.floor(clock.now / 1000);
    return get(path, signed(keys, path, { timestamp, nonce: `nonce${nonce++}`, origin }));
  };
  // deno-lint-ignore no-explicit-any -- the tests look into whatever the room answers
  const json = async (path: string): Promise<any> => (await bearer(path)).json();
  const search = (query: string, more: Record<string, string> = {}) =>
    json(`/2/tweets/search/recent?${new URLSearchParams({ query, ...more })}`);
  const counts = (query: string, more: Record<string, string> = {}) =>
    json(`/2/tweets/counts/recent?${new URLSearchParams({ query, ...more })}`);
  return { clock, world, keys, app, get, bearer, oauth1, json, search, counts };
}
