import type { Usage } from "./account.ts";

/** What X told of the account's usage, and when. */
export interface KnownUsage extends Usage {
  /** Milliseconds since 1970. */
  at: number;
}

/** What a practice room says of its posts. */
export interface RoomFacts {
  /** They are those of a collection. */
  replays: boolean;
  /** They are nowhere on X. */
  madeUp: boolean;
}

/** Reads the header by which a practice room tells what it is. */
export const readRoom = (said: string): RoomFacts => ({
  replays: said.startsWith("replayed"),
  madeUp: !said.startsWith("replayed posts"),
});

/** What one network learned and the next may take over. */
export interface Recollection {
  minted?: string;
  practice: boolean;
  says: RoomFacts;
  userOnly: boolean;
  usage?: KnownUsage;
  tellsCredits: boolean;
}
