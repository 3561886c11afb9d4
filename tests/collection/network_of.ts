import type { PracticeRoom } from "../../mod.ts";
import { Network } from "../../src/access/later.ts";
import { lookForKeys } from "../../src/keys/later.ts";

/** The way to a practice room, without a card around it. */
export async function networkOf(room: PracticeRoom): Promise<Network> {
  const { bearerToken } = room.issueKeys();
  const keys = await lookForKeys({ keys: { bearerToken }, prompt: false });
  return await Network.open(keys, { baseUrl: new URL(room.url), timeout: 10, practice: true });
}
