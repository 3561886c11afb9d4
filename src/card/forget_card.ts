import type { Network } from "../access/mod.ts";
import { giveFaces, type Sheet, sheetFaces } from "../display/mod.ts";
import type { ForgottenKeys, ForgottenPlace, RemainingPlace } from "../keys/later.ts";
import type { KeyPart, Keys } from "../keys/mod.ts";
import { CONSOLE, type Practice, stampOf } from "../problems/mod.ts";

/** A key that stays valid until its owner ends it in X's console. */
export interface ToRevoke {
  /** What it is called, in words, such as `"Bearer Token"`. */
  key: string;
  /** Where and how, as a sentence with the console's own words. */
  how: string;
}

const IN_CONSOLE =
  `${CONSOLE.url}, ${CONSOLE.apps}, your app, "${CONSOLE.keysTab}", "${CONSOLE.oauth1Section}"`;

/** What ends each key. Source: docs.x.com, developer apps and bearer tokens, 2026-08-22. */
const ENDS: readonly { parts: KeyPart[]; key: string; how: string }[] = [
  {
    parts: ["apiKey", "apiSecret"],
    key: "API key and API key secret",
    how:
      `choose ${CONSOLE.regenerate} beside ${CONSOLE.apiKey}: the old pair stops working at once`,
  },
  {
    parts: ["accessToken", "accessTokenSecret"],
    key: "Access Token and its secret",
    how: `choose ${CONSOLE.revoke} or ${CONSOLE.regenerate} beside ${CONSOLE.accessToken}`,
  },
  {
    parts: ["bearerToken"],
    key: "Bearer Token",
    how: `choose ${CONSOLE.revoke} beside ${CONSOLE.bearerToken}`,
  },
];

/**
 * What became of a card's keys: where they are gone, where they still are, and what to revoke.
 * Shown, it is a sheet; it never shows a key.
 */
export class Forgotten {
  /** Where they were, and are no longer. */
  readonly gone: readonly ForgottenPlace[];
  /** Where they still are, and what to do about it. */
  readonly left: readonly RemainingPlace[];
  /** What stays valid at X until it is revoked there; nothing for keys of a practice room. */
  readonly revoke: readonly ToRevoke[];
  /** Whether they were the keys of a practice room, or of one that replays a collection. */
  readonly practice: boolean | "replay";

  static {
    giveFaces(Forgotten.prototype, (forgotten) => sheetFaces(sheetOf(forgotten)));
  }

  /** @internal Made by `card.forget`. */
  constructor({ parts, gone, left }: ForgottenKeys, practice: Practice) {
    this.gone = gone;
    this.left = left;
    this.practice = practice;
    this.revoke = practice
      ? []
      : ENDS.filter((row) => row.parts.some((part) => parts.includes(part)))
        .map(({ key, how }) => ({ key, how: `${IN_CONSOLE}: ${how}.` }));
  }

  /** The same as plain data. */
  toJSON(): Record<string, unknown> {
    const { gone, left, revoke, practice } = this;
    return { gone, left, revoke, practice };
  }
}

function sheetOf({ gone, left, revoke, practice }: Forgotten): Sheet {
  const named = (names: readonly string[]) => names.join(", ");
  return {
    title: "Keys forgotten",
    stamp: stampOf(practice),
    lines: [
      ...gone.map(({ place, names }) => ({
        label: `Out of ${place}`,
        value: named(names),
        tone: "good" as const,
      })),
      ...left.map(({ place, names }) => ({
        label: `Still in ${place}`,
        value: named(names),
        tone: "note" as const,
      })),
      ...(gone.length + left.length ? [] : [{ label: "Keys", value: "there were none any more" }]),
    ],
    notes: [
      ...left.map(({ place, why }) => `${place}: ${why}`),
      practice
        ? "These were keys of a practice room: there is nothing to revoke."
        : revoke.length
        ? "Whoever has seen them can still use them, until they are revoked:"
        : "",
    ].filter((note) => note !== ""),
    next: revoke.map(({ key, how }) => `${key}: ${how}`),
  };
}

/** Takes a card's keys out of every place that is ours; nothing is sent with them any more. */
export async function forgetCard(keys: Keys, network: Network): Promise<Forgotten> {
  const practice = network.room || keys.arePractice;
  const { forgetSignIn } = await import("../access/later.ts");
  const { forgetKeys } = await import("../keys/later.ts");
  await forgetSignIn(keys, network);
  return new Forgotten(await forgetKeys(keys), practice);
}
