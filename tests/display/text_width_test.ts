import { assert, assertEquals } from "../assert.ts";
import { fit, textWidth, wrap } from "../../src/display/mod.ts";
import { tame } from "../../src/display/text_width.ts";

const WIDTHS = [
  { text: "", width: 0 },
  { text: "card", width: 4 },
  { text: "café", width: 4 },
  { text: "cafe\u0301", width: 4 },
  { text: "図書館", width: 6 },
  { text: "ｶ", width: 1 },
  { text: "Ａ", width: 2 },
  { text: "مكتبة", width: 5 },
  { text: "📚", width: 2 },
  { text: "👩‍👩‍👧‍👦", width: 2 },
  { text: "👍🏽", width: 2 },
  { text: "🇩🇪", width: 2 },
  { text: "❤️", width: 2 },
  { text: "a\u200Bb", width: 2 },
  { text: "✓ … — │", width: 7 },
];

Deno.test.each(WIDTHS)("textWidth() of $text is $width", ({ text, width }) => {
  assertEquals(textWidth(text), width);
});

const FITS = [
  { text: "library", width: 7, cut: "library" },
  { text: "library", width: 4, cut: "lib…" },
  { text: "図書館", width: 4, cut: "図…" },
  { text: "👩‍👩‍👧‍👦👩‍👩‍👧‍👦", width: 3, cut: "👩‍👩‍👧‍👦…" },
  { text: "ab", width: 1, cut: "…" },
  { text: "ab", width: 0, cut: "" },
];

Deno.test.each(FITS)("fit() cuts $text to $width", ({ text, width, cut }) => {
  assertEquals(fit(text, width), cut);
});

Deno.test("wrap() breaks between words, and inside a word that is too long", () => {
  assertEquals(wrap("to be or not to be", 6), ["to be", "or not", "to be"]);
  assertEquals(wrap("extraordinary", 5), ["extra", "ordin", "ary"]);
  assertEquals(wrap("図書館 card", 5), ["図書", "館", "card"]);
  assertEquals(wrap("  ", 5), []);
});

Deno.test("tame() leaves nothing that could redraw a terminal", () => {
  assertEquals(
    tame("\u001b[2J\u001b]0;title\u0007hi\r\n\tyou\u202Eevil"),
    "[2J]0;titlehi you evil".replace("you evil", "youevil"),
  );
  assert(!/\p{Cc}/u.test(tame("\u009b31m\u0000\u0008")));
});
