import { type Practice, stampOf } from "../problems/mod.ts";
import {
  type AxisMark,
  type Bars,
  barsFaces,
  type CsvOptions,
  giveFaces,
  toCsv,
} from "../display/mod.ts";
import { type Charge, formatPrice, type PriceRange } from "../money/mod.ts";

/** How many posts matched in one span of time. */
export interface Count {
  /** Start of the span, inclusive: ISO 8601, UTC. */
  start: string;
  /** End of the span, exclusive: ISO 8601, UTC. */
  end: string;
  /** Posts in it. */
  count: number;
}

/** What a count knows beside its rows. */
interface CountsFacts {
  query: string;
  granularity: "minute" | "hour" | "day";
  total: number;
  charge: Charge;
  practice: Practice;
  /** Whether all of the time that was asked for was counted. */
  isWhole: boolean;
}

// Made when first needed: that takes longer than to load this whole room.
let date: Intl.DateTimeFormat | undefined;
let dateOfYear: Intl.DateTimeFormat | undefined;

const ANY_DAY = { month: "short", day: "numeric", timeZone: "UTC" } as const;

/** From this length on, a day without its year could be any of several. */
const BY_YEAR = 300 * 86_400_000;

/** Below two days, times are better names than days. */
const BY_DAY = 2 * 86_400_000;

function dayOf(start: string, withYear = false): string {
  date ??= new Intl.DateTimeFormat("en", ANY_DAY);
  if (!withYear) return date.format(new Date(start));
  dateOfYear ??= new Intl.DateTimeFormat("en", { ...ANY_DAY, year: "numeric" });
  return dateOfYear.format(new Date(start));
}

/** From the first moment to the last, in milliseconds. */
const lengthOf = (counts: readonly Count[]): number =>
  counts.length === 0 ? 0 : Date.parse(counts.at(-1)!.end) - Date.parse(counts[0].start);

/** Minutes between two times on the axis, and how many times there may be. */
const STEPS = [10, 30, 60, 180, 360];
const MOST_TIMES = 8;

/** What stands on the axis: the days, or times of the day where the bars are but hours. */
function axisMarks(counts: readonly Count[]): AxisMark[] {
  if (counts.length === 0) return [];
  const length = lengthOf(counts);
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
function countsBars(counts: readonly Count[], facts: CountsFacts): Bars {
  const { query, total, granularity, charge, practice } = facts;
  const daily = granularity === "day";
  const withYear = lengthOf(counts) >= BY_YEAR;
  const name = ({ start }: Count) =>
    daily ? dayOf(start, withYear) : `${dayOf(start, withYear)} ${start.slice(11, 16)}`;
  return {
    title: `${total.toLocaleString("en")} posts for ${query}, by ${granularity} (UTC)`,
    stamp: stampOf(practice),
    labels: counts.map(name),
    values: counts.map(({ count }) => count),
    each: granularity,
    marks: daily ? undefined : axisMarks(counts),
    footer: [`${practice ? "Would have cost" : "Cost"} ${formatPrice(charge.cost)}.`],
  };
}

/**
 * How many posts match a query, span by span: an array of `{ start, end, count }` with a `total`.
 * In a notebook it shows itself as bars.
 *
 * @example
 * ```ts
 * import { connect } from "@library-card/access";
 * import { deepEqual, ok } from "node:assert/strict";
 *
 * const card = await connect({ practice: true });
 * const counts = await card.count("library lang:en", { granularity: "day" });
 * const busiest = Math.max(...counts.map(({ count }) => count));
 * ok(busiest > 0 && busiest <= counts.total);
 * deepEqual(counts.cost, { low: 0.005, high: 0.005 });
 * ```
 */
export class Counts extends Array<Count> {
  #facts!: CountsFacts;

  /** Methods like `filter` and `map` give plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  static {
    giveFaces(Counts.prototype, (counts) => barsFaces(countsBars(counts, counts.#facts)));
  }

  /** @internal Made by a count. */
  constructor(rows: Count[], facts: CountsFacts) {
    super();
    this.#facts = facts;
    for (const row of rows) this.push(row);
  }

  /** The query, as it was sent. */
  get query(): string {
    return this.#facts.query;
  }

  /** All matching posts. */
  get total(): number {
    return this.#facts.total;
  }

  /** The length of a span. */
  get granularity(): "minute" | "hour" | "day" {
    return this.#facts.granularity;
  }

  /** @internal Whether all of the time that was asked for was counted. */
  get isWhole(): boolean {
    return this.#facts.isWhole;
  }

  /** What it cost, in USD. */
  get cost(): PriceRange {
    return this.#facts.charge.cost;
  }

  /** Whether the posts that were counted are made up, by a practice room. */
  get practice(): boolean {
    return this.#facts.practice !== false;
  }

  /** The rows as CSV (RFC 4180); `spreadsheet: true` for Excel and others. */
  toCsv(options: CsvOptions = {}): string {
    return toCsv(this, ["start", "end", "count"], options);
  }
}
