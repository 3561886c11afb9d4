import { type AxisMark, type BarGroups, type Bars, remarks } from "./group_bars.ts";
import { stampHtml } from "./heading.ts";
import { html, type Markup } from "./html.ts";

/** Seen on white and on black; all else has the colour of the notebook's own text. */
const ACCENT = "#3b82b5";
const LINE = "rgba(128,128,128,.45)";

/** Fewer bars than these do not fill the width, or they would be walls. */
const FEWEST = 7;

/** Names on the axis get at least this share of the width each. */
const NARROWEST = 0.12;

const STYLE = {
  chart: "margin:.4em 0;max-width:52em;line-height:1.45",
  head: "margin:0 0 .5em",
  top: `font-size:.85em;line-height:1.3;border-bottom:1px dashed ${LINE}`,
  picture: `display:block;width:100%;height:10em;border-bottom:1px solid ${LINE}`,
  axis: "display:flex;font-size:.85em;overflow:hidden",
  mark: `box-sizing:border-box;flex:none;white-space:nowrap;overflow:hidden;padding-left:.3em;` +
    `border-left:1px solid ${LINE}`,
  small: "margin:.4em 0 0;font-size:.92em",
  numbers: "max-height:16em;overflow:auto;margin-top:.4em",
  table: "text-align:right;border-spacing:.8em 0;font-variant-numeric:tabular-nums",
  name: "text-align:left;font-weight:400",
};

const HALF =
  html`stroke="currentColor" stroke-opacity=".25" stroke-dasharray="4 4" vector-effect="non-scaling-stroke"`;

// What a picture's description says already.
const HIDDEN = html`aria-hidden="true"`;

const say = (value: number) => value.toLocaleString("en");
const percent = (share: number) => `${+(share * 100).toFixed(3)}%`;

function pictureHtml({ bars, top }: BarGroups, title: string, description: string): Markup {
  const width = Math.max(bars.length, FEWEST);
  const drawn = bars.map(({ label, value }, i) => {
    if (value === 0) return;
    // What is not nothing shows.
    const height = +Math.max(0.8, value / top * 100).toFixed(2);
    const place = html`x="${(i + 0.1).toFixed(1)}" y="${+(100 - height).toFixed(2)}"`;
    const tip = html`<title>${label}: ${say(value)}</title>`;
    return html`<rect ${place} width=".8" height="${height}">${tip}</rect>`;
  });
  const said = html`
    <title>${title}</title>
    <desc>${description}</desc>
  `;
  const half = html`
    <path d="M0 50H${width}" ${HALF} />
  `;
  const frame = html`viewBox="0 0 ${width} 100" preserveAspectRatio="none"`;
  const look = html`fill="${ACCENT}" style="${STYLE.picture}"`;
  return html`<svg role="img" ${frame} ${look}>${[said, half, drawn]}</svg>`;
}

/** Names under the bars: each takes the room up to the next one. */
function axisHtml({ bars, marks }: BarGroups): Markup {
  const width = Math.max(bars.length, FEWEST);
  const shown: AxisMark[] = [];
  // From the right, so that a first day of a few hours gives way, not the whole one after it.
  for (const mark of marks.toReversed()) {
    if ((shown[0]?.at ?? width) - mark.at >= width * NARROWEST) shown.unshift(mark);
  }
  const spans = shown.map(({ at, label }, i) => {
    const share = ((shown[i + 1]?.at ?? width) - at) / width;
    return html`<span style="${STYLE.mark};width:${percent(share)}">${label}</span>`;
  });
  const before = html`<span style="flex:none;width:${
    percent((shown[0]?.at ?? 0) / width)
  }"></span>`;
  return html`<div ${HIDDEN} style="${STYLE.axis}">${before}${spans}</div>`;
}

function numbersHtml({ bars }: BarGroups): Markup {
  const rows = bars.map(({ label, value }) => {
    const name = html`<th scope="row" style="${STYLE.name}">${label}</th>`;
    return html`<tr>${name}<td>${say(value)}</td></tr>`;
  });
  const many = bars.length === 1 ? "The number" : `The ${say(bars.length)} numbers`;
  const table = html`
    <table style="${STYLE.table}">
      <tbody>${rows}</tbody>
    </table>
  `;
  const inside = html`
    <summary>${many}</summary>
    <div style="${STYLE.numbers}">${table}</div>
  `;
  return html`<details style="${STYLE.small}">${inside}</details>`;
}

/** A bar chart for a notebook: a picture that stretches, with text that does not. */
export function barsHtml(bars: Bars, groups: BarGroups): Markup {
  const { title, stamp, notes = [], footer = [] } = bars;
  const said = remarks(groups, bars);
  const total = groups.bars.reduce((sum, { value }) => sum + value, 0);
  const count = groups.bars.length;
  const description = [
    `${say(count)} ${count === 1 ? "bar" : "bars"}, together ${say(total)}.`,
    ...said,
  ].join(" ");
  const top = html`<div ${HIDDEN} style="${STYLE.top}">${groups.top > 0 && say(groups.top)}</div>`;
  const chart = [top, pictureHtml(groups, title, description), axisHtml(groups)];
  const name = html`<strong style="margin-right:.7em">${title}</strong>`;
  const head = html`<p style="${STYLE.head}">${name} ${stampHtml(stamp)}</p>`;
  const below = [...said, ...notes, ...footer]
    .map((text) => html`<p style="${STYLE.small}">${text}</p>`);
  const inside = count > 0 ? [head, chart, below, numbersHtml(groups)] : [head, below];
  return html`<section aria-label="${title}" style="${STYLE.chart}">${inside}</section>`;
}
