import { barsFaces, type CsvOptions, giveFaces, toCsv } from "../display/mod.ts";
import type { Charge, PriceRange } from "../money/mod.ts";
import { countsBars } from "./counts_bars.ts";

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
export interface CountsFacts {
  query: string;
  granularity: "minute" | "hour" | "day";
  total: number;
  charge: Charge;
  practice: boolean;
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

  /** What it cost, in USD. */
  get cost(): PriceRange {
    return this.#facts.charge.cost;
  }

  /** Whether the posts that were counted are made up, by a practice room. */
  get practice(): boolean {
    return this.#facts.practice;
  }

  /** The rows as CSV (RFC 4180). */
  toCsv(options: CsvOptions = {}): string {
    return toCsv(this, ["start", "end", "count"], options);
  }
}
