import type { AxisMark, Bars } from "../display/mod.ts";
import { formatPrice } from "../money/mod.ts";
import type { Count, CountsFacts } from "./counts.ts";

// Made when first needed: that takes longer than to load this whole room.
let date: Intl.DateTimeFormat | undefined;

/** Below two days, times are better names than days. */
const BY_DAY = 2 * 86_400_000;

function dayOf(start: string): string {
  date ??= new Intl.DateTimeFormat("en", { month: "short", day: "numeric", timeZone: "UTC" });
  return date.format(new Date(start));
}

/** Minutes between two times on the axis, and how many times there may be. */
const STEPS = [10, 30, 60, 180, 360];
const MOST_TIMES = 8;

/** What stands on the axis: the days, or times of the day where the bars are but hours. */
function axisMarks(counts: readonly Count[]): AxisMark[] {
  if (counts.length === 0) return [];
  const length = Date.parse(counts[counts.length - 1].end) - Date.parse(counts[0].start);
  const step = STEPS.find((each) => length / 60_000 / each <= MOST_TIMES) ?? 360;
  return counts.flatMap(({ start }, at) => {
    const time = start.slice(11, 16);
    if (length < BY_DAY) {
      const [hours, minutes] = time.split(":").map(Number);
      return (hours * 60 + minutes) % step === 0 ? [{ at, label: time }] : [];
    }
    const opens = at === 0 || start.slice(0, 10) !== counts[at - 1].start.slice(0, 10);
    return opens ? [{ at, label: dayOf(start) }] : [];
  });
}

/** Counts as a bar chart. */
export function countsBars(counts: readonly Count[], facts: CountsFacts): Bars {
  const { query, total, granularity, charge, practice } = facts;
  const daily = granularity === "day";
  const name = ({ start }: Count) =>
    daily ? dayOf(start) : `${dayOf(start)} ${start.slice(11, 16)}`;
  return {
    title: `${total.toLocaleString("en")} posts for ${query}, by ${granularity} (UTC)`,
    stamp: practice ? "PRACTICE" : undefined,
    labels: counts.map(name),
    values: counts.map(({ count }) => count),
    each: granularity,
    marks: daily ? undefined : axisMarks(counts),
    footer: [`${practice ? "Would have cost" : "Cost"} ${formatPrice(charge.cost)}.`],
  };
}
