/**
 * The codes that `lang:` takes. Hebrew and Indonesian have their old codes, `iw` and `in`.
 * Source: https://docs.x.com/x-api/posts/search/integrate/operators, as of 2026-08-22.
 */
export const LANGUAGES: readonly string[] =
  ("am ar bg bn ca cs da de el en es et eu fa fi fr gu hi hr hu hy in it iw ja ka kn ko lt lv ml " +
    "mr nl no pl pt ro ru sk sl sr sv ta te th tr uk ur vi zh-CN zh-TW").split(" ");

/** Codes that X's page listed until January 2026 and no longer does. */
const FORMER_LANGUAGES: readonly string[] =
  "bo bs ckb cy dv hi-Latn ht is km lo my ne or pa ps sd si tl ug und".split(" ");

/** Other codes by which people know a language of the list. */
const OTHER_CODES: Readonly<Record<string, string>> = {
  he: "iw",
  id: "in",
  jp: "ja",
  kr: "ko",
  gr: "el",
  cz: "cs",
  dk: "da",
  se: "sv",
  nb: "no",
  nn: "no",
  zh: "zh-CN",
  "zh-hans": "zh-CN",
  "zh-hant": "zh-TW",
  cn: "zh-CN",
  tw: "zh-TW",
};

/** What Intl would name by the country, or not at all. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "zh-cn": "Simplified Chinese",
  "zh-tw": "Traditional Chinese",
  und: "a language that X could not tell",
};

const LISTED = new Map(LANGUAGES.map((code) => [code.toLowerCase(), code]));
const FORMER = new Map(FORMER_LANGUAGES.map((code) => [code.toLowerCase(), code]));

/** Names by code; asking Intl takes time, and a query can ask a thousand times. */
const names = new Map<string, string>();
let intl: Intl.DisplayNames | undefined;
let byName: Map<string, string> | undefined;

/** The English name of a language of X's lists, present or former; another code is its own name. */
export function languageName(code: string): string {
  const lower = code.toLowerCase();
  const known = LISTED.get(lower) ?? FORMER.get(lower);
  if (known === undefined) return code;
  if (Object.hasOwn(OTHER_NAMES, lower)) return OTHER_NAMES[lower];
  intl ??= new Intl.DisplayNames(["en"], { type: "language" });
  const name = names.get(lower) ?? intl.of(known) ?? code;
  names.set(lower, name);
  return name;
}

/** Whether `lang:` takes a code. */
export function languageState(code: string): "listed" | "former" | "unknown" {
  const lower = code.toLowerCase();
  return LISTED.has(lower) ? "listed" : FORMER.has(lower) ? "former" : "unknown";
}

/** The code that somebody means by another code, a region (`en-GB`) or an English name. */
export function guessLanguage(text: string): string | undefined {
  const lower = text.toLowerCase().replace("_", "-");
  const known = (code: string) =>
    Object.hasOwn(OTHER_CODES, code) ? OTHER_CODES[code] : LISTED.get(code);
  byName ??= new Map(LANGUAGES.map((code) => [languageName(code).toLowerCase(), code]));
  return known(lower) ?? known(lower.split("-")[0]) ?? byName.get(lower);
}
