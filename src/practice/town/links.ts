/** Pages that posts link to. Only on hosts that are kept for examples. */
export const LINKED_PAGES: readonly { url: string; title: string }[] = [
  { url: "https://example.org/paperwick/library-week", title: "Library week: the programme" },
  { url: "https://example.org/paperwick/opening-hours", title: "Opening hours in exam season" },
  { url: "https://example.org/paperwick/bookmobile", title: "Where Marmalade stops" },
  { url: "https://example.org/paperwick/repair-cafe", title: "The repair café: what we mend" },
  { url: "https://example.org/paperwick/poetry-night", title: "Poetry night: sign up to read" },
  { url: "https://example.org/paperwick/storm-log", title: "Storm Semicolon, hour by hour" },
  { url: "https://example.com/blog/small-libraries", title: "In praise of small libraries" },
  { url: "https://example.com/blog/how-to-revise", title: "How to revise without tears" },
  { url: "https://example.com/shop/bookmarks", title: "Bookmarks knitted by the choir" },
];

/** Hashtags of posts that are not in English, without `#`. */
export const HASHTAGS_BY_LANGUAGE: Readonly<Record<string, readonly string[]>> = {
  de: ["Bibliothek", "PaperwickLibraryWeek"],
  fr: ["bibliothèque", "PaperwickLibraryWeek"],
  es: ["biblioteca", "PaperwickLibraryWeek"],
  ja: ["図書館", "PaperwickLibraryWeek"],
  pt: ["biblioteca", "PaperwickLibraryWeek"],
  ar: ["مكتبة", "PaperwickLibraryWeek"],
  it: ["biblioteca", "PaperwickLibraryWeek"],
  nl: ["bibliotheek", "PaperwickLibraryWeek"],
  sv: ["bibliotek", "PaperwickLibraryWeek"],
  pl: ["biblioteka", "PaperwickLibraryWeek"],
  ru: ["библиотека", "PaperwickLibraryWeek"],
  uk: ["бібліотека", "PaperwickLibraryWeek"],
  el: ["βιβλιοθήκη", "PaperwickLibraryWeek"],
  tr: ["kütüphane", "PaperwickLibraryWeek"],
  iw: ["ספרייה", "PaperwickLibraryWeek"],
  in: ["perpustakaan", "PaperwickLibraryWeek"],
  hi: ["पुस्तकालय", "PaperwickLibraryWeek"],
  ko: ["도서관", "PaperwickLibraryWeek"],
  zh: ["图书馆", "PaperwickLibraryWeek"],
  th: ["ห้องสมุด", "PaperwickLibraryWeek"],
};

/** What can be seen on the media of Paperwick: alternative texts. */
export const ALT_TEXTS: readonly string[] = [
  "A reading room with green lamps, seen from the stairs",
  "An orange bus full of books on a rainy square",
  "A toaster in pieces on a workbench, next to a slice of cake",
  "A tortoise asleep on a winter coat",
  "A handwritten poem pinned to a wooden door",
  "Children on beanbags, one of them dressed as a dragon",
  "Waves over harbour steps at night, a lit window behind",
  "A stack of returned books with a knitted bookmark",
  "A heron waiting in front of an automatic door",
  "A desk with highlighters, notes and three empty cups",
];
