/** Where the codes below were read, and when. */
export const LANGUAGES_SOURCE = {
  source: "https://docs.x.com/x-api/posts/search/integrate/operators",
  asOf: "2026-08-22",
} as const;

/** The codes that `lang:` takes. Hebrew and Indonesian have their old codes, `iw` and `in`. */
export const LANGUAGES: readonly string[] =
  ("am ar bg bn ca cs da de el en es et eu fa fi fr gu hi hr hu hy in it iw ja ka kn ko lt lv ml " +
    "mr nl no pl pt ro ru sk sl sr sv ta te th tr uk ur vi zh-CN zh-TW").split(" ");

/** Codes that X's page listed until January 2026 and no longer does. */
export const FORMER_LANGUAGES: readonly string[] =
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

let names: Intl.DisplayNames | undefined;

/** The English name of a language, for a code of X; the code itself if it has none. */
export function languageName(code: string): string {
  const lower = code.toLowerCase();
  if (Object.hasOwn(OTHER_NAMES, lower)) return OTHER_NAMES[lower];
  try {
    names ??= new Intl.DisplayNames(["en"], { type: "language" });
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

const find = (list: readonly string[], code: string) =>
  list.find((each) => each.toLowerCase() === code.toLowerCase());

/** Whether `lang:` takes a code. */
export function languageState(code: string): "listed" | "former" | "unknown" {
  if (find(LANGUAGES, code)) return "listed";
  return find(FORMER_LANGUAGES, code) ? "former" : "unknown";
}

/** The code that somebody means by another code, a region (`en-GB`) or an English name. */
export function guessLanguage(text: string): string | undefined {
  const lower = text.toLowerCase().replace("_", "-");
  const known = (code: string) => OTHER_CODES[code] ?? find(LANGUAGES, code);
  return known(lower) ?? known(lower.split("-")[0]) ??
    LANGUAGES.find((code) => languageName(code).toLowerCase() === lower);
}
