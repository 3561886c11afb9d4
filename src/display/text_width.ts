import { eastAsianWidth } from "npm:get-east-asian-width@1.7.0";

// Made when first needed: that takes longer than to load this whole room.
let segmenter: Intl.Segmenter | undefined;
const EMOJI_REGEXP = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}{2}/u;
const INVISIBLE_REGEXP = /^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Mark}]+$/u;

/** What a reader sees as one character each. */
export function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function graphemeWidth(grapheme: string): number {
  if (INVISIBLE_REGEXP.test(grapheme)) return 0;
  if (EMOJI_REGEXP.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0)!);
}

/** Columns that a text takes in a terminal: wide characters and emoji take two, marks none. */
export function textWidth(text: string): number {
  // The common case: printable ASCII.
  if (/^[\x20-\x7E]*$/.test(text)) return text.length;
  return graphemes(text).reduce((width, grapheme) => width + graphemeWidth(grapheme), 0);
}

/** Cuts a text to a width, with `…` where something was cut. Never splits what a reader sees as one character. */
export function fit(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += graphemeWidth(grapheme);
    if (used > width - 1) break;
    kept += grapheme;
  }
  return width > 0 ? `${kept}…` : "";
}

/** Fills a text up to a width with spaces, at its end or at its start. */
export function pad(text: string, width: number, align: "left" | "right" = "left"): string {
  const space = " ".repeat(Math.max(0, width - textWidth(text)));
  return align === "left" ? text + space : space + text;
}

/** Breaks a text into lines of at most a width; a word that is longer is broken. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (let word of text.split(/\s+/).filter(Boolean)) {
    if (line && textWidth(line) + 1 + textWidth(word) <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line) lines.push(line);
    while (textWidth(word) > width) {
      let part = "";
      for (const grapheme of graphemes(word)) {
        if (part && textWidth(part + grapheme) > width) break;
        part += grapheme;
      }
      lines.push(part);
      word = word.slice(part.length);
    }
    line = word;
  }
  if (line) lines.push(line);
  return lines;
}

// Escape sequences, control characters and direction marks could redraw a terminal.
const UNSAFE_REGEXP = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029]/gu;

/** Makes text from strangers harmless in a terminal: one line, nothing that moves the cursor. */
export function tame(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ").replace(/\t/g, " ").replace(
    UNSAFE_REGEXP,
    "",
  );
}

/** Columns of the terminal; 100 where there is none, as in a notebook. */
export function screenWidth(): number {
  try {
    const { columns } = Deno.consoleSize();
    // Some terminals do not know their own width and say 0.
    return columns > 0 ? Math.max(20, columns) : 100;
  } catch {
    return 100;
  }
}
