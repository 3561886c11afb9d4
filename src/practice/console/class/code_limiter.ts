import { setTimeout as wait } from "node:timers/promises";
import type { TurnedAway, Welcome } from "../../desk/mod.ts";
import type { PageContext } from "../page_session.ts";

/** A minute, in milliseconds. */
const WINDOW = 60_000;

/** So many slips of the keyboard a whole class may make from one address in a minute. */
const ALLOWED = 20;

/** So many addresses are remembered. */
const REMEMBERED = 1000;

const WAIT: TurnedAway = {
  field: "code",
  message:
    "This is not the code, like many before it from your network: compare it letter by letter. " +
    "The right one is taken at once.",
};

/** Before a wrong code beyond those is answered, in milliseconds. */
const SLOW = 1000;

const slowly = () => wait<void>(SLOW);

/**
 * Tries the codes of one door, and counts the wrong ones that come from an address. A right code
 * always gets through, for a whole class may come from one address, and one of it may mean harm.
 *
 * Guessing stays hopeless all the same. A code of students that was made by chance is one of 25^7,
 * six thousand million; wrong ones are answered a second late, and the room holds at most 1200
 * connections (`serve/tcp_front.ts`), of which each asks for one thing after the other: half of the
 * codes take a month, and a class is over in a day. The teacher's is one of 25^20. A code that the
 * teacher chose is as good as the word, and opens nothing but a place among made-up posts.
 */
export class CodeLimiter {
  readonly #now: () => number;
  readonly #pause: () => Promise<void>;
  #wrong = new Map<string, { ends: number; count: number }>();

  /**
   * @param now Milliseconds since 1970.
   * @param pause What a wrong code waits for once there were too many.
   */
  constructor(now: () => number, pause: () => Promise<void> = slowly) {
    this.#now = now;
    this.#pause = pause;
  }

  /** Tries the code of a form. */
  async tryCode<Let extends Welcome>(
    c: PageContext,
    enter: (code: string) => Let | { turnedAway: TurnedAway },
  ): Promise<Let | { turnedAway: TurnedAway; status: 422 | 429 }> {
    // Where a test asks without a network there is no address.
    const from = (c.env as { from?: string } | undefined)?.from ?? "";
    const entered = enter(c.get("form").get("code") ?? "");
    if (!("turnedAway" in entered)) return entered;
    if (!entered.turnedAway.wrongCode) return { ...entered, status: 422 };
    if (this.#count(from) <= ALLOWED) return { ...entered, status: 422 };
    await this.#pause();
    return { turnedAway: WAIT, status: 429 };
  }

  #current(address: string) {
    const wrong = this.#wrong.get(address);
    return wrong && wrong.ends > this.#now() ? wrong : undefined;
  }

  #count(address: string): number {
    const { ends, count } = this.#current(address) ?? { ends: this.#now() + WINDOW, count: 0 };
    this.#wrong.delete(address);
    this.#wrong.set(address, { ends, count: count + 1 });
    if (this.#wrong.size > REMEMBERED) this.#wrong.delete(this.#wrong.keys().next().value!);
    return count + 1;
  }
}
