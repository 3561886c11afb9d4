import { labelsOf, siteOf, WORDS_OF_PATHS } from "./hosts_of_people.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

/**
 * Ids as X gives them now have 15 digits at least, behind a kind where they are keys of media; what is
 * shorter is a number of something.
 */
const ID_REGEXP = /^(?:\d{1,2}_)?\d{15,20}$/;

/** How often an address may be written within another. */
const MOST_LAYERS = 5;

/** A part of a link as it is read, and how often it was encoded. */
interface Decoded {
  plain: string;
  layers: number;
}

function decodedOnce(part: string): string {
  return part.replace(/(?:%[\da-f]{2})+/gi, (signs) => {
    try {
      return decodeURIComponent(signs);
    } catch {
      return signs;
    }
  });
}

function decoded(part: string): Decoded {
  let [plain, layers] = [part, 0];
  while (layers < MOST_LAYERS && plain.includes("%")) {
    const next = decodedOnce(plain);
    if (next === plain) break;
    [plain, layers] = [next, layers + 1];
  }
  return { plain, layers };
}

function encoded({ plain, layers }: Decoded): string {
  let part = plain;
  for (let layer = 0; layer < layers; layer++) part = encodeURIComponent(part);
  return part;
}

/** Takes ids and names out of links. */
export class LinkPseudonyms {
  readonly #pseudonyms: Pseudonyms;
  readonly #usernames: ReadonlySet<string>;
  readonly #text: (text: string) => string;

  /**
   * @param usernames User names that are known, in small letters.
   * @param text What takes them out of any text: a part of a link is one, once it is decoded.
   */
  constructor(
    pseudonyms: Pseudonyms,
    usernames: ReadonlySet<string>,
    text: (text: string) => string,
  ) {
    this.#pseudonyms = pseudonyms;
    this.#usernames = usernames;
    this.#text = text;
  }

  /**
   * A link without ids and names: of X and other places of people, only the host stays as it was.
   *
   * @param isOfPerson Whether it leads to a person wherever it is, as that of a picture of a post.
   */
  link(link: string, isOfPerson = false): string {
    const [, scheme = "", authority, rest = ""] = link
      .match(/^(\w+:\/{1,2}|\/\/)?([^/?#]*)(.*)$/s)!;
    const host = authority.replace(/^.*@/s, "");
    // A full stop of another script, or at the end, leads to the same host.
    const name = host.toLowerCase().replace(/:\d+$/, "").replace(/[。．｡]/g, ".").replace(
      /\.$/,
      "",
    );
    const [path] = rest.split(/[?#]/);
    const { isX, isOfPeople } = siteOf(name, path);
    const isAll = isOfPerson || isOfPeople;
    const start = scheme + this.#host(host, name);
    const parts = path.split("/");
    const inner = isAll
      ? -1
      : parts.findIndex((part, at) =>
        at > 0 && (/^https?:$/i.test(part) || siteOf(part.toLowerCase(), "").isOfPeople)
      );
    if (inner > 0) {
      const before = parts.slice(0, inner);
      const address = parts.slice(inner).join("/") + rest.slice(path.length);
      return `${start}${before.map((part) => this.#part(part)).join("/")}/${this.link(address)}`;
    }
    const asked = isAll
      ? ""
      : rest.slice(path.length).replace(/[^?#&=;]+/g, (part) => this.#part(part));
    const shown = parts.map((part, at) => {
      if (isX && /^status(?:es)?$/.test(parts[at - 1]) && /^\d+$/.test(part)) {
        return this.#pseudonyms.of("id", part);
      }
      if (part === "" || (isAll && WORDS_OF_PATHS.has(part)) || /^\d{1,2}$/.test(part)) return part;
      const plain = decoded(part).plain.replace(/^@/, "");
      if (isX && at === 1 && !ID_REGEXP.test(plain)) return this.#pseudonyms.of("username", plain);
      return this.#whole(part) ?? (isAll ? this.#pseudonyms.of("id", plain) : this.#part(part));
    });
    return `${start}${shown.join("/")}${asked}`;
  }

  #host(host: string, name: string): string {
    const labels = labelsOf(name);
    const hidden = labels.map(({ label, names }) => {
      if (names === "never") return label;
      const known = [label, label.replaceAll("-", "_")].find((each) => this.#usernames.has(each));
      if (names === "always" || known) return this.#pseudonyms.of("username", known ?? label);
      return this.#text(label);
    });
    const isSame = hidden.every((label, at) => label === labels[at].label);
    return isSame ? host : hidden.join(".") + host.slice(name.length);
  }

  /** The pseudonym of a part that is an id or a user name, and nothing else. */
  #whole(part: string): string | undefined {
    const { plain } = decoded(part);
    const bare = plain.replace(/^@/, "");
    if (ID_REGEXP.test(bare)) return this.#pseudonyms.of("id", bare);
    return this.#usernames.has(bare.toLowerCase()) || (plain[0] === "@" && bare !== "")
      ? this.#pseudonyms.of("username", bare)
      : undefined;
  }

  /** A part of a path or of a query: as a text, in which a blank may be written in other ways. */
  #part(part: string): string {
    const whole = this.#whole(part);
    if (whole !== undefined) return whole;
    const { plain, layers } = decoded(part);
    const text = this.#text(plain);
    // A low line of a pseudonym is none.
    const spaced = text.replace(/\+|_(?![a-z2-7]{16})/g, " ");
    const named = spaced === text ? text : this.#text(spaced);
    const hidden = named === spaced ? text : named;
    return hidden === plain ? part : encoded({ plain: hidden, layers: Math.max(1, layers) });
  }
}
