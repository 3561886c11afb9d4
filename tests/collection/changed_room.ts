import { connect, type LibraryCard } from "../../mod.ts";
import { townRoom } from "./town_room.ts";

// deno-lint-ignore no-explicit-any -- Whatever a server may answer.
export type Json = Record<string, any>;

/**
 * A room whose pages are changed on their way, and a card for it.
 *
 * @param part What the path of a page has in it.
 */
export async function changedRoom(
  change: (body: Json, asked: number) => Json,
  part = "/search/",
) {
  const town = await townRoom();
  let asked = 0;
  const front = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async ({ url, headers }) => {
      const { pathname, search } = new URL(url);
      const answer = await fetch(town.room.url + pathname + search, { headers });
      if (!pathname.includes(part)) return answer;
      return Response.json(change(await answer.json(), asked++));
    },
  );
  const url = `http://127.0.0.1:${front.addr.port}`;
  const card: LibraryCard = await connect({
    ...{ keys: town.room.issueKeys(), baseUrl: url, prompt: false, prove: false, patience: 0 },
  });
  return {
    ...{ town, url, card },
    [Symbol.asyncDispose]: async () => {
      await front.shutdown();
      await town[Symbol.asyncDispose]();
    },
  };
}
