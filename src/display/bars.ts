import { barsHtml } from "./bars_html.ts";
import { barsText, sketch } from "./bars_text.ts";
import type { Faces } from "./faces.ts";
import { groupBars, remarks } from "./group_bars.ts";
import { headingMarkdown } from "./heading.ts";
import { plainMarkdown } from "./markdown.ts";

/** A place on the axis with a name, such as the first hour of a day. */
export interface AxisMark {
  /** Index of the bar that it stands under. */
  at: number;
  label: string;
}

/** Numbers side by side. */
export interface Bars {
  title: string;
  /** Stands out on every face, such as `"PRACTICE"`. */
  stamp?: string;
  /** What each bar is called, in full. */
  labels: readonly string[];
  /** How high each bar is; a number below 0 is shown as 0. */
  values: readonly number[];
  /** What one bar stands for, in the singular, such as `"hour"`. */
  each: string;
  /** Names on the axis. @default the names of some bars, evenly spaced */
  marks?: readonly AxisMark[];
  /** What a reader should know, as whole sentences. */
  notes?: readonly string[];
  /** Small print, such as the cost. */
  footer?: readonly string[];
}

const MARKDOWN_WIDTH = 72;

function barsMarkdown(bars: Bars): string {
  const { notes = [], footer = [] } = bars;
  const drawn = sketch(bars, MARKDOWN_WIDTH);
  return [
    headingMarkdown(bars),
    ...(drawn.lines.length > 0 ? [["```text", ...drawn.lines, "```"].join("\n")] : []),
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
