/** Whose name it is, as the page tells it. */
export interface KnownName {
  kind: "username" | "name";
  value: string;
}

/** Accents of letters that have a bare form; marks of other scripts change the word. */
const ACCENTS = /[\u0300-\u036f]/g;

/** Letters that Unicode does not take apart, and people write without their stroke. */
const STROKES: Record<string, string> = { ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ı: "i" };

/** A text in small letters without accents. */
function folded(text: string): string {
  // deno-lint-ignore no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().replace(/\s+/g, " ");
  return text.normalize("NFD").replace(ACCENTS, "").normalize("NFC").toLowerCase()
    .replace(/[øłđðħı]/g, (letter) => STROKES[letter]).replaceAll("’", "'")
    .replace(/\s+/g, " ");
}

/** Scripts that put no space between words: a name stands in the middle of a text. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const TITLES =
  /^(?:(?:dr|drs|dra|prof|mr|mrs|ms|mx|sir|dame|rev|hon|ing|herr|frau|mme|sra?|don|doña)\.? +)+/iu;
const DECORATION =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{So}\u200d\ufe0f\u20e3]+/gu;
/** What follows a name in a profile: a trade, a pronoun, a place. */
const AFTERWORD = /\s*(?:[([（|•·,/~–—]|\s[-@]\s).*$/u;

/** Letters below which a word is too short to be taken for a name. */
const FEWEST = 3;

/** Letters from which on a name is no other word by chance, also within one, or without its blanks. */
const FEWEST_INSIDE = 8;

/** What may stand between the words of a name: blanks, dashes, and what links have in their place. */
const BETWEEN = "[\\s\\p{Pd}_+.\\p{DI}]";
const BETWEEN_REGEXP = new RegExp(`${BETWEEN}+`, "gu");

const isOneWord = (name: string): boolean => !/\S\s+\S/.test(name);

/** The words of a name, folded. */
const spaced = (name: string): string => folded(name).replace(BETWEEN_REGEXP, " ").trim();

/** By what a name is known again, however its words are put together. */
function keyOf(name: string): string {
  const words = spaced(name);
  const joined = words.replaceAll(" ", "");
  return joined.length >= FEWEST_INSIDE ? joined : words;
}

/** A word that is none of a language: with a digit, a low line or a capital inside. */
const isMade = (word: string): boolean => /[\d_]|\p{Ll}\p{Lu}/u.test(word);

/** A display name as others write it: as it is, and without emoji, titles and what follows it. */
function formsOf(name: string): string[] {
  const bare = (text: string) =>
    text.trim().replace(TITLES, "").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "");
  const plain = name.replace(DECORATION, " ").replace(/\s+/g, " ").trim();
  const short = bare(plain.replace(AFTERWORD, ""));
  const forms = [name.trim(), plain, bare(plain)];
  // "News | Paperwick" does not make a name of each "News".
  if (!isOneWord(short)) forms.push(short);
  return forms.filter((form) =>
    !isOneWord(form) || (form.match(/[\p{L}\p{N}]/gu) ?? []).length >= FEWEST
  );
}

/** How each bare letter may also be written, made when a first name is looked for. */
let accented: Map<string, string> | undefined;

function variantsOf(letter: string): string {
  if (!accented) {
    accented = new Map();
    // Latin, Greek and Cyrillic.
    for (const [from, to] of [[0xc0, 0x52f], [0x1e00, 0x1fff]]) {
      for (let code = from; code <= to; code++) {
        const written = String.fromCharCode(code);
        const plain = folded(written);
        if (plain === written.toLowerCase() || plain.length !== 1) continue;
        accented.set(plain, (accented.get(plain) ?? "") + written);
      }
    }
  }
  return accented.get(letter) ?? "";
}

function patternOf(words: string): string {
  const isLong = words.replaceAll(" ", "").length >= FEWEST_INSIDE;
  return [...words].map((sign) => {
    if (sign === " ") return isLong ? `${BETWEEN}*` : `${BETWEEN}+`;
    if (sign === "'") return "['’]";
    if (!/\p{L}/u.test(sign)) return RegExp.escape(sign);
    return `[${sign}${variantsOf(sign)}][\\u0300-\\u036f]*`;
  }).join("");
}

const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}_]+/gu) ?? [];

/** A name of a page, as it may stand in a text. */
interface NameForm extends KnownName {
  /** Whether it is one word, which in small letters may be one of a language. */
  isWord: boolean;
}

const longestFirst = (words: Iterable<string>) =>
  [...words].toSorted((one, other) => other.length - one.length);
const either = (patterns: string[]) => patterns.length === 0 ? "(?!)" : patterns.join("|");

/**
 * The names that a page tells, as they may stand in its texts without an `@`: capitals and accents
 * do not matter, nor emoji and titles, nor what stands between words. Of one word, a name counts from
 * three letters on; where its script has capitals, only with one, since in small letters it may be a
 * word of a language. From eight letters on, a user name counts within a word, too.
 */
export class KnownNames {
  /** What finds them, as part of an expression with the flags `i` and `u`; `known` is the name. */
  readonly pattern: string;
  /** In small letters. */
  readonly #usernames = new Map<string, KnownName>();
  readonly #names = new Map<string, NameForm>();
  /** The first word of each, to tell at a glance that none is there. */
  readonly #firstWords = new Set<string>();
  /** How those begin that may stand within a word. */
  readonly #beginnings = new Set<string>();
  /** Those of scripts without spaces. */
  readonly #unspaced: string[] = [];

  /**
   * @param usernames User names. A bare word is taken for one only where it is none of a language.
   * @param names Display names.
   */
  constructor(usernames: Iterable<string>, names: Iterable<string>) {
    for (const value of usernames) {
      if (isMade(value)) this.#usernames.set(value.toLowerCase(), { kind: "username", value });
    }
    const forms = new Set<string>();
    for (const value of names) {
      for (const form of formsOf(value)) {
        const [key, words] = [keyOf(form), spaced(form)];
        if (words === "") continue;
        forms.add(words);
        if (this.#names.has(key)) continue;
        this.#names.set(key, { kind: "name", value, isWord: !words.includes(" ") });
      }
    }
    const known = longestFirst(this.#usernames.keys());
    const isLong = (name: string) => name.length >= FEWEST_INSIDE;
    const words = longestFirst(forms);
    const apart = words.filter((each) => !UNSPACED.test(each));
    this.#unspaced = words.filter((each) => UNSPACED.test(each));
    for (const name of known) {
      if (isLong(name)) this.#beginnings.add(name.slice(0, FEWEST_INSIDE));
      else this.#firstWords.add(name);
    }
    for (const each of apart) {
      for (const word of wordsOf(each).slice(0, 1)) this.#firstWords.add(word);
      const joined = each.replaceAll(" ", "");
      if (each.includes(" ") && isLong(joined)) {
        this.#beginnings.add(joined.slice(0, FEWEST_INSIDE));
      }
    }
    const alone = [
      ...known.filter((name) => !isLong(name)).map(RegExp.escape),
      ...apart.map(patternOf),
    ];
    this.pattern = `(?<known>` +
      `(?:${either(known.filter(isLong).map(RegExp.escape))})(?<![#$][\\p{L}\\p{N}_]{0,140})|` +
      `(?<![\\p{L}\\p{N}_#$])(?:${either(alone)})(?![\\p{L}\\p{N}_])|` +
      `(?<![#$])(?:${either(this.#unspaced.map(patternOf))}))`;
  }

  /** Whether one may stand in a text, at a glance. */
  mayStandIn(text: string): boolean {
    if (wordsOf(text).some((word) => this.#mayBe(word))) return true;
    if (this.#unspaced.length === 0) return false;
    const plain = folded(text);
    return this.#unspaced.some((name) => plain.includes(name));
  }

  #mayBe(word: string): boolean {
    if (this.#firstWords.has(word)) return true;
    if (word.includes("_") && word.split("_").some((each) => this.#firstWords.has(each))) {
      return true;
    }
    for (let at = 0; at + FEWEST_INSIDE <= word.length; at++) {
      if (this.#beginnings.has(word.slice(at, at + FEWEST_INSIDE))) return true;
    }
    return false;
  }

  /** Whose name was found; nothing where it may be a word of a language. */
  whose(found: string): KnownName | undefined {
    const username = this.#usernames.get(found.toLowerCase());
    if (username) return username;
    const known = this.#names.get(keyOf(found));
    if (!known?.isWord) return known;
    const isSmall = found === found.toLowerCase() && found !== found.toUpperCase();
    return isSmall && !/[\d_]/.test(found) ? undefined : known;
  }
}
