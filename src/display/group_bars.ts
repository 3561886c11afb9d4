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

/** Bars as they are drawn: where there are too many, neighbours are added up. */
export interface BarGroups {
  /** How many bars one group adds up. */
  size: number;
  bars: readonly { label: string; value: number }[];
  marks: readonly AxisMark[];
  /** What the height stands for: a round number that no bar is above; 0 if all are. */
  top: number;
}

/** So many go together that hours make a day and minutes an hour. */
const SIZES = [1, 2, 3, 4, 6, 8, 12, 15, 20, 24, 30, 60, 120, 180, 240, 360, 480, 720, 1440];

const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

function roundUp(value: number): number {
  if (value <= 0) return 0;
  if (value <= 10) return Math.ceil(value);
  const power = 10 ** Math.floor(Math.log10(value));
  return (ROUND.find((each) => each * power >= value) ?? 10) * power;
}

/** Adds up neighbours until there are at most so many bars. */
export function groupBars({ labels, values, marks }: Bars, most: number): BarGroups {
  const needed = Math.max(1, Math.ceil(values.length / Math.max(1, most)));
  const size = SIZES.find((each) => each >= needed) ?? needed;
  const bars: { label: string; value: number }[] = [];
  for (const [i, value] of values.entries()) {
    if (i % size === 0) bars.push({ label: labels[i] ?? "", value: 0 });
    if (value > 0 && Number.isFinite(value)) bars[bars.length - 1].value += value;
  }
  const even = () => bars.map(({ label }, at) => ({ at, label }));
  return {
    size,
    bars,
    marks: marks?.map(({ at, label }) => ({ at: Math.floor(at / size), label })) ?? even(),
    top: roundUp(bars.reduce((most, { value }) => Math.max(most, value), 0)),
  };
}

/** What is to be said of bars beside their picture. */
export function remarks({ size, bars }: BarGroups, { each }: Pick<Bars, "each">): string[] {
  if (bars.length === 0) return [`There is no ${each} to show.`];
  const highest = bars.reduce((best, bar) => (bar.value > best.value ? bar : best));
  return [
    ...(highest.value > 0
      ? [`Highest: ${highest.value.toLocaleString("en")} (${highest.label}).`]
      : []),
    ...(size > 1 ? [`Each bar adds up ${size.toLocaleString("en")} ${each}s.`] : []),
  ];
}
