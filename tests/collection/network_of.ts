import type { PracticeRoom } from "../../mod.ts";
import { Network } from "../../src/access/later.ts";
import { lookForKeys } from "../../src/keys/later.ts";

/** The way to a practice room, without a card around it. */
export async function networkOf(
  room: PracticeRoom,
  options: Pick<Parameters<typeof Network.open>[1], "patience" | "timers"> = {},
): Promise<Network> {
  const { bearerToken } = room.issueKeys();
  const keys = await lookForKeys({ keys: { bearerToken }, prompt: false });
  return await Network.open(keys, {
    ...{ baseUrl: new URL(room.url), timeout: 10, practice: true, ...options },
  });
}

/** A clock that stands still, and goes on by as much as anybody sleeps. */
export function sleepingClock(begin: number) {
  const clock = { time: begin, slept: [] as number[] };
  const now = () => clock.time;
  const sleep = async (milliseconds: number) => {
    clock.slept.push(milliseconds);
    // Whoever sleeps beside another sleeps at the same time.
    const until = clock.time + milliseconds;
    await new Promise((resolve) => setTimeout(resolve, 1));
    clock.time = Math.max(clock.time, until);
  };
  return { clock, now, timers: { now, random: () => 0.5, sleep } };
}
