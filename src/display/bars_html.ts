import { type AxisMark, type BarGroups, type Bars, remarks } from "./group_bars.ts";
import { stampHtml } from "./heading.ts";
import { html, type Markup } from "./html.ts";

// Drawn with blocks: JupyterLab takes a picture (`<svg>`) out of a notebook that it does not trust,
// such as one just downloaded, and leaves the words of its tips.

/** Seen on white and on black; all else has the colour of the notebook's own text. */
const ACCENT = "#3b82b5";
const LINE = "rgba(128,128,128,.45)";

/** Fewer bars than these do not fill the width, or they would be walls. */
const FEWEST = 7;

/** Names on the axis get at least this share of the width each. */
const NARROWEST = 0.12;

const STYLE = {
  chart: "margin:.4em 0;max-width:52em;line-height:1.45",
  head: "margin:0 0 .5em;overflow-wrap:break-word",
  title: "margin-right:.7em",
  top: `font-size:.85em;line-height:1.3;border-bottom:1px dashed ${LINE}`,
  // The bars stand before the line at half height, in a layer of their own.
  picture: `position:relative;height:10em;border-bottom:1px solid ${LINE}`,
  half: `position:absolute;left:0;right:0;top:50%;border-top:1px dashed ${LINE}`,
  bars: "position:relative;display:flex;align-items:flex-end;height:100%",
  axis: "display:flex;font-size:.85em",
  // What finds no room beside the others stands on a second line, which is not seen.
  pair: "display:flex;flex-wrap:wrap;flex:none;height:1.5em;overflow:hidden;white-space:nowrap",
  edge: "flex:none;width:0;height:1.5em",
  mark: "box-sizing:border-box;flex:none;height:1.5em;padding:0 .3em;" +
    `border-left:1px solid ${LINE}`,
  small: "margin:.4em 0 0;font-size:.92em",
  numbers: "max-height:16em;overflow:auto;margin-top:.4em",
  table: "text-align:right;border-spacing:.8em 0;font-variant-numeric:tabular-nums",
  name: "text-align:left;font-weight:400",
};

// What a picture's description says already.
const HIDDEN = html`aria-hidden="true"`;

const say = (value: number) => value.toLocaleString("en");
const percent = (share: number) => `${+(share * 100).toFixed(3)}%`;
const widthOf = ({ bars }: BarGroups) => Math.max(bars.length, FEWEST);

function pictureHtml(groups: BarGroups, description: string): Markup {
  const { bars, top } = groups;
  const room = widthOf(groups);
  const gap = percent(0.1 / room);
  const drawn = bars.map(({ label, value }) => {
    // What is not nothing shows.
    const height = value === 0 ? 0 : +Math.max(0.8, value / top * 100).toFixed(2);
    const look = `flex:1 1 0;margin:0 ${gap};height:${height}%;background:${ACCENT}`;
    return html`<div title="${label}: ${say(value)}" style="${look}"></div>`;
  });
  const rest = room - bars.length;
  const empty = rest > 0 && html`<div style="flex:${rest} 1 0"></div>`;
  const half = html`<div style="${STYLE.half}"></div>`;
  const inside = [half, html`<div style="${STYLE.bars}">${[drawn, empty]}</div>`];
  return html`<div role="img" aria-label="${description}" style="${STYLE.picture}">${inside}</div>`;
}

/** A name on the axis, with the share of its row that it stands over. */
interface Placed {
  label: string;
  share: number;
}

/** The share of a row that is left over, so that rounding makes no second line. */
const SLACK = 0.005;

/**
 * Two names side by side. Where the window is too narrow, the second gives its room to the first:
 * a name is seen whole or not at all.
 */
function pairHtml(first: Placed | undefined, second: Placed): Markup {
  const whole = (first?.share ?? 0) + second.share;
  const name = ({ label, share }: Placed, slack = 0) => {
    const room = percent(Math.max(0, share / whole - slack));
    return html`<div style="${STYLE.mark};min-width:${room}">${label}</div>`;
  };
  const edge = html`<div style="${STYLE.edge}"></div>`;
  const names = [edge, first && name(first), name(second, SLACK)];
  return html`<div style="${STYLE.pair};width:${percent(whole)}">${names}</div>`;
}

/** Names under the bars: each takes the room up to the next one. */
function axisHtml(groups: BarGroups): Markup {
  const width = widthOf(groups);
  const shown: AxisMark[] = [];
  // From the right, so that a first day of a few hours gives way, not the whole one after it.
  for (const mark of groups.marks.toReversed()) {
    if ((shown[0]?.at ?? width) - mark.at >= width * NARROWEST) shown.unshift(mark);
  }
  const placed = shown.map(({ at, label }, i) => ({
    label,
    share: ((shown[i + 1]?.at ?? width) - at) / width,
  }));
  const pairs: Markup[] = [];
  // From the right, since the last one has no neighbour whose room it could take.
  for (let i = placed.length - 1; i >= 0; i -= 2) {
    pairs.unshift(pairHtml(placed[i - 1], placed[i]));
  }
  const before = percent((shown[0]?.at ?? 0) / width);
  const space = html`<div style="flex:none;width:${before}"></div>`;
  return html`<div ${HIDDEN} style="${STYLE.axis}">${[space, pairs]}</div>`;
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

/** A bar chart for a notebook: blocks that stretch, with text that does not. */
export function barsHtml(bars: Bars, groups: BarGroups): Markup {
  const { title, stamp, notes = [], footer = [] } = bars;
  const said = remarks(groups, bars);
  const total = groups.bars.reduce((sum, { value }) => sum + value, 0);
  const count = groups.bars.length;
  const description = [
    `${title}: ${say(count)} ${count === 1 ? "bar" : "bars"}, together ${say(total)}.`,
    ...said,
  ].join(" ");
  const top = html`<div ${HIDDEN} style="${STYLE.top}">${groups.top > 0 && say(groups.top)}</div>`;
  const chart = [top, pictureHtml(groups, description), axisHtml(groups)];
  const name = html`<strong style="${STYLE.title}">${title}</strong>`;
  const head = html`<p style="${STYLE.head}">${name} ${stampHtml(stamp)}</p>`;
  const below = [...said, ...notes, ...footer]
    .map((text) => html`<p style="${STYLE.small}">${text}</p>`);
  const inside = count > 0 ? [head, chart, below, numbersHtml(groups)] : [head, below];
  return html`<section aria-label="${title}" style="${STYLE.chart}">${inside}</section>`;
}
