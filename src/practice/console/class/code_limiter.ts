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
  message: "Too many wrong codes came from your computer: wait a minute, then type it again.",
};

/** Tries codes, and counts the wrong ones that come from an address, so that nobody guesses one. */
export class CodeLimiter {
  readonly #now: () => number;
  #wrong = new Map<string, { ends: number; count: number }>();

  /** @param now Milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Tries the code of a form, unless its address has to wait. */
  tryCode<Let extends Welcome>(
    c: PageContext,
    enter: (code: string) => Let | { turnedAway: TurnedAway },
  ): Let | { turnedAway: TurnedAway; status: 422 | 429 } {
    // Where a test asks without a network there is no address.
    const from = (c.env as { from?: string } | undefined)?.from ?? "";
    if ((this.#current(from)?.count ?? 0) >= ALLOWED) return { turnedAway: WAIT, status: 429 };
    const entered = enter(c.get("form").get("code") ?? "");
    if (!("turnedAway" in entered)) return entered;
    if (entered.turnedAway.wrongCode) this.#count(from);
    return { ...entered, status: 422 };
  }

  #current(address: string) {
    const wrong = this.#wrong.get(address);
    return wrong && wrong.ends > this.#now() ? wrong : undefined;
  }

  #count(address: string): void {
    const { ends, count } = this.#current(address) ?? { ends: this.#now() + WINDOW, count: 0 };
    this.#wrong.delete(address);
    this.#wrong.set(address, { ends, count: count + 1 });
    if (this.#wrong.size > REMEMBERED) this.#wrong.delete(this.#wrong.keys().next().value!);
  }
}
