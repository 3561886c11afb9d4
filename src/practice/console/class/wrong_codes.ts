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
