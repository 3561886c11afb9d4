import { BARE_LINK } from "./hosts_of_people.ts";
import { KnownNames } from "./known_names.ts";
import { LinkPseudonyms } from "./pseudonymous_link.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

/** A place of a text that became longer or shorter, in code points, as X's positions count. */
interface Edit {
  at: number;
  before: number;
  after: number;
}

type Groups = Record<string, string | undefined>;

/** A text without the ids and names of people, and how its positions moved. */
export interface PseudonymousText {
  text: string;
  /** Where a position of the text before is now. */
  move: (position: number) => number;
}

/** Whom a page tells, wherever. */
export interface People {
  /** User names. A hashtag is a subject, and stays. */
  usernames: Iterable<string>;
  /** Display names. */
  names: Iterable<string>;
  /** Ids that have too few digits to be taken for one where nobody tells it. */
  ids?: ReadonlySet<string>;
}

const NO_IDS: ReadonlySet<string> = new Set();

/** What leads to people or posts in any text. */
const FOUND = `(?<url>(?:[a-z][a-z\\d+-]*://[^\\s<>"]+)|${BARE_LINK})` +
  `|(?<mail>(?<![\\p{L}\\p{N}_.+-])[\\p{L}\\p{N}_.+-]+[@＠][\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)+)` +
  `|[@＠](?<mention>\\w+)` +
  `|(?<id>(?:(?<!\\w)\\d{1,2}_)?\\d{15,})`;
const FOUND_REGEXP = new RegExp(FOUND, "giu");
const GLANCE = /[@＠/]|\d{15}|[^\s.]\.[a-z]/i;

/** Ids with few digits, of which the page tells some. */
const SHORT_ID = "(?<short>(?<![\\p{L}\\p{N}])\\d{5,14}(?![\\p{L}\\p{N}]))";

/** Signs that nobody sees, within a word or before it. */
const UNSEEN = /(?<=[\p{Script=Latin}\d_@＠])\p{DI}+(?=[\p{Script=Latin}\d_])/gu;
/** Letters and digits in another dress, as 𝐀𝐝𝐚 and Ａｄａ. */
const DRESSED = /[０-９Ａ-Ｚａ-ｚ＿\u{1d400}-\u{1d7ff}](?:[^\p{ASCII}]| (?=[^\p{ASCII}]))*/gu;
/** What is encoded as in a link, and none: those keep their form. */
const ENCODED = /%[\da-f]{2}/i;
const IS_LINK = /:\/\/|^[^%]*\.[^%]*\//;
/** What may stand behind a link, and is none of it. */
const ENDS = new Set(".,;:!?)]}'’”…");
const MAY_BE_VEILED = /\p{DI}|[０-９Ａ-Ｚａ-ｚ\u{1d400}-\u{1d7ff}]/u;

/** Replaces what is found, and tells how positions move. */
function edited(
  before: string,
  regexp: RegExp,
  replacement: (found: string, groups: Groups) => string,
): PseudonymousText {
  const edits: Edit[] = [];
  let [points, seen] = [0, 0];
  const text = before.replace(regexp, (found, ...rest) => {
    const hasGroups = typeof rest.at(-1) === "object";
    const index = rest.at(hasGroups ? -3 : -2) as number;
    const after = replacement(found, hasGroups ? rest.at(-1) as Groups : {});
    if (after === found) return found;
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

/**
 * Takes ids and names out of the texts of one page: mentions, mail addresses, links that lead to
 * people or posts, long numbers, and the names and ids that the page itself tells.
 */
export class TextPseudonyms {
  readonly #pseudonyms: Pseudonyms;
  readonly #names: KnownNames;
  readonly #ids: ReadonlySet<string>;
  readonly #links: LinkPseudonyms;
  readonly #known: RegExp;
  readonly #knownNames: RegExp;

  constructor(pseudonyms: Pseudonyms, { usernames, names, ids = NO_IDS }: People) {
    this.#pseudonyms = pseudonyms;
    const all = [...usernames];
    this.#ids = ids;
    this.#names = new KnownNames(all, names);
    this.#links = new LinkPseudonyms(
      pseudonyms,
      new Set(all.map((each) => each.toLowerCase())),
      { text: (text) => this.text(text).text, names: (text) => this.#named(text).text },
    );
    const short = ids.size > 0 ? `|${SHORT_ID}` : "";
    this.#known = new RegExp(`${FOUND}${short}|${this.#names.pattern}`, "giu");
    this.#knownNames = new RegExp(this.#names.pattern, "giu");
  }

  /** What has to be looked for in a text; nothing where a glance says that nothing is there. */
  #regexpFor(text: string): RegExp | undefined {
    if (this.#ids.size > 0 && /\d{5}/.test(text)) return this.#known;
    if (this.#names.mayStandIn(text)) return this.#known;
    return GLANCE.test(text) ? FOUND_REGEXP : undefined;
  }

  /** A text without them. */
  text(before: string): PseudonymousText {
    const steps: PseudonymousText[] = [];
    const step = (next: (text: string) => PseudonymousText) => {
      steps.push(next(steps.at(-1)?.text ?? before));
    };
    if (MAY_BE_VEILED.test(before)) {
      step((text) => edited(text, UNSEEN, () => ""));
      step((text) => edited(text, DRESSED, (found) => this.#undressed(found)));
    }
    if (ENCODED.test(before)) {
      step((text) =>
        edited(text, /[^\s<>"]+/g, (word) => IS_LINK.test(word) ? word : this.#links.word(word))
      );
    }
    step((text) => this.#seen(text));
    return {
      text: steps.at(-1)!.text,
      move: (position) => steps.reduce((moved, { move }) => move(moved), position),
    };
  }

  #undressed(found: string): string {
    const plain = found.normalize("NFKC");
    return plain === this.#seen(plain).text ? found : plain;
  }

  #seen(before: string): PseudonymousText {
    const regexp = this.#regexpFor(before);
    if (!regexp) return { text: before, move: (position) => position };
    const once = edited(before, regexp, (found, groups) => this.#replacement(found, groups));
    if (regexp !== this.#known || !/[/@]/.test(before)) return once;
    // A link, or what looks like one, may have taken the first word of a name.
    const { text, move } = this.#named(once.text);
    return { text, move: (position) => move(once.move(position)) };
  }

  #named(before: string): PseudonymousText {
    if (!this.#names.mayStandIn(before)) return { text: before, move: (position) => position };
    return edited(before, this.#knownNames, (found, groups) => this.#replacement(found, groups));
  }

  #replacement(found: string, { url, mail, mention, id, short, known }: Groups): string {
    if (url !== undefined) {
      let end = url.length;
      while (ENDS.has(url[end - 1])) end -= 1;
      return this.url(url.slice(0, end)) + url.slice(end);
    }
    if (mail !== undefined) {
      return `${this.#pseudonyms.of("name", mail.toLowerCase())}@mail.example`;
    }
    if (mention !== undefined) return found[0] + this.#pseudonyms.of("username", mention);
    if (id !== undefined) return this.#pseudonyms.of("id", id);
    if (short !== undefined) return this.#ids.has(short) ? this.#pseudonyms.of("id", short) : found;
    const whose = this.#names.whose(known!);
    return whose ? this.#pseudonyms.of(whose.kind, whose.value) : found;
  }

  /**
   * A link without ids and names: of X and other places of people, only the host stays as it was.
   *
   * @param isOfPerson Whether it leads to a person wherever it is, as that of a picture of a post.
   */
  url(url: string, isOfPerson = false): string {
    return this.#links.link(url, isOfPerson);
  }
}
