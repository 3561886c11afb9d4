import { raise } from "../problems/mod.ts";
import { looksLikeKey } from "./key_shapes.ts";
import type { Keys } from "./keys.ts";

/** What is no option, but what is asked for, is called by its own name. */
const ASKED = ["query", "name", "file"];

/**
 * Refuses what holds a key where none belongs, as after a paste into the wrong place: it would go out
 * with a request, and into what is shown and kept. Comes before every other look at it, since a
 * message about it may repeat it.
 *
 * @param options What was given, and what was asked for; the option `keys` is where keys belong.
 * @param doing What is being done, as it reads after "Cannot".
 * @param keys Those in use, of which no piece may stand there either.
 * @throws {AccessError} `bad-option`
 */
export function refuseKeys(options: object, doing: string, keys?: Keys): void {
  const holdsKey = (text: string) =>
    looksLikeKey(text) || text.split(/\s+/).some(looksLikeKey) || (keys?.areIn(text) ?? false);
  for (const [name, value] of Object.entries(options)) {
    const named = name === "keys" && typeof value === "object" ? Object.keys(value ?? {}) : [];
    const odd = [name, ...named].some(looksLikeKey);
    if (!odd && (name === "keys" || typeof value !== "string" || !holdsKey(value))) continue;
    throw raise("bad-option", {
      doing,
      found: odd
        ? "the name of an option looks like a key"
        : `the ${ASKED.includes(name) ? name : `option ${name}`} holds what looks like a key`,
      nextSteps: [
        "Keys stand in the environment or in a file named .env, or are typed at the prompt; in " +
        "code they go in the option keys, and nowhere else.",
        "A key in a notebook or a script is kept with it: take it out before you save or share it.",
        "Nothing was sent.",
      ],
    });
  }
}
