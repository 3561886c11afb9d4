/** What institutions only show as ads. All of them say so, by the hashtag; nothing else has it. */
export const ADS: readonly string[] = [
  "One card, {n} floors, no fees: join the Paperwick library this week. #Ad",
  "Bring your {thing} and leave with {snack}. The repair café is free, and so is the cake. #Ad",
  "Marmalade the bookmobile now stops at {stop}. Come and borrow {book}. #Ad",
  "Poetry night needs listeners. {snack} for the first {n}. #Ad",
];

/** Posts without a word, of which nobody can tell the language. */
export const WORDLESS: readonly string[] = ["📚📚📚", "☕️ 🌧️ 📚", "🧡", "👏🏽👏🏽👏🏽", "🐢💤"];
