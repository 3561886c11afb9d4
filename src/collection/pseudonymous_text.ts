import { KnownNames } from "./known_names.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

/** A place of a text that became longer or shorter, in code points, as X's positions count. */
interface Edit {
  at: number;
  before: number;
  after: number;
}

/** A text without the ids and names of people, and how its positions moved. */
export interface PseudonymousText {
  text: string;
  /** Where a position of the text before is now. */
  move: (position: number) => number;
}

/** Hosts on which every part of a path leads to a post, a picture or a person. */
const HOSTS_OF_PEOPLE = [
  ...["x.com", "twitter.com", "t.co", "twimg.com", "practice.example"],
  ...["instagram.com", "facebook.com", "fb.com", "fb.me", "threads.net", "threads.com"],
  ...["tiktok.com", "linkedin.com", "lnkd.in", "t.me", "bsky.app", "youtube.com", "youtu.be"],
  ...["reddit.com", "pinterest.com", "pin.it", "snapchat.com", "twitch.tv", "vk.com", "weibo.com"],
  ...["linktr.ee", "onlyfans.com", "patreon.com", "ko-fi.com", "paypal.me", "discord.gg"],
] as const;

/** Where the first part of a path is a user name. */
const X_SITE = /^(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com$|^practice\.example$/;

/** The path of a post, also where another host shows it, as mirrors of X do. */
const X_PATH = /^\/[^/]+\/status(?:es)?\/\d+/;

/** Parts of a path that say what follows, and of whom nothing. */
const WORDS_OF_PATHS = new Set(
  ("status statuses i web photo video media article hashtag search intent lists communities events " +
    "watch shorts channel user p reel reels posts in company r comments")
    .split(" "),
);

/**
 * Ids as X gives them now have 15 digits at least, behind a kind where they are keys of media; what is
 * shorter is a number of something.
 */
const ID_REGEXP = /^(?:\d{1,2}_)?\d{15,20}$/;

/** What leads to people or posts in any text. */
const FOUND =
  `(?<url>(?:https?://|(?<![\\w.])(?:www\\.|mobile\\.|m\\.|pic\\.)?(?:x|twitter|t)\\.com?/)[^\\s<>"]+)` +
  `|(?<mail>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)` +
  `|[@＠](?<mention>\\w+)` +
  `|(?<!\\w)(?<id>(?:\\d{1,2}_)?\\d{15,20})(?!\\w)`;
const FOUND_REGEXP = new RegExp(FOUND, "giu");

const isOfPeople = (host: string) =>
  HOSTS_OF_PEOPLE.some((each) => host === each || host.endsWith(`.${each}`));

/**
 * Takes ids and names out of the texts of one page: mentions, mail addresses, links that lead to
 * people or posts, long numbers, and the names that the page itself tells.
 */
export class TextPseudonyms {
  readonly #pseudonyms: Pseudonyms;
  /** User names that the page tells, in small letters. */
  readonly #usernames: ReadonlySet<string>;
  readonly #names: KnownNames;
  readonly #known: RegExp;

  /**
   * @param usernames User names that the page tells. A hashtag is a subject, and stays.
   * @param names Display names that it tells.
   */
  constructor(pseudonyms: Pseudonyms, usernames: Iterable<string>, names: Iterable<string>) {
    this.#pseudonyms = pseudonyms;
    const all = [...usernames];
    this.#usernames = new Set(all.map((each) => each.toLowerCase()));
    this.#names = new KnownNames(all, names);
    this.#known = new RegExp(`${FOUND}|${this.#names.pattern}`, "giu");
  }

  /** What has to be looked for in a text; nothing where a glance says that nothing is there. */
  #regexpFor(text: string): RegExp | undefined {
    if (this.#names.mayStandIn(text)) return this.#known;
    return /[@＠/]|\d{15}/.test(text) ? FOUND_REGEXP : undefined;
  }

  /** A text without them. */
  text(before: string): PseudonymousText {
    const regexp = this.#regexpFor(before);
    if (!regexp) return { text: before, move: (position) => position };
    const edits: Edit[] = [];
    let [points, seen] = [0, 0];
    const text = before.replace(regexp, (found, ...rest) => {
      const index = rest.at(-3) as number;
      const after = this.#replacement(found, rest.at(-1) as Record<string, string | undefined>);
      points += [...before.slice(seen, index)].length;
      seen = index;
      edits.push({ at: points, before: [...found].length, after: [...after].length });
      return after;
    });
    return {
      text,
      move: (position) =>
        edits.reduce((moved, { at, before, after }) => {
          if (position <= at) return moved;
          return moved + (position >= at + before ? after - before : Math.min(0, after - before));
        }, position),
    };
  }

  #replacement(
    found: string,
    { url, mail, mention, id, known }: Record<string, string | undefined>,
  ): string {
    if (url !== undefined) {
      const [, link, end] = url.match(/^(.*?)([.,;:!?)\]}'’”…]*)$/su)!;
      return this.url(link) + end;
    }
    if (mail !== undefined) {
      return `${this.#pseudonyms.of("name", mail.toLowerCase())}@mail.example`;
    }
    if (mention !== undefined) return found[0] + this.#pseudonyms.of("username", mention);
    if (id !== undefined) return this.#pseudonyms.of("id", id);
    const whose = this.#names.whose(known!);
    return whose ? this.#pseudonyms.of(whose.kind, whose.value) : found;
  }

  /**
   * A link without ids and names: of X and other places of people, only the host stays as it was.
   *
   * @param isOfPerson Whether it leads to a person wherever it is, as that of a picture of a post.
   */
  url(url: string, isOfPerson = false): string {
    const [, scheme = "", host, rest = ""] = url.match(/^(\w+:\/\/)?([^/?#]*)(.*)$/s)!;
    const name = host.toLowerCase().replace(/^.*@/, "").replace(/:\d+$/, "");
    const [path] = rest.split(/[?#]/);
    const isX = X_SITE.test(name) || X_PATH.test(path);
    const isAll = isOfPerson || isX || isOfPeople(name);
    const parts = path.split("/").map((part, at, all) => {
      if (isX && /^status(?:es)?$/.test(all[at - 1]) && /^\d+$/.test(part)) {
        return this.#pseudonyms.of("id", part);
      }
      if (part === "" || (isAll && WORDS_OF_PATHS.has(part)) || /^\d{1,2}$/.test(part)) return part;
      const plain = decoded(part).replace(/^@/, "");
      if (ID_REGEXP.test(plain)) return this.#pseudonyms.of("id", plain);
      const isUsername = this.#usernames.has(plain.toLowerCase()) || decoded(part)[0] === "@" ||
        (isX && at === 1);
      if (isUsername) return this.#pseudonyms.of("username", plain);
      return isAll ? this.#pseudonyms.of("id", plain) : this.#knownIn(part);
    });
    const asked = isAll ? "" : rest.slice(path.length).replace(/[^?#&=]+/g, (part) => {
      const plain = decoded(part).replace(/^@/, "");
      if (ID_REGEXP.test(plain)) return this.#pseudonyms.of("id", plain);
      return this.#usernames.has(plain.toLowerCase())
        ? this.#pseudonyms.of("username", plain)
        : this.#knownIn(part);
    });
    return `${scheme}${host.replace(/^.*@/, "")}${parts.join("/")}${asked}`;
  }

  /** A part of a link in which a known name or a long number stands among others. */
  #knownIn(part: string): string {
    return part.replace(
      /[A-Za-z0-9_]+/g,
      (word) =>
        ID_REGEXP.test(word)
          ? this.#pseudonyms.of("id", word)
          : /[\d_]|[a-z][A-Z]/.test(word) && this.#usernames.has(word.toLowerCase())
          ? this.#pseudonyms.of("username", word)
          : word,
    );
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
