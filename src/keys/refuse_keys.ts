import { raise } from "../problems/mod.ts";
import { looksLikeKey } from "./key_shapes.ts";
import type { Keys } from "./keys.ts";

/** What is no option, but what is asked for, is called by its own name. */
const ASKED = ["query", "name", "file"];

/** Whether a text is, or has as a word of its own or as the value of one, what looks like a key. */
export const holdsKey = (text: string): boolean =>
  looksLikeKey(text) ||
  text.split(/\s+/).some((word) =>
    looksLikeKey(word) || (word.includes("=") && looksLikeKey(word.slice(word.indexOf("=") + 1)))
  );

/** A shorter piece of a path is no key. */
const SHORTEST = 18;

/** Whether a piece of a path, or of an address, looks like a key; a digest is a file's name, too. */
const holdsKeyInPath = (text: string): boolean =>
  /[/\\]/.test(text) &&
  text.split(/[/\\]/).some((piece) =>
    piece.length >= SHORTEST && !/^[\da-f]+$/i.test(piece) && looksLikeKey(piece)
  );

/** An id of a post or a person: no key is digits alone, and a list has a hundred thousand of them. */
const ID_REGEXP = /^\d{1,20}$/;

/** Letters that somebody writes by hand; looking for pieces of a key in a long list takes seconds. */
const MOST_WRITTEN = 65_536;

/** Options lie in options, such as `source: { timeline }`, and no deeper. */
const DEEPEST = 4;

/**
 * Every text that somebody wrote into an option, in lists and in plain objects too. What has an id
 * came from X, and of that no more than the id is sent.
 */
function textsOf(value: unknown, depth = 0): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || "id" in value || depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((each) => textsOf(each, depth + 1));
  const isPlain = [Object.prototype, null].includes(Object.getPrototypeOf(value));
  const entries = isPlain ? Object.entries(value) : [];
  return entries.flatMap(([name, each]) => [name, ...textsOf(each, depth + 1)]);
}

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
  for (const [name, value] of Object.entries(options)) {
    const named = name === "keys" && typeof value === "object" ? Object.keys(value ?? {}) : [];
    const odd = [name, ...named].some(looksLikeKey);
    const texts = name === "keys" ? [] : textsOf(value).filter((text) => !ID_REGEXP.test(text));
    const all = texts.join("\n");
    const tells = () => all.length <= MOST_WRITTEN && keys?.areIn(all);
    // In a query, an address is another's, and its pieces are as long as keys.
    const inPath = name !== "query" && texts.some(holdsKeyInPath);
    if (!odd && !inPath && !texts.some(holdsKey) && !tells()) continue;
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
