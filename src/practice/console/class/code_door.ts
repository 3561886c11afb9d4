import type { TurnedAway, Welcome } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import type { PageContext } from "../page_session.ts";

/** A minute, in milliseconds. */
const WINDOW = 60_000;

/** So many slips of the keyboard a whole class may make from one address in a minute. */
const ALLOWED = 20;

/** So many addresses are remembered. */
const REMEMBERED = 1000;

/** Counts the wrong codes that come from an address, so that nobody guesses one. */
export class WrongCodes {
  #from = new Map<string, { ends: number; count: number }>();

  /** Whether this address has to wait. `now` is in milliseconds since 1970. */
  tooMany(address: string, now: number): boolean {
    const wrong = this.#from.get(address);
    return wrong !== undefined && wrong.ends > now && wrong.count >= ALLOWED;
  }

  /** Counts one. */
  add(address: string, now: number): void {
    const before = this.#from.get(address);
    this.#from.delete(address);
    this.#from.set(address, {
      ends: before && before.ends > now ? before.ends : now + WINDOW,
      count: before && before.ends > now ? before.count + 1 : 1,
    });
    if (this.#from.size > REMEMBERED) this.#from.delete(this.#from.keys().next().value!);
  }
}

const WAIT: TurnedAway = {
  field: "code",
  message: "Too many wrong codes came from your computer: wait a minute, then type it again.",
};

/** Tries a code at a door that counts the wrong ones. */
export function tryCode<Let extends Welcome>(
  c: PageContext,
  { now }: PracticeWorld,
  wrongCodes: WrongCodes,
  enter: (code: string) => Let | { turnedAway: TurnedAway },
): Let | { turnedAway: TurnedAway; status: 422 | 429 } {
  // Where a test asks without a network there is no address.
  const from = (c.env as { from?: string } | undefined)?.from ?? "";
  if (wrongCodes.tooMany(from, now())) return { turnedAway: WAIT, status: 429 };
  const entered = enter(c.get("form").get("code") ?? "");
  if (!("turnedAway" in entered)) return entered;
  if (entered.turnedAway.wrongCode) wrongCodes.add(from, now());
  return { ...entered, status: 422 };
}
