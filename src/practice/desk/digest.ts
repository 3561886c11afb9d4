import { createHash, timingSafeEqual } from "node:crypto";

/**
 * A fingerprint by which a key is found without being kept. What goes in was made by chance and is
 * too long to be guessed, so no salt is needed.
 *
 * @param kind What it is, so that one kind of key never stands for another.
 */
export function digestOf(kind: string, value: string): string {
  return createHash("sha256").update(`${kind} ${value}`).digest("base64url");
}

/** Whether two texts are the same, in a time that does not depend on where they differ. */
export function sameText(one: string, other: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
