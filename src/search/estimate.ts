import { type Practice, practiceWords, stampOf } from "../problems/mod.ts";
import { giveFaces, type Sheet, sheetFaces, type SheetLine } from "../display/mod.ts";
import { formatPrice, formatUsd, type PriceRange } from "../money/mod.ts";
import { plural } from "./post_table.ts";

/** One kind of object that a search brings, and what it costs. */
export interface EstimatePart {
  /** What it is. */
  what:
    | "posts"
    | "authors"
    | "people replied to"
    | "referenced posts"
    | "authors of referenced posts"
    | "earlier versions";
  /** How many there are, at least and at most. */
  count: { low: number; high: number };
  /** What they cost in USD, at least and at most. */
  cost: PriceRange;
}

/** What an estimate knows. */
export interface EstimateFacts {
  query: string;
  /** Posts that X counted; absent where nothing was counted. */
  posts?: number;
  limit: number;
  wanted: number;
  parts: EstimatePart[];
  cost: PriceRange;
  requests: number;
  seconds: number;
  shareOfCap: number;
  /** Of how many posts that share is. */
  capLeft: { posts: number; known: boolean };
  /** Credits that are left, in USD, where X tells. */
  credits?: number;
  /** What the counting itself cost. */
  countingCost: PriceRange;
  practice: Practice;
  notes: string[];
}

const NAMES: Record<EstimatePart["what"], string> = {
  posts: "Posts",
  authors: "Authors",
  "people replied to": "People replied to",
  "referenced posts": "Referenced posts",
  "authors of referenced posts": "Their authors",
  "earlier versions": "Earlier versions",
};

const number = (value: number) => value.toLocaleString("en");
const atMost = ({ high }: PriceRange) => `at most ${formatPrice({ low: high, high })}`;

function range({ low, high }: PriceRange): string {
  if (low === high) return formatPrice({ low, high });
  const least = low === 0 ? "nothing" : formatPrice({ low, high: low });
  return `at least ${least}, ${atMost({ low, high })}`;
}

/** Seconds as a person says them. */
function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.round(seconds % 3600 / 60)];
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${number(hours)} h` : `${number(hours)} h ${minutes} min`;
}

function percent(share: number): string {
  const hundredths = share * 100;
  if (hundredths > 0 && hundredths < 0.01) return "less than 0.01 %";
  return `${hundredths.toLocaleString("en", { maximumFractionDigits: 2 })} %`;
}

/**
 * What a search would cost, before it is bought. The low end is what X charges if it bills only
 * the posts; the high end, if it bills every object that comes along, too. Posts that were read
 * before on the same day (UTC) may cost nothing; no estimate can know them.
 *
 * @example
 * ```ts
 * import { estimate } from "@library-card/access";
 * import { deepEqual } from "node:assert/strict";
 *
 * const { parts } = estimate("library", { limit: 100, references: true });
 * deepEqual(parts.map(({ what, cost }) => [what, cost.high]), [
 *   ["posts", 0.5],
 *   ["referenced posts", 1],
 * ]);
 * ```
 */
export class Estimate {
  readonly #facts: EstimateFacts;

  static {
    giveFaces(Estimate.prototype, (estimate) => sheetFaces(estimate.#sheet()));
  }

  /** @internal Made by `estimate` and `card.estimate`. */
  constructor(facts: EstimateFacts) {
    this.#facts = facts;
  }

  /** The query. */
  get query(): string {
    return this.#facts.query;
  }

  /** Posts that X counted for the query; `undefined` where nothing was counted. */
  get posts(): number | undefined {
    return this.#facts.posts;
  }

  /** Whether X counted the posts. */
  get counted(): boolean {
    return this.#facts.posts !== undefined;
  }

  /** Posts that were asked for. */
  get limit(): number {
    return this.#facts.limit;
  }

  /** Posts that would be bought: the limit or what there is, and X sells at least 10 at a time. */
  get wanted(): number {
    return this.#facts.wanted;
  }

  /** What it would cost in USD, at least and at most. */
  get cost(): PriceRange {
    return { ...this.#facts.cost };
  }

  /** The same by kind of object. */
  get parts(): EstimatePart[] {
    return structuredClone(this.#facts.parts);
  }

  /** Requests that it takes. */
  get requests(): number {
    return this.#facts.requests;
  }

  /** Seconds that X's rate limit makes it wait in all, at least. */
  get seconds(): number {
    return this.#facts.seconds;
  }

  /**
   * The posts as a share of those that X lets you read in this billing cycle: of what is left,
   * where the usage is known, else of the monthly cap. 1 is all of it.
   */
  get shareOfCap(): number {
    return this.#facts.shareOfCap;
  }

  /** Credits that are left, in USD; `undefined` where X does not tell. */
  get credits(): number | undefined {
    return this.#facts.credits;
  }

  /** What the counting cost, in USD: it is spent already, and not in `cost`. */
  get countingCost(): PriceRange {
    return { ...this.#facts.countingCost };
  }

  /** Whether made-up posts were counted, by a practice room. */
  get practice(): boolean {
    return this.#facts.practice !== false;
  }

  /** What a reader should know, as whole sentences. */
  get notes(): string[] {
    return [...this.#facts.notes];
  }

  /** The estimate as plain data. */
  toJSON(): Record<string, unknown> {
    const { query, practice, posts, counted, limit, wanted, cost, parts } = this;
    const { requests, seconds, shareOfCap, credits, countingCost, notes } = this;
    return {
      ...{ query, practice, posts, counted, limit, wanted, cost, parts },
      ...{ requests, seconds, shareOfCap, credits, countingCost, notes },
    };
  }

  #partLine({ what, count: { low, high }, cost }: EstimatePart): SheetLine {
    const count = low === high ? number(high) : `${number(low)} to ${number(high)}`;
    return { label: NAMES[what], value: `${count}: ${range(cost)}` };
  }

  #sheet(): Sheet {
    const { query, posts, limit, wanted, parts, cost, requests, seconds } = this.#facts;
    const { shareOfCap, capLeft, credits, countingCost, practice, notes } = this.#facts;
    const share = `${percent(shareOfCap)} of the ${plural(capLeft.posts, "post")}` +
      (capLeft.known ? " that are left in this billing cycle" : " of a monthly cap");
    return {
      title: "What it would cost",
      stamp: stampOf(practice),
      subtitle: `A search for ${query}`,
      lines: [
        {
          label: "Found",
          value: posts === undefined
            ? "not counted"
            : `${plural(posts, "post")}, counted by ${practiceWords(practice)?.room ?? "X"}`,
        },
        {
          label: "Would buy",
          value: `${plural(wanted, "post")}${
            wanted === limit ? "" : `, for a limit of ${number(limit)}`
          }`,
        },
        ...parts.map((part) => this.#partLine(part)),
        { label: "In all", value: range(cost) },
        {
          label: "Takes",
          value: plural(requests, "request") +
            (seconds === 0 ? ", no waiting" : `, at least ${duration(seconds)} of waiting`),
        },
        { label: "Of your cap", value: share },
        ...(credits === undefined
          ? []
          : [{ label: "Credits", value: `${formatUsd(credits)} left` }]),
        ...(countingCost.high > 0
          ? [{
            label: practice ? "Counting would have cost" : "Counting cost",
            value: formatPrice(countingCost),
          }]
          : []),
      ],
      notes,
    };
  }
}
