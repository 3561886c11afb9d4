// Chinese, Japanese and Korean write without spaces: there each sign is a token of its own.
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]|[[\p{L}\p{N}\p{M}_]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]]+|\p{Extended_Pictographic}/gv;

/** Makes spellings alike that X's search takes as alike: capitals and accents do not count. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
}

/** Cuts a text into the tokens that a search compares; addresses are none. */
export function tokensOf(text: string): string[] {
  return fold(text.replace(/https?:\/\/\S+/g, " ")).match(TOKEN) ?? [];
}

/** Tokens as one string in which a run of tokens can be found by `includes`. */
export const joinTokens = (tokens: readonly string[]): string => ` ${tokens.join(" ")} `;
