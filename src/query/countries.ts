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

let names: Intl.DisplayNames | undefined;
let byName: Map<string, string> | undefined;

function nameOf(code: string): string | undefined {
  names ??= new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  return names.of(code);
}

/** Whether a text is the code of a country, in capitals or not. */
export function isCountry(text: string): boolean {
  const code = text.toUpperCase();
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRIES.includes(code)) return false;
  // A code that was given up, such as SU, stands for another or for several.
  return nameOf(code) !== undefined && Intl.getCanonicalLocales(`und-${code}`)[0].endsWith(code);
}

const WITH_ARTICLE_REGEXP =
  /^(United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros)|(Islands|Republic|Territories)$/;

/** The English name of a country as it stands in a sentence; the code itself if it is none. */
export function countryName(code: string): string {
  const name = isCountry(code) ? nameOf(code.toUpperCase())! : code;
  return WITH_ARTICLE_REGEXP.test(name) ? `the ${name}` : name;
}

/** The code of the country that somebody means by another code or its English name. */
export function guessCountry(text: string): string | undefined {
  if (!byName) {
    byName = new Map();
    for (let i = 0; i < 26 * 26; i++) {
      const code = String.fromCharCode(65 + Math.floor(i / 26), 65 + i % 26);
      if (isCountry(code)) byName.set(nameOf(code)!.toUpperCase(), code);
    }
  }
  const upper = text.toUpperCase();
  return OTHER_CODES[upper] ?? byName.get(upper);
}
