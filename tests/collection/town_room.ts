import { connect, type LibraryCard, type PracticeRoom, startPractice } from "../../mod.ts";

/** A practice room, a card for it, and a folder for files; all go at the end. */
export interface Room extends AsyncDisposable {
  room: PracticeRoom;
  card: LibraryCard;
  /** A name of a file in the folder. */
  file: (name?: string) => string;
  /** Another card with the same keys. */
  again: (options?: { budget?: number; patience?: number }) => Promise<LibraryCard>;
}

/** Opens a room; its clock stands still unless it is moved, so that its posts stay the same. */
export async function townRoom(
  { scenario, now }: { scenario?: string; now?: () => number } = {},
): Promise<Room> {
  const folder = await Deno.makeTempDir();
  const room = await startPractice({ startBalance: 1000, ...(now ? { now } : {}) });
  if (scenario) room.rehearse(scenario as Parameters<PracticeRoom["rehearse"]>[0]);
  const { bearerToken } = room.issueKeys();
  const again = (options: { budget?: number; patience?: number } = {}) =>
    connect({
      ...{ keys: { bearerToken }, baseUrl: room.url, prompt: false, prove: false },
      ...{ patience: 0, ...options },
    });
  return {
    ...{ room, card: await again(), again },
    file: (name = "library.sqlite") => `${folder}/${name}`,
    async [Symbol.asyncDispose]() {
      await room.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** Every id that a query finds, up to a moment, by page after page through the card's own search. */
export async function allIds(card: LibraryCard, query: string, until?: string): Promise<string[]> {
  const posts = await card.search(query, { limit: 1_000_000, checkQuery: false, until });
  return posts.map(({ id }) => id).sort();
}
