import type { Faces } from "./faces.ts";
import { html, type Markup } from "./html.ts";
import { headingMarkdown, stampHtml, stampText } from "./heading.ts";
import { plainMarkdown } from "./markdown.ts";
import { fit, pad, tame, textWidth, wrap } from "./text_width.ts";
import { type Trouble, troubleHtml, troubleMarkdown, troubleText } from "./trouble.ts";

/** One line of a sheet. */
export interface SheetLine {
  label: string;
  value: string;
  /** Each but `plain` has a sign of its own; `seen` is less than `good`, `open` is no verdict. */
  tone?: "plain" | "good" | "seen" | "note" | "bad" | "open";
}

/** A sheet of facts, such as a library card. */
export interface Sheet {
  title: string;
  /** Stands out on every face, such as `"PRACTICE"`. */
  stamp?: string;
  subtitle?: string;
  lines: SheetLine[];
  /** What stops a reader, in full. */
  trouble?: Trouble;
  /** What a reader should know, as whole sentences. */
  notes?: string[];
  /** What to do next; code in backticks. */
  next?: string[];
}

const SIGNS = { plain: "", good: "✓ ", seen: "· ", note: "! ", bad: "✗ ", open: "– " };
const valueOf = ({ value, tone = "plain" }: SheetLine) => SIGNS[tone] + value;

// Colours are the notebook's own, so that they fit light and dark; lines are half transparent.
const LINE = "1px solid rgba(128,128,128,.45)";
const STYLE = {
  card: `border:${LINE};border-radius:10px;max-width:44em;padding:1em 1.4em;margin:.4em 0;` +
    "background:rgba(128,128,128,.06);line-height:1.5",
  head: `display:flex;justify-content:space-between;align-items:center;gap:1em;` +
    `border-bottom:3px double rgba(128,128,128,.6);padding-bottom:.5em`,
  title: "font-size:1.35em;font-weight:700;letter-spacing:.04em",
  list:
    "display:grid;grid-template-columns:auto minmax(55%,1fr);gap:0 1.2em;margin:.7em 0 .2em;padding:0",
  // Jupyter gives dt and dd widths of their own.
  label:
    `width:auto;float:none;margin:0;padding:.25em 0;font-weight:400;opacity:.85;border-bottom:1px dotted rgba(128,128,128,.5)`,
  value:
    `width:auto;float:none;margin:0;padding:.25em 0;font-family:ui-monospace,Menlo,Consolas,monospace;` +
    "font-size:.93em;overflow-wrap:break-word;border-bottom:1px dotted rgba(128,128,128,.5)",
  small: "margin:.5em 0 0;font-size:.92em",
};

/** Text with `code` in backticks. */
function withCode(text: string): unknown[] {
  return text.split("`").map((part, i) => i % 2 ? html`<code>${part}</code>` : part);
}

function sheetHtml(sheet: Sheet): Markup {
  const { title, stamp, subtitle, lines, trouble, notes = [], next = [] } = sheet;
  return html`
    <section
      style="${STYLE.card}"><div style="${STYLE.head}"><span><span style="${STYLE
        .title}">${title}</span>${subtitle && html`<br>${subtitle}`}</span>${stampHtml(
          stamp,
        )}</div><dl style="${STYLE.list}">${lines.map((line) =>
          html`
            <dt style="${STYLE.label}">${line.label}</dt>
            <dd style="${STYLE.value}">${valueOf(line)}</dd>
          `
        )}</dl>${trouble && troubleHtml(trouble)}${notes.map((note) =>
          html`<p style="${STYLE.small}">${note}</p>`
        )}${next.length
        ? html`<div style="${STYLE.small}">Next:<ul style="margin:.1em 0 0;padding-left:1.4em">${
          next.map((step) => html`<li>${withCode(step)}</li>`)
        }</ul></div>`
        : undefined}</section>
  `;
}

function sheetMarkdown(sheet: Sheet): string {
  const { subtitle, lines, trouble, notes = [], next = [] } = sheet;
  return [
    headingMarkdown(sheet),
    ...(subtitle ? [plainMarkdown(subtitle)] : []),
    [
      "| | |",
      "| --- | --- |",
      ...lines.map((line) => `| ${plainMarkdown(line.label)} | ${plainMarkdown(valueOf(line))} |`),
    ].join("\n"),
    ...(trouble ? [troubleMarkdown(trouble)] : []),
    ...notes.map(plainMarkdown),
    ...(next.length
      ? [
        `Next:\n\n${
          next.map((step) =>
            `- ${
              step.split("`").map((part, i) => i % 2 ? `\`${part}\`` : plainMarkdown(part)).join("")
            }`
          ).join("\n")
        }`,
      ]
      : []),
  ].join("\n\n");
}

const WIDEST = 78;
const NARROWEST_VALUE = 24;

function sheetText(sheet: Sheet, width: number): string {
  const { title, stamp, subtitle, lines, notes = [], next = [] } = sheet;
  const inner = Math.max(8, Math.min(width, WIDEST) - 4);
  const row = (text = "") => `│ ${pad(fit(text, inner), inner)} │`;
  const rule = (left: string, right: string) => `${left}${"─".repeat(inner + 2)}${right}`;
  const mark = stamp ? stampText(stamp) : "";
  const room = inner - textWidth(mark) - 1;
  const head = textWidth(title) <= room
    ? [row(pad(title, inner - textWidth(mark)) + mark)]
    : [row(title), row(mark)];
  const labels = Math.max(...lines.map(({ label }) => textWidth(tame(label))));
  const body = lines.flatMap((line) => {
    const [label, value] = [tame(line.label), tame(valueOf(line))];
    // Where label and value do not fit side by side, the value stands below.
    if (inner - labels < NARROWEST_VALUE) {
      return [...wrap(`${label}:`, inner), ...wrap(value, inner - 2).map((text) => `  ${text}`)]
        .map(row);
    }
    const dots = ` ${".".repeat(labels - textWidth(label) + 2)} `;
    const [first = "", ...rest] = wrap(value, inner - labels - 4);
    return [row(label + dots + first), ...rest.map((text) => row(" ".repeat(labels + 4) + text))];
  });
  const below = Math.max(12, Math.min(width, WIDEST));
  return [
    rule("┌", "┐"),
    ...head,
    ...(subtitle ? wrap(tame(subtitle), inner).map(row) : []),
    rule("├", "┤"),
    ...body,
    rule("└", "┘"),
    ...(sheet.trouble ? troubleText(sheet.trouble, below) : []),
    ...notes.flatMap((note) => wrap(tame(note), below)),
    ...(next.length ? ["Next:"] : []),
    ...next.flatMap((step) =>
      wrap(tame(step.replaceAll("`", "")), below - 2).map((text) => `  ${text}`)
    ),
  ].join("\n");
}

/** The faces of a sheet. */
export function sheetFaces(sheet: Sheet): Faces {
  return {
    html: () => sheetHtml(sheet),
    markdown: () => sheetMarkdown(sheet),
    text: (width) => sheetText(sheet, width),
  };
}
