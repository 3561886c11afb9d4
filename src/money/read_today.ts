import type { Item } from "./bill.ts";
import { startOfDay } from "./billing_cycle.ts";

/** Remembers what was read on the present day, UTC. */
export class ReadToday {
  #day = NaN;
  /** Whether each object, by kind and id, was ever asked for; else it only came along. */
  #asked = new Map<string, boolean>();

  /**
   * Whether an object was read before on this day. One that only came along so far may not have
   * been charged, so it is new once it is asked for.
   *
   * @param at Milliseconds since 1970.
   */
  isAgain({ kind, id, asked }: Item, at: number): boolean {
    const day = startOfDay(at);
    if (day !== this.#day) [this.#day, this.#asked] = [day, new Map()];
    if (id === undefined) return false;
    const key = `${kind} ${id}`;
    const before = this.#asked.get(key);
    this.#asked.set(key, before || asked);
    return before !== undefined && (before || !asked);
  }
}
