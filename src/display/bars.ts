import { barsHtml } from "./bars_html.ts";
import type { Faces } from "./faces.ts";
import { type BarGroups, type Bars, groupBars, remarks } from "./group_bars.ts";
import { headingMarkdown, headingText } from "./heading.ts";
import { codeMarkdown, plainMarkdown } from "./markdown.ts";
import { fit, pad, tame, textWidth, wrap } from "./text_width.ts";

const EIGHTHS = [..." ▁▂▃▄▅▆▇█"];
const LEFT_EIGHTHS = [..." ▏▎▍▌▋▊▉█"];

/** Lines that standing bars take. */
const HEIGHT = 6;

/** So few bars lie, each in a line with its number. */
const LYING = 12;

const WIDEST = 120;

const COMPACT = { notation: "compact", maximumFractionDigits: 1 } as const;

/** Longer numbers are rounded, such as 1.2M. */
const LONGEST = 7;

/** A number in few columns. */
function short(value: number): string {
  const whole = value.toLocaleString("en");
  return whole.length <= LONGEST ? whole : value.toLocaleString("en", COMPACT);
}

/** A bar of so many eighths of a cell; what is not nothing shows. */
function eighths(value: number, top: number, cells: number): number {
  return value > 0 ? Math.max(1, Math.round(value / top * cells * 8)) : 0;
}

function lying({ bars, top }: BarGroups, width: number): string[] {
  const numbers = bars.map(({ value }) => short(value));
  const numberWidth = Math.max(...numbers.map(textWidth));
  const labels = bars.map(({ label }) => tame(label));
  const room = Math.max(4, width - numberWidth - 8);
  const labelWidth = Math.min(room, Math.max(...labels.map(textWidth)));
  const cells = Math.max(1, width - labelWidth - numberWidth - 3);
  return bars.map(({ value }, i) => {
    const length = eighths(value, top, cells);
    const bar = "█".repeat(Math.floor(length / 8)) + LEFT_EIGHTHS[length % 8].trim();
    const name = pad(fit(labels[i], labelWidth), labelWidth);
    return `${name} ${pad(numbers[i], numberWidth, "right")} ${bar}`.trimEnd();
  });
}

/** Names under the bars, as many as there is room for. */
function axis({ marks }: BarGroups, columns: number): string {
  let line = "";
  for (const { at, label } of marks) {
    const name = tame(label);
    if (at < textWidth(line) + (line ? 1 : 0) || at + textWidth(name) > columns) continue;
    line = pad(line, at) + name;
  }
  return line;
}

function standing(groups: BarGroups, columns: number, gutter: number): string[] {
  const heights = groups.bars.map(({ value }) => eighths(value, groups.top, HEIGHT));
  const rows = Array.from({ length: HEIGHT }, (_, i) => {
    const below = (HEIGHT - 1 - i) * 8;
    const drawn = heights.map((height) => EIGHTHS[Math.min(8, Math.max(0, height - below))]);
    const name = i === 0 ? short(groups.top) : i === HEIGHT - 1 ? "0" : "";
    return `${pad(name, gutter, "right")} ${name ? "┤" : "│"}${drawn.join("")}`.trimEnd();
  });
  return [...rows, (" ".repeat(gutter + 2) + axis(groups, columns)).trimEnd()];
}

/** Bars in block characters, and what they add up. */
function sketch(bars: Bars, width: number): { lines: string[]; groups: BarGroups } {
  if (bars.values.length <= LYING) {
    const groups = groupBars(bars, LYING);
    return { groups, lines: groups.bars.length > 0 ? lying(groups, width) : [] };
  }
  const total = bars.values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const widest = Math.min(LONGEST, total.toLocaleString("en").length);
  const groups = groupBars(bars, Math.max(1, width - widest - 2));
  const gutter = textWidth(short(groups.top));
  return { groups, lines: standing(groups, width - gutter - 2, gutter) };
}

/** Bars for a terminal of so many columns. */
function barsText(bars: Bars, columns: number): string {
  const { notes = [], footer = [] } = bars;
  const width = Math.min(columns, WIDEST);
  const { lines, groups } = sketch(bars, width);
  return [
    ...wrap(headingText(bars), width),
    ...lines,
    ...[...remarks(groups, bars), ...notes, ...footer].flatMap((text) => wrap(tame(text), width)),
  ].join("\n");
}

const MARKDOWN_WIDTH = 72;

function barsMarkdown(bars: Bars): string {
  const { notes = [], footer = [] } = bars;
  const drawn = sketch(bars, MARKDOWN_WIDTH);
  return [
    headingMarkdown(bars),
    ...(drawn.lines.length > 0 ? [codeMarkdown(drawn.lines, "text")] : []),
    ...[...remarks(drawn.groups, bars), ...notes, ...footer].map(plainMarkdown),
  ].join("\n\n");
}

/** More bars than these are too narrow to see on a page. */
const MOST_BARS = 240;

/** The faces of a bar chart. */
export function barsFaces(bars: Bars): Faces {
  return {
    html: () => barsHtml(bars, groupBars(bars, MOST_BARS)),
    markdown: () => barsMarkdown(bars),
    text: (width) => barsText(bars, width),
  };
}
