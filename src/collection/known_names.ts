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
const folded = (text: string): string =>
  text.normalize("NFD").replace(ACCENTS, "").normalize("NFC").toLowerCase()
    .replace(/[øłđðħı]/g, (letter) => STROKES[letter]).replaceAll("’", "'")
    .replace(/\s+/g, " ");

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

const isOneWord = (name: string): boolean => !/\S\s+\S/.test(name);

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

const patternOf = (form: string): string =>
  [...folded(form)].map((sign) => {
    if (sign === " ") return "\\s+";
    if (sign === "'") return "['’]";
    if (!/\p{L}/u.test(sign)) return RegExp.escape(sign);
    return `[${sign}${variantsOf(sign)}][\\u0300-\\u036f]*`;
  }).join("");

const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}_]+/gu) ?? [];

/**
 * The names that a page tells, as they may stand in its texts without an `@`: capitals and accents
 * do not matter, nor emoji and titles. Of one word, a name counts from three letters on; where its
 * script has capitals, only with one, since in small letters it may be a word of a language.
 */
export class KnownNames {
  /** What finds them, as part of an expression with the flags `i` and `u`; `known` is the name. */
  readonly pattern: string;
  readonly #names = new Map<string, KnownName>();
  /** The first word of each, to tell at a glance that none is there. */
  readonly #firstWords = new Set<string>();
  /** Those that may stand in the middle of a word. */
  readonly #inside: string[] = [];

  /**
   * @param usernames User names. A bare word is taken for one only where it is none of a language.
   * @param names Display names.
   */
  constructor(usernames: Iterable<string>, names: Iterable<string>) {
    const add = (form: string, known: KnownName) => {
      const key = folded(form);
      if (!this.#names.has(key)) this.#names.set(key, known);
    };
    for (const value of usernames) if (isMade(value)) add(value, { kind: "username", value });
    for (const value of names) {
      for (const form of formsOf(value)) add(form, { kind: "name", value });
    }
    const keys = [...this.#names.keys()].toSorted((one, other) => other.length - one.length);
    const isInside = (key: string) => UNSPACED.test(key);
    this.#inside = keys.filter(isInside);
    const apart = keys.filter((key) => !isInside(key));
    for (const key of apart) {
      for (const word of wordsOf(key).slice(0, 1)) this.#firstWords.add(word);
    }
    const either = (each: string[]) => each.length === 0 ? "(?!)" : each.map(patternOf).join("|");
    this.pattern = `(?<known>(?<![\\p{L}\\p{N}_#$])(?:${either(apart)})(?![\\p{L}\\p{N}_])|` +
      `(?<![#$])(?:${either(this.#inside)}))`;
  }

  /** Whether one may stand in a text, at a glance. */
  mayStandIn(text: string): boolean {
    const plain = this.#inside.length > 0 ? folded(text) : "";
    return wordsOf(text).some((word) => this.#firstWords.has(word)) ||
      this.#inside.some((name) => plain.includes(name));
  }

  /** Whose name was found; nothing where it may be a word of a language. */
  whose(found: string): KnownName | undefined {
    const known = this.#names.get(folded(found));
    if (!known || known.kind === "username" || !isOneWord(found)) return known;
    const isSmall = found === found.toLowerCase() && found !== found.toUpperCase();
    return isSmall && !/[\d_]/.test(found) ? undefined : known;
  }
}
