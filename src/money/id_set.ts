/** Decimal numbers of up to 19 digits, as X's ids are. */
const NUMBER_REGEXP = /^[1-9]\d{0,18}$/;

/** The last digits of an id: as many as fit 32 bits; what is left fits a number exactly. */
const LOW_DIGITS = 9;

/** A table that is fuller than this finds slowly. */
const FULLEST = 0.7;

/**
 * A set of ids in little memory: 17 to 34 bytes for each of X's, where a `Set` of texts takes about
 * 100, which the garbage collector walks through again and again. Other ids are texts in a `Set`.
 *
 * @example
 * ```ts
 * import { IdSet } from "./id_set.ts";
 * import { deepEqual } from "node:assert/strict";
 *
 * const ids = new IdSet();
 * ids.add("2123478958065245691");
 * deepEqual([ids.has("2123478958065245691"), ids.has("2123478958065245692")], [true, false]);
 * ```
 */
export class IdSet {
  /** All digits but the last, by place; open addressing, and 0 with a low part of 0 is free. */
  #high = new Float64Array(1024);
  #low = new Uint32Array(1024);
  #numbers = 0;
  readonly #texts = new Set<string>();

  /** How many there are. */
  get size(): number {
    return this.#numbers + this.#texts.size;
  }

  /** Whether it is among them. */
  has(id: string): boolean {
    if (!NUMBER_REGEXP.test(id)) return this.#texts.has(id);
    const [high, low] = halves(id);
    return !this.#isFree(this.#placeOf(high, low));
  }

  /** Takes it in; once more changes nothing. */
  add(id: string): void {
    if (!NUMBER_REGEXP.test(id)) {
      this.#texts.add(id);
      return;
    }
    const [high, low] = halves(id);
    const place = this.#placeOf(high, low);
    if (!this.#isFree(place)) return;
    [this.#high[place], this.#low[place]] = [high, low];
    this.#numbers += 1;
    if (this.#numbers > this.#low.length * FULLEST) this.#grow();
  }

  #isFree(place: number): boolean {
    return this.#high[place] === 0 && this.#low[place] === 0;
  }

  /** Where it is, or would be. */
  #placeOf(high: number, low: number): number {
    const mask = this.#low.length - 1;
    let hash = Math.imul(low ^ Math.imul(high % 2 ** 32 | 0, 0x9e3779b1), 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let place = hash & mask;; place = place + 1 & mask) {
      if (this.#low[place] === low && this.#high[place] === high || this.#isFree(place)) {
        return place;
      }
    }
  }

  #grow(): void {
    const [highs, lows] = [this.#high, this.#low];
    this.#high = new Float64Array(lows.length * 2);
    this.#low = new Uint32Array(lows.length * 2);
    for (let from = 0; from < lows.length; from++) {
      const [high, low] = [highs[from], lows[from]];
      if (high === 0 && low === 0) continue;
      const place = this.#placeOf(high, low);
      [this.#high[place], this.#low[place]] = [high, low];
    }
  }
}

const halves = (id: string): [high: number, low: number] => [
  Number(id.slice(0, -LOW_DIGITS)),
  Number(id.slice(-LOW_DIGITS)),
];
