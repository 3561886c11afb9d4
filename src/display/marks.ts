import { caretRows } from "./caret_rows.ts";
import type { Faces } from "./faces.ts";
import { html, type Markup } from "./html.ts";
import { codeMarkdown, plainMarkdown } from "./markdown.ts";
import { tame, wrap } from "./text_width.ts";

/** A mark on a part of a text, and what is to be said of it. */
export interface Mark {
  /** Offset of its first character, as JavaScript counts. */
  start: number;
  /** Offset after its last character; the same as `start` for a place between two. */
  end: number;
  tone: "bad" | "note";
  /** What is to be said, as a sentence. */
  note: string;
  /** What would mend it, in a few words. */
  tip?: string;
}

/** A text with marks under it. */
export interface Marked {
  title: string;
  /** What it comes to, in a few words. */
  verdict?: string;
  text: string;
  /** In the order of the text. */
  marks: Mark[];
  /** What else a reader should know; `code` is shown as it is written. */
  notes?: { label: string; text: string; code?: boolean }[];
}

/** More than these are counted, not shown. */
const MOST_MARKS = 20;

const TONES = { bad: { sign: "✗", word: "Error" }, note: { sign: "!", word: "Warning" } };
const tipOf = ({ tip }: Mark) => tip === undefined ? "" : ` → ${tip}.`;
const shown = ({ marks }: Marked) => marks.slice(0, MOST_MARKS);
const more = ({ marks }: Marked) =>
  marks.length > MOST_MARKS ? `… and ${marks.length - MOST_MARKS} more.` : undefined;

// Colours are the notebook's own; a line under the text tells the tones apart without them. A
// `<mark>` would be black on every page: a notebook that is not trusted loses its `color`.
const LINE = "rgba(128,128,128,.45)";
const STYLE = {
  box:
    `border:1px solid ${LINE};border-radius:8px;max-width:52em;padding:.8em 1.1em;margin:.4em 0;` +
    "background:rgba(128,128,128,.06);line-height:1.5",
  head: "display:flex;justify-content:space-between;gap:1em;margin:0 0 .4em",
  // Room between the lines for what stands under them.
  code: "display:block;white-space:pre-wrap;overflow-wrap:break-word;line-height:2;padding:0;" +
    "background:transparent;color:inherit;font-family:ui-monospace,Menlo,Consolas,monospace",
  mark: {
    bad: "background:rgba(220,60,50,.18);border-bottom:2px solid #d5483c",
    note: "background:rgba(220,160,30,.16);border-bottom:2px dotted #b8860b",
  },
  list: "margin:.3em 0;padding-left:1.8em",
  small: "margin:.3em 0 0",
};

// The numbers are for eyes: the list says the place in words, and a copied text is the text alone.
const HIDDEN = html`aria-hidden="true" style="user-select:none"`;

/** The text in pieces, each with the marks that lie on it; the number stands where a mark ends. */
function markedHtml(text: string, marks: readonly Mark[]): Markup[] {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])]
    .sort((a, b) => a - b);
  const numbers = (at: number) =>
    marks.flatMap(({ end }, i) => end === at ? [html`<sup ${HIDDEN}>${i + 1}</sup>`] : []);
  return cuts.map((to, i) => {
    const from = cuts[i - 1] ?? 0;
    if (from === to) return html`${numbers(to)}`;
    const piece = html`<bdi>${text.slice(from, to)}</bdi>`;
    const on = marks.filter(({ start, end }) => start <= from && to <= end);
    const tone = on.some(({ tone }) => tone === "bad") ? "bad" : "note";
    return html`${on.length ? html`<span style="${STYLE.mark[tone]}">${piece}</span>` : piece}${
      numbers(to)
    }`;
  });
}

const codeHtml = (text: string) => html`<code><bdi>${text}</bdi></code>`;

function marksHtml(marked: Marked): Markup {
  const { title, verdict, text, notes = [] } = marked;
  const marks = shown(marked);
  const items = marks.map((mark) => {
    const { sign, word } = TONES[mark.tone];
    const part = text.slice(mark.start, mark.end);
    const where = part ? [" at ", codeHtml(part)] : [];
    return html`<li><strong>${sign} ${word}</strong>${where}: ${mark.note}${tipOf(mark)}</li>`;
  });
  const list = items.length ? html`<ol style="${STYLE.list}">${items}</ol>` : undefined;
  const below = notes.map(({ label, text, code }) => {
    const said = code ? codeHtml(text) : text;
    return html`<p style="${STYLE.small}"><strong>${label}:</strong> ${said}</p>`;
  });
  const rest = more(marked) && html`<p style="${STYLE.small}">${more(marked)}</p>`;
  const head = html`<strong>${title}</strong><span>${verdict}</span>`;
  const body = html`<code style="${STYLE.code}">${markedHtml(text, marks)}</code>`;
  const inside = [html`<div style="${STYLE.head}">${head}</div>`, body, list, rest, below];
  return html`<section aria-label="${title}" style="${STYLE.box}">${inside}</section>`;
}

function marksMarkdown(marked: Marked): string {
  const { title, verdict, text, notes = [] } = marked;
  const marks = shown(marked);
  return [
    `**${plainMarkdown(title)}**${verdict ? ` ${plainMarkdown(verdict)}` : ""}`,
    codeMarkdown(caretRows(text, marks, 78)),
    marks.map((mark, i) =>
      `${i + 1}. **${TONES[mark.tone].word}:** ${plainMarkdown(mark.note + tipOf(mark))}`
    ).join("\n"),
    more(marked),
    ...notes.map(({ label, text, code }) =>
      `**${plainMarkdown(label)}:**${
        code ? `\n\n${codeMarkdown([tame(text)])}` : ` ${plainMarkdown(text)}`
      }`
    ),
  ].filter(Boolean).join("\n\n");
}

function marksText(marked: Marked, width: number): string {
  const { title, verdict, text, notes = [] } = marked;
  const marks = shown(marked);
  const room = Math.max(16, Math.min(width, 100));
  const rest = more(marked);
  const hanging = (head: string, body: string) =>
    wrap(tame(body), room - head.length).map((line, i) =>
      (i === 0 ? head : " ".repeat(head.length)) + line
    );
  return [
    ...wrap([title, verdict].filter(Boolean).join(": "), room),
    "",
    ...caretRows(text, marks, room - 2).map((line) => `  ${line}`.trimEnd()),
    "",
    ...marks.flatMap((mark, i) =>
      hanging(`${TONES[mark.tone].sign} ${i + 1}. `, mark.note + tipOf(mark))
    ),
    ...(rest ? [rest] : []),
    ...notes.flatMap(({ label, text, code }) =>
      // What is to be copied must not be broken into lines.
      code ? [`${label}:`, `  ${tame(text)}`] : hanging("", `${label}: ${text}`)
    ),
  ].join("\n");
}

/** The faces of a text with marks. */
export function marksFaces(marked: Marked): Faces {
  return {
    html: () => marksHtml(marked),
    markdown: () => marksMarkdown(marked),
    text: (width) => marksText(marked, width),
  };
}
