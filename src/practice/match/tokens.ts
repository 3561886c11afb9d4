// Flags, keycaps, and pictures with their skin tones and joiners; each is a token of its own.
const EMOJI = String
  .raw`\p{RI}\p{RI}|[0-9#*]\u20E3|\p{Extended_Pictographic}\p{EMod}?(?:\u200D\p{Extended_Pictographic}\p{EMod}?)*`;

// Scripts that are written without spaces, and Korean, whose words carry endings: how X cuts them
// is not known. Here each sign is a token, so that a word is found inside a longer one.
const UNSPACED = String
  .raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]`;
const SIGN = String.raw`(?!\p{M})${UNSPACED}\p{M}*`;

// The two joiners that some scripts write inside a word do not cut it.
const WORD = String
  .raw`[[\p{L}\p{N}\p{M}_]--${UNSPACED}][[\p{L}\p{N}\p{M}_\u200C\u200D]--${UNSPACED}]*`;

const TOKEN_REGEXP = new RegExp(`${EMOJI}|${SIGN}|${WORD}`, "gv");

// X's pages do not say how it cuts 10:30, 1,000 or 3.5: here their parts stay in order.
const NUMBER = String.raw`\p{N}+(?:[.,:\/]\p{N}+)+(?![\p{L}\p{N}\p{M}_])`;
const RUN_REGEXP = new RegExp(`${EMOJI}|${NUMBER}|(?:${SIGN})+|${WORD}`, "gv");

// An accent is one on letters that are known without it; и and й are two letters.
const ACCENT_REGEXP = /(?<=[\p{Script=Latin}\p{Script=Greek}][\u0300-\u036f]*)[\u0300-\u036f]/gu;
const VARIATION_REGEXP = /[\uFE0E\uFE0F]/g;

/** Makes spellings alike that X's search takes as alike: capitals and accents do not count. */
export function fold(text: string): string {
  // Nothing to do for the common case: plain ASCII.
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase();
  return text.normalize("NFD").replace(ACCENT_REGEXP, "").normalize("NFC").toLowerCase()
    .replace(VARIATION_REGEXP, "");
}

/** Cuts a text into the tokens that a search compares. */
export function tokensOf(text: string): string[] {
  return fold(text).match(TOKEN_REGEXP) ?? [];
}

/** Tokens as one string in which a run of tokens can be found by `includes`. */
export const joinTokens = (tokens: readonly string[]): string => ` ${tokens.join(" ")} `;

/** A text as joined tokens; nothing if it has none. */
export function joined(text: string): string | undefined {
  const tokens = tokensOf(text);
  return tokens.length > 0 ? joinTokens(tokens) : undefined;
}

/** The parts into which a bare word is cut, each as joined tokens: `e-mail` is two. */
export function partsOf(word: string): string[] {
  return (fold(word).match(RUN_REGEXP) ?? []).map((run) => joinTokens(tokensOf(run)));
}
