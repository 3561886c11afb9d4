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

/** Bytes that are no UTF-8 are those of an older page. */
function decodedOnce(part: string): string {
  return part.replace(/(?:%[\da-f]{2})+/gi, (signs) => {
    try {
      return decodeURIComponent(signs);
    } catch {
      return signs.replace(/%(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
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

/** Where in a path another address begins: behind a sign that is no part of a host. */
const INNER_REGEXP = /(?<![\w.-])(?:https?:$|[\w-]+(?:\.[\w-]+)+$)/i;

/** A link in as many as it is made of, as `https://archive.example/2026/https://x.com/ada` of two. */
function addressesIn(link: string): string[] {
  const [path] = link.split(/[?#]/);
  if (!/[^/]\/.*[.:]/.test(path.replace(/^\w+:\/\//, ""))) return [link];
  const parts = path.split("/");
  const starts = [0];
  let at = 0;
  // A scheme and its host are no inner address.
  const first = /^\w*:$|^$/.test(parts[0]) ? 3 : 1;
  for (const [index, part] of parts.entries()) {
    const found = index < first ? undefined : part.match(INNER_REGEXP);
    if (found && (found[0].endsWith(":") || siteOf(found[0].toLowerCase(), "").isOfPeople)) {
      starts.push(at + found.index!);
    }
    at += part.length + 1;
  }
  return starts.map((start, index) => link.slice(start, starts[index + 1]));
}

/** What takes ids and names out of any text; a part of a link is one, once it is decoded. */
export interface TextRules {
  text: (text: string) => string;
  /** Of known names only: of a text in which all else is a pseudonym already. */
  names: (text: string) => string;
}

/** Takes ids and names out of links. */
export class LinkPseudonyms {
  readonly #pseudonyms: Pseudonyms;
  readonly #usernames: ReadonlySet<string>;
  readonly #rules: TextRules;
  /** Hosts as they are hidden: on a page the same come again and again. */
  readonly #hosts = new Map<string, string>();

  /** @param usernames User names that are known, in small letters. */
  constructor(pseudonyms: Pseudonyms, usernames: ReadonlySet<string>, rules: TextRules) {
    this.#pseudonyms = pseudonyms;
    this.#usernames = usernames;
    this.#rules = rules;
  }

  /**
   * A link without ids and names: of X and other places of people, only the host stays as it was.
   *
   * @param isOfPerson Whether it leads to a person wherever it is, as that of a picture of a post.
   */
  link(link: string, isOfPerson = false): string {
    return addressesIn(link).map((each) => this.#address(each, isOfPerson)).join("");
  }

  #address(link: string, isOfPerson: boolean): string {
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
    const parts = path.split("/");
    const isPost = (at: number) => /^status(?:es)?$/.test(parts[at]) && /^\d+/.test(parts[at + 1]);
    const shown = parts.map((part, at) => {
      if (at > 1 && isPost(at - 1)) return this.#pseudonyms.of("id", part.match(/^\d+/)![0]);
      if (part === "" || (isAll && WORDS_OF_PATHS.has(part)) || /^\d{1,2}$/.test(part)) return part;
      const plain = decoded(part).plain.replace(/^@/, "");
      if (((isX && at === 1) || isPost(at + 1)) && !ID_REGEXP.test(plain)) {
        return this.#pseudonyms.of("username", plain.match(/^\w+/)?.[0] ?? plain);
      }
      return this.#whole(part) ?? (isAll ? this.#pseudonyms.of("id", plain) : this.part(part));
    });
    const asked = isAll ? "" : this.#asked(rest.slice(path.length));
    return `${scheme}${this.#host(host, name)}${shown.join("/")}${asked}`;
  }

  #host(host: string, name: string): string {
    const hidden = this.#hosts.get(name) ?? this.#hostWithout(name);
    this.#hosts.set(name, hidden);
    return hidden === name ? host : hidden + host.slice(name.length);
  }

  #hostWithout(name: string): string {
    return labelsOf(name).map(({ label, names }) => {
      if (names === "never") return /\d{15}/.test(label) ? this.#rules.text(label) : label;
      const known = [label, label.replaceAll("-", "_"), label.replaceAll("-", "")]
        .find((each) => this.#usernames.has(each));
      if (names === "always" || known) return this.#pseudonyms.of("username", known ?? label);
      return this.#rules.text(label);
    }).join(".");
  }

  /** What is behind the path. */
  #asked(asked: string): string {
    return asked
      .replace(
        /(?<=[?&;#](?:screen_?name|user_?name|handle)=)[^?#&=;]+/gi,
        (value) => this.#pseudonyms.of("username", decoded(value).plain.replace(/^@/, "")),
      )
      .replace(/[^?#&=;]+/g, (part) => this.#whole(part) ?? this.part(part));
  }

  /** The pseudonym of a part that is an id or a user name, and nothing else. */
  #whole(part: string): string | undefined {
    const { plain } = decoded(part);
    const bare = plain.replace(/^@/, "");
    if (ID_REGEXP.test(bare)) return this.#pseudonyms.of("id", bare);
    return this.#usernames.has(bare.toLowerCase()) || (plain[0] === "@" && /^\w+$/.test(bare))
      ? this.#pseudonyms.of("username", bare)
      : undefined;
  }

  /** A part of a path or of a query: as a text, in which a blank may be written in other ways. */
  part(part: string): string {
    const { plain, layers } = decoded(part);
    const text = this.#rules.text(plain);
    // A low line of a pseudonym is none.
    const spaced = text.replace(/\+|_(?![a-z2-7]{16})/g, " ");
    const named = this.#rules.names(spaced);
    // A user name may be any word, and have an ending behind it: ada.html.
    const hidden = (named === spaced ? text : named).replace(
      /(?<![\p{L}\p{N}_.-])\w+(?=(?:\.\w{1,5})?(?![\p{L}\p{N}_.-]))/gu,
      (word) =>
        this.#usernames.has(word.toLowerCase()) ? this.#pseudonyms.of("username", word) : word,
    );
    return hidden === plain ? part : encoded({ plain: hidden, layers: Math.max(1, layers) });
  }

  /** A word of a text in which something is encoded, and which is no link: `x.com%2Fada`. */
  word(word: string): string {
    return word.replace(
      /[^/?#&=;:,()[\]|]+/g,
      (part) => decoded(part).layers === 0 ? part : this.part(part),
    );
  }
}
