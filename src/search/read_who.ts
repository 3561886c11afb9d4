import { raise } from "../problems/mod.ts";

/**
 * Who is meant: a user name, with or without `@`, the address of a profile, or anything with an
 * `id`, such as a row of `card.users`; a row of a search stands for its author.
 */
export type Who = string | { readonly id: string; readonly username?: string | null };

/** Whom X is asked for. */
export interface Asked {
  by: "username" | "id";
  value: string;
  /** The user name of whom is asked for by id, where it is known. */
  name?: string;
}

/** X's user names. Source: docs.x.com, security, 2026-08-22. */
const NAME_REGEXP = /^\w{1,15}$/;
const ADDRESS_REGEXP =
  /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(\w{1,15})(?:[/?#]\S*)?$/;
const ID_REGEXP = /^\d{1,19}$/;

/**
 * Reads who is meant.
 *
 * @param doing What is being done, as it reads after "Cannot".
 * @param what Which of many it is, as a sentence begins with it.
 * @throws {AccessError} `bad-option`; it does not repeat what was given, which may be anything.
 */
export function readWho(who: Who, doing: string, what = "the name"): Asked {
  const refuse = (found: string, step: string) =>
    raise("bad-option", { doing, found, nextSteps: [step, "Nothing was sent."] });
  if (typeof who === "string") {
    const text = who.trim();
    const name = ADDRESS_REGEXP.exec(text)?.[1] ?? text.replace(/^@/, "");
    if (NAME_REGEXP.test(name)) return { by: "username", value: name };
    throw refuse(
      /\s/.test(text)
        ? `${what} has a blank in it, and no user name has: is it the display name?`
        : `${what} is no user name: X's have 1 to 15 letters, digits and _`,
      'Give the name that stands behind the @ on the profile, such as "ada" or "@ada".',
    );
  }
  const given: { id?: unknown; author_id?: unknown; username?: unknown } = Object(who ?? {});
  const { username } = given;
  // The id of a post is nobody's: whose it is stands beside it.
  const id = "author_id" in given ? given.author_id : given.id;
  if (typeof id === "string" && ID_REGEXP.test(id)) {
    const name = typeof username === "string" && NAME_REGEXP.test(username) ? username : undefined;
    return { by: "id", value: id, ...(name ? { name } : {}) };
  }
  throw refuse(
    `${what} is neither a user name nor something with an id as text`,
    'Give a name, such as "ada", or an id, such as { id: "2244994945" }.',
  );
}

/** Who is meant, as a sentence names them. */
export const nameOf = ({ by, value, name }: Asked): string =>
  name ? `@${name}` : by === "username" ? `@${value}` : `the person with the id ${value}`;
