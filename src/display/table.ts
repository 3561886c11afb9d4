import type { Faces } from "./faces.ts";
import { headingMarkdown, headingText, stampHtml } from "./heading.ts";
import { html, type Markup } from "./html.ts";
import { plainMarkdown } from "./markdown.ts";
import { fit, pad, tame, textWidth, wrap } from "./text_width.ts";

/** What stands in one cell. A link must be https; anything else is shown as text. */
export type Cell = string | number | null | { text: string; href: string };

/** One column. */
export interface Column {
  title: string;
  align?: "left" | "right";
  /** Takes the room that is left. */
  grow?: boolean;
}

/** Rows in columns. */
export interface Table {
  title?: string;
  /** Stands out on every face, such as `"PRACTICE"`. */
  stamp?: string;
  columns: Column[];
  rows: Cell[][];
  /** How many more rows there are that are not shown. */
  more?: number;
  /** What a reader should know, as whole sentences. */
  notes?: string[];
  /** Small print, such as the cost. */
  footer?: string[];
}

const textOf = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return cell.toLocaleString("en");
  return typeof cell === "string" ? cell : cell.text;
};
const hrefOf = (cell: Cell): string | undefined =>
  cell !== null && typeof cell === "object" && /^https:\/\//.test(cell.href)
    ? cell.href
    : undefined;
const moreText = ({ more = 0 }: Table) =>
  more > 0 ? [`… and ${more.toLocaleString("en")} more.`] : [];

const LINE = "1px solid rgba(128,128,128,.45)";
const cellStyle = ({ align = "left", grow }: Column) =>
  `text-align:${align};vertical-align:top;padding:.35em .7em;border-bottom:${LINE};` +
  (grow
    ? "min-width:16em;max-width:40em;white-space:pre-line;overflow-wrap:break-word"
    : "white-space:nowrap");

function cellHtml(cell: Cell, column: Column): Markup {
  const href = hrefOf(cell);
  const text = html`<bdi dir="auto">${textOf(cell)}</bdi>`;
  return html`<td style="${cellStyle(column)}">${
    href ? html`<a href="${href}" target="_blank" rel="noopener noreferrer">${text}</a>` : text
  }</td>`;
}

function tableHtml(table: Table): Markup {
  const { title, stamp, columns, rows, notes = [], footer = [] } = table;
  const small = "margin:.4em 0 0;font-size:.92em";
  return html`
    <div
      style="line-height:1.45;overflow-x:auto"><table style="border-collapse:collapse;background:transparent;min-width:26em">${title ||
          stamp
        ? html`
          <caption
            style="caption-side:top;text-align:left;padding:.3em .2em .6em;color:inherit"><strong style="margin-right:.7em">${title}</strong> ${stampHtml(
              stamp,
            )}</caption>
        `
        : undefined}<thead><tr>${columns.map((column) =>
          html`<th scope="col" style="${
            cellStyle(column)
          };border-bottom-width:2px">${column.title}</th>`
        )}</tr></thead><tbody>${rows.map((row) =>
          html`<tr style="background:transparent">${
            columns.map((column, i) => cellHtml(row[i] ?? null, column))
          }</tr>`
        )}</tbody></table>${[...moreText(table), ...notes, ...footer].map((text) =>
          html`<p style="${small}">${text}</p>`
        )}</div>
  `;
}

function tableMarkdown(table: Table): string {
  const { columns, rows, notes = [], footer = [] } = table;
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const cell = (value: Cell) => {
    const href = hrefOf(value);
    const text = plainMarkdown(textOf(value));
    return href && !/[\s()<>]/.test(href) ? `[${text}](${href})` : text;
  };
  return [
    headingMarkdown(table),
    [
      line(columns.map((column) => plainMarkdown(column.title))),
      line(columns.map(({ align }) => align === "right" ? "---:" : "---")),
      ...rows.map((row) => line(columns.map((_, i) => cell(row[i] ?? null)))),
    ].join("\n"),
    ...[...moreText(table), ...notes, ...footer].map(plainMarkdown),
  ].filter(Boolean).join("\n\n");
}

const GAP = 2;
const NARROWEST_GROWING = 24;

/** The width of each column, or nothing if they do not fit side by side. */
function widthsFor({ columns, rows }: Table, width: number): number[] | undefined {
  const natural = columns.map(({ title }, i) =>
    Math.max(textWidth(title), ...rows.map((row) => textWidth(tame(textOf(row[i])))))
  );
  const gaps = GAP * (columns.length - 1);
  const growing = columns.filter(({ grow }) => grow).length;
  const fixed = natural.reduce((sum, each, i) => sum + (columns[i].grow ? 0 : each), 0);
  const left = width - gaps - fixed;
  if (growing === 0) return left >= 0 ? natural : undefined;
  const widest = Math.max(...natural.filter((_, i) => columns[i].grow));
  if (left < Math.min(NARROWEST_GROWING, widest) * growing) return undefined;
  return natural.map((each, i) =>
    columns[i].grow ? Math.min(each, Math.floor(left / growing)) : each
  );
}

function sideBySide({ columns, rows }: Table, widths: number[]): string[] {
  const line = (cells: string[]) =>
    cells.map((cell, i) => pad(fit(cell, widths[i]), widths[i], columns[i].align))
      .join(" ".repeat(GAP)).trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    widths.map((each) => "─".repeat(each)).join(" ".repeat(GAP)),
    ...rows.map((row) => line(columns.map((_, i) => tame(textOf(row[i]))))),
  ];
}

/** For narrow terminals: a row is a little list. */
function oneBelowTheOther({ columns, rows }: Table, width: number): string[] {
  return rows.flatMap((row) => [
    "─".repeat(width),
    ...columns.flatMap(({ title }, i) => {
      const text = tame(textOf(row[i]));
      return text ? wrap(`${title}: ${text}`, width) : [];
    }),
  ]);
}

function tableText(table: Table, width: number): string {
  const { rows, notes = [], footer = [] } = table;
  const widths = widthsFor(table, width);
  return [
    ...wrap(headingText(table), width),
    ...(rows.length === 0
      ? []
      : widths
      ? sideBySide(table, widths)
      : oneBelowTheOther(table, width)),
    ...[...moreText(table), ...notes, ...footer].flatMap((text) => wrap(tame(text), width)),
  ].join("\n");
}

/** The faces of a table. */
export function tableFaces(table: Table): Faces {
  return {
    html: () => tableHtml(table),
    markdown: () => tableMarkdown(table),
    text: (width) => tableText(table, width),
  };
}
