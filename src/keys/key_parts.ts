/**
 * The parts of the password to the X API. All optional: a Bearer Token alone is enough for
 * searching, and so are the API key with its secret; the four parts together sign in as you.
 *
 * @example
 * ```ts
 * import type { KeyParts } from "@library-card/access";
 * import { equal } from "node:assert/strict";
 *
 * const parts: KeyParts = { bearerToken: "AAAA-MADE-UP" };
 * equal(Object.keys(parts).length, 1);
 * ```
 */
export interface KeyParts {
  /** API key, also called Consumer Key: about 25 letters and digits. */
  apiKey?: string;
  /** API key secret, also called Consumer Secret: about 50 letters and digits. */
  apiSecret?: string;
  /** Access Token: your user id, a hyphen, then letters and digits. */
  accessToken?: string;
  /** Access Token Secret: about 45 letters and digits. */
  accessTokenSecret?: string;
  /** Bearer Token: over 100 characters, beginning with a run of A. */
  bearerToken?: string;
}

/** The name of one part. */
export type KeyPart = keyof KeyParts;

/** A part, its variable, and what people call it. The order is that of the tutorial. */
export interface PartFacts {
  part: KeyPart;
  /** The variable that we write and teach. */
  variable: string;
  /** As it reads in a sentence. */
  label: string;
  /** How it looks, in words. Source: samples in X's documentation, 2026-08-22. */
  looks: string;
}

/** The five parts. */
export const KEY_PARTS: readonly PartFacts[] = [
  {
    part: "apiKey",
    variable: "X_API_KEY",
    label: "API key",
    looks: "about 25 letters and digits",
  },
  {
    part: "apiSecret",
    variable: "X_API_SECRET",
    label: "API key secret",
    looks: "about 50 letters and digits",
  },
  {
    part: "accessToken",
    variable: "X_ACCESS_TOKEN",
    label: "Access Token",
    looks: "a number, a hyphen, then letters and digits",
  },
  {
    part: "accessTokenSecret",
    variable: "X_ACCESS_TOKEN_SECRET",
    label: "Access Token Secret",
    looks: "about 45 letters and digits",
  },
  {
    part: "bearerToken",
    variable: "X_BEARER_TOKEN",
    label: "Bearer Token",
    looks: "over 100 characters, beginning with a run of A",
  },
];

/** The facts about one part. */
export function factsOf(part: KeyPart): PartFacts {
  return KEY_PARTS.find((facts) => facts.part === part)!;
}

/** The pair that says which app asks; a Bearer Token can be minted from it. */
export const PAIR: readonly KeyPart[] = ["apiKey", "apiSecret"];

/** The pair that says for whom it asks. */
export const ACCESS_PAIR: readonly KeyPart[] = ["accessToken", "accessTokenSecret"];

/** The four-part password, in the tutorial's order. */
export const FOUR_PARTS: readonly KeyPart[] = [...PAIR, ...ACCESS_PAIR];

/** The sets of parts that are enough to search; the four parts hold the pair. */
const ENOUGH: readonly (readonly KeyPart[])[] = [["bearerToken"], PAIR];

/** Whether these parts are enough to search with. */
export function isEnough(has: (part: KeyPart) => boolean): boolean {
  return ENOUGH.some((set) => set.every(has));
}

/** The parts that are still missing: nothing where it is enough, else the shortest way on. */
export function missingParts(has: (part: KeyPart) => boolean): KeyPart[] {
  if (isEnough(has)) return [];
  const wanted = has("accessToken") || has("accessTokenSecret") ? FOUR_PARTS : PAIR;
  return wanted.filter((part) => !has(part));
}
