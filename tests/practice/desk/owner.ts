import { rehearsal } from "../rehearsal.ts";
import { newApp } from "./forms.ts";

/** A room whose owner has an app with a Bearer Token, and asks by it. */
export function owner() {
  const { world, get, clock, app: room } = rehearsal();
  const { id } = world.registry.owner!;
  const { app, keys } = newApp(world.desk, id);
  const ask = (path: string, token = keys.bearerToken) =>
    get(path, { authorization: `Bearer ${token}` });
  return {
    world,
    get,
    clock,
    room,
    id,
    app,
    keys,
    ask,
    account: () => world.registry.account(id)!,
    /** What a request costs, in mills. */
    cost: async (path: string) => {
      const before = world.registry.account(id)!.balance;
      const answer = await ask(path);
      await answer.body?.cancel();
      return before - world.registry.account(id)!.balance;
    },
  };
}

/** The path of a search. */
export const search = (query: string, more: Record<string, string> = {}) =>
  `/2/tweets/search/recent?${new URLSearchParams({ query, ...more })}`;
