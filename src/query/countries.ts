/**
 * Codes that the tables of Intl name beyond ISO 3166-1 alpha-2: groups of countries, islands that
 * are only reserved, and codes for tests. Source: Unicode CLDR 48 and ISO 3166-1, as of 2026-08-22.
 * XK, Kosovo, is no code of ISO, but X tags places with it.
 */
const NO_COUNTRIES = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split(" ");

/** Codes of everyday use that are not those of ISO. */
const OTHER_CODES: Readonly<Record<string, string>> = {
  UK: "GB",
  USA: "US",
  EN: "GB",
  ENGLAND: "GB",
  SCOTLAND: "GB",
  WALES: "GB",
  AMERICA: "US",
};

let byCode: Map<string, string> | undefined;
let byName: Map<string, string> | undefined;

/** The countries that Intl knows, by their codes. */
function countries(): Map<string, string> {
  if (byCode) return byCode;
  byCode = new Map();
  const intl = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  for (let i = 0; i < 26 * 26; i++) {
    const code = String.fromCharCode(65 + Math.floor(i / 26), 65 + i % 26);
    const name = intl.of(code);
    if (name === undefined || NO_COUNTRIES.includes(code)) continue;
    // A code that was given up, such as SU, stands for another or for several.
    if (Intl.getCanonicalLocales(`und-${code}`)[0].endsWith(code)) byCode.set(code, name);
  }
  return byCode;
}

/** Whether a text is the code of a country, in capitals or not. */
export const isCountry = (text: string): boolean => countries().has(text.toUpperCase());

const WITH_ARTICLE_REGEXP =
  /^(United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros)|(Islands|Republic|Territories)$/;

/** The English name of a country as it stands in a sentence; the code itself if it is none. */
export function countryName(code: string): string {
  const name = countries().get(code.toUpperCase()) ?? code;
  return WITH_ARTICLE_REGEXP.test(name) ? `the ${name}` : name;
}

/** The code of the country that somebody means by another code or its English name. */
export function guessCountry(text: string): string | undefined {
  const upper = text.toUpperCase();
  byName ??= new Map([...countries()].map(([code, name]) => [name.toUpperCase(), code]));
  return byName.get(upper) ?? (Object.hasOwn(OTHER_CODES, upper) ? OTHER_CODES[upper] : undefined);
}
