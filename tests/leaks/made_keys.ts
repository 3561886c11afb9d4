import { seeded } from "../seeded.ts";

/** A source of chance with the draws that made-up files need. */
export class Dice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = seeded(seed);
  }

  /** A whole number from 0 up to, and without, `sides`. */
  below(sides: number): number {
    return Math.floor(this.#next() * sides);
  }

  one<Value>(list: readonly Value[]): Value {
    return list[this.below(list.length)];
  }

  /** So many signs of an alphabet. */
  signs(length: number, alphabet = LETTERS): string {
    return Array.from({ length }, () => alphabet[this.below(alphabet.length)]).join("");
  }
}

export const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
export const DIGITS = "0123456789";
export const HEX = "0123456789abcdef";
export const BASE64 = `${LETTERS}+/`;

/** The parts of a password that nobody was ever given. */
export interface MadeKeys {
  apiKey: string;
  apiSecret: string;
  accessToken: string;
  accessTokenSecret: string;
  bearerToken: string;
}

/**
 * Keys in the shapes that X documents, made when a test runs and written down nowhere else. Nothing
 * in them says that they are made up: a search by shape would pass over what says so.
 */
export function madeKeys(seed: number): MadeKeys {
  const dice = new Dice(seed);
  const userId = `1${dice.signs(9, DIGITS)}`;
  return {
    apiKey: dice.signs(25),
    apiSecret: dice.signs(50),
    accessToken: `${userId}-${dice.signs(39)}`,
    accessTokenSecret: dice.signs(45),
    // 21 times A, then A to P: the bytes of a small number, in base64.
    bearerToken: `${"A".repeat(21)}${dice.signs(1, "BCDEFGHIJKLMNOP")}${dice.signs(4)}${
      "A".repeat(7)
    }${dice.signs(12)}%2B${dice.signs(14)}%3D${dice.signs(50)}`,
  };
}
