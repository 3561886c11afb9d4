import { raise } from "../problems/mod.ts";
import { looksLikeKey } from "./key_shapes.ts";

/**
 * Refuses options that hold a key where none belongs, as after a paste into the wrong place. Comes
 * before every other look at them, since a message about an option may repeat it.
 *
 * @param options What was given; the option `keys` is where keys belong.
 * @param doing What is being done, as it reads after "Cannot".
 * @throws {AccessError} `bad-option`
 */
export function refuseKeys(options: object, doing: string): void {
  for (const [name, value] of Object.entries(options)) {
    const odd = looksLikeKey(name);
    if (!odd && (name === "keys" || typeof value !== "string" || !looksLikeKey(value))) continue;
    throw raise("bad-option", {
      doing,
      found: odd
        ? "the name of an option looks like a key"
        : `the option ${name} holds what looks like a key`,
      nextSteps: [
        "Keys stand in the environment or in a file named .env, or are typed at the prompt; in " +
        "code they go in the option keys, and nowhere else.",
        "A key in a notebook or a script is kept with it: take it out before you save or share it.",
        "Nothing was sent.",
      ],
    });
  }
}
