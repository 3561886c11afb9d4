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

/**
 * The moment of these tests, a Saturday afternoon in the library week. The town's posts follow the
 * clock: at another moment other posts come in and go out of the week, also while a test runs.
 */
export const NOW = Date.parse("2026-11-21T15:20:00Z");

/** Stops every clock at {@linkcode NOW}, and lets them go on with what it returns. */
function stopClocks(): () => void {
  const Running = globalThis.Date;
  globalThis.Date = class extends Running {
    constructor(...moment: []) {
      super(...(moment.length > 0 ? moment : [NOW] as unknown as []));
    }
    static override now = () => NOW;
  } as DateConstructor;
  return () => {
    globalThis.Date = Running;
  };
}

/** Opens a room at {@linkcode NOW}; its clock stands still, unless the test has one that moves. */
export async function townRoom(
  { scenario, now = () => NOW }: { scenario?: string; now?: () => number } = {},
): Promise<Room> {
  const letGo = stopClocks();
  const folder = await Deno.makeTempDir();
  const room = await startPractice({ startBalance: 1000, now });
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
      letGo();
      await room.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** Every id that a query finds, by page after page through the card's own search. */
export async function allIds(
  card: LibraryCard,
  query: string,
  range: { since?: string; until?: string } = {},
): Promise<string[]> {
  const posts = await card.search(query, { limit: 1_000_000, checkQuery: false, ...range });
  return posts.map(({ id }) => id).sort();
}
