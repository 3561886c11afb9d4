import type { RateLimit } from "../access/mod.ts";
import {
  type CsvOptions,
  giveFaces,
  originOf,
  type Table,
  tableFaces,
  toCsv,
} from "../display/mod.ts";
import { type Charge, formatPrice, type PriceRange } from "../money/mod.ts";
import { type AccessError, noteOn, type Practice, sayHere, stampOf } from "../problems/mod.ts";
import { COLUMNS } from "./columns.ts";
import type { Missing } from "./join_page.ts";
import { SMALLEST_PAGE } from "./paging.ts";
import type { Post } from "./post.ts";
import { plural, postRows } from "./post_table.ts";

/**
 * Why it ended: the limit was reached, X had no more, the budget allowed no more, a later
 * page failed, or it was stopped.
 */
export type Ended = "limit" | "no more posts" | "budget" | "problem" | "stopped";

/** What was asked for, as the posts tell of it. */
export interface Question {
  /** What stands in the column `query`. */
  query: string;
  /** As it reads after a number of posts, such as `"for library"`. */
  inTitle: string;
  /** Where not one came: why that may be, as a sentence without its end. */
  none: string;
  /** Where there are no more: how many there were, as a sentence. */
  noMore: (count: number) => string | undefined;
  /** X sells no fewer posts than this at a time. @default as in a search */
  smallest?: number;
  /** Tells of what X left out, where that is not only what other posts refer to. */
  tellMissing?: (missing: readonly Missing[]) => string[];
}

/** What a search, or another call that brings posts, knows beside its rows. */
export interface PostsFacts {
  question: Question;
  limit: number;
  charge: Charge;
  pages: number;
  ended: Ended;
  problem?: AccessError;
  rateLimit?: RateLimit;
  missing: Missing[];
  /** What had to be bought beyond the limit. */
  alsoBought: Post[];
  /** Posts without an id, of which no row can be made. */
  nameless: number;
  /** X sent none of the fields that were asked for. */
  fieldsLeftOut: boolean;
  practice: Practice;
}

/** Where all that is missing is told one by one. */
export const whereMissing = (): string =>
  sayHere({ terminal: "--json lists them", elsewhere: "posts.missing lists them" });

/** What X left out of what the posts refer to. */
export function tellLeftOut(missing: readonly Missing[]): string[] {
  if (missing.length === 0) return [];
  const reasons = [...new Set(missing.map(({ why }) => why))].join(", ");
  return [
    `X left out ${plural(missing.length, "object")} that these posts refer to (${reasons}); ` +
    `${whereMissing()}.`,
  ];
}

/**
 * The posts of a search, a lookup, a timeline or mentions: an array of flat rows, which also knows
 * its query, its cost and why it ended. In a notebook it shows itself as a table.
 *
 * @example
 * ```ts
 * import { connect } from "@library-card/access";
 * import { equal, ok } from "node:assert/strict";
 *
 * const card = await connect({ practice: true });
 * const posts = await card.search("library lang:en", { limit: 10 });
 * equal(posts.length, 10);
 * equal(posts.cost.low, 0.05);
 * equal(posts.ended, "limit");
 * ok(posts.toCsv().startsWith("id,url,created_at,text"));
 * ```
 */
export class Posts extends Array<Post> {
  #facts!: PostsFacts;

  /** Methods like `filter` and `map` give plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  static {
    giveFaces(Posts.prototype, (posts) => tableFaces(posts.#table()));
  }

  /** @internal Made by a search. */
  constructor(rows: Post[], facts: PostsFacts) {
    super();
    this.#facts = facts;
    for (const row of rows) this.push(row);
  }

  /** The query, as it was sent; for posts that no query found, what was asked for. */
  get query(): string {
    return this.#facts.question.query;
  }

  /** What it cost, in USD, low and high. */
  get cost(): PriceRange {
    return this.#facts.charge.cost;
  }

  /** What was read: requests, posts, users, referenced posts. */
  get charge(): Charge {
    return this.#facts.charge;
  }

  /** How many posts were asked for. */
  get limit(): number {
    return this.#facts.limit;
  }

  /** How many pages were read. */
  get pages(): number {
    return this.#facts.pages;
  }

  /** Why the search ended. */
  get ended(): Ended {
    return this.#facts.ended;
  }

  /**
   * What ended it after the first page, if `ended` is `"budget"`, `"problem"` or `"stopped"`.
   */
  get problem(): AccessError | undefined {
    return this.#facts.problem;
  }

  /**
   * Posts that had to be bought beyond `limit`, because X sells no fewer at a time (10 in a search, 5 of a timeline), or put more
   * on a page than was asked for. They are paid for like the others, and are rows like them.
   */
  get alsoBought(): Post[] {
    return [...this.#facts.alsoBought];
  }

  /** What X left out: posts that were looked up, and objects that posts refer to. */
  get missing(): Missing[] {
    return [...this.#facts.missing];
  }

  /** How many requests X still takes in this window, as it said with the last page. */
  get rateLimit(): RateLimit | undefined {
    return this.#facts.rateLimit;
  }

  /** Whether these posts are made up, by a practice room. */
  get practice(): boolean {
    return this.#facts.practice !== false;
  }

  /** What a reader should know, as whole sentences. */
  get notes(): string[] {
    const { charge, ended, problem, limit, question, missing, fieldsLeftOut } = this.#facts;
    const { alsoBought, nameless } = this.#facts;
    const { smallest = SMALLEST_PAGE } = question;
    const notes: string[] = [];
    const number = (count: number) => count.toLocaleString("en");
    if (charge.duplicates) {
      notes.push(
        `${number(charge.duplicates)} of what came had been read before today (UTC). ` +
          "X charges for that once a day, but does not promise it: it counts in the higher figure only.",
      );
    }
    if (charge.posts > this.length) {
      const reasons = [
        ...(alsoBought.length
          ? [
            `${
              number(alsoBought.length)
            } beyond the limit are kept apart, in posts.alsoBought (from a terminal: --json)`,
          ]
          : []),
        ...(nameless ? [`${number(nameless)} came without an id, and are no posts so`] : []),
      ];
      const repeated = charge.posts - this.length - alsoBought.length - nameless;
      if (repeated > 0) reasons.push(`${number(repeated)} came more than once`);
      notes.push(
        `${plural(charge.posts, "post")} ${charge.posts === 1 ? "was" : "were"} bought, ` +
          `${number(this.length)} ${this.length === 1 ? "is" : "are"} here: ` +
          `${reasons.join("; ")}.` +
          (alsoBought.length === 0
            ? ""
            : alsoBought.length < smallest
            ? ` X sells at least ${smallest} at a time.`
            : " An answer held more posts than were asked for."),
      );
    }
    notes.push(...(question.tellMissing ?? tellLeftOut)(missing));
    if (fieldsLeftOut) notes.push(noteOn("fields-left-out"));
    if (problem) {
      notes.push(
        `Incomplete: ${this.length} of ${limit} posts came, then it ended. ${problem.message}.`,
      );
    }
    if (this.length === 0 && charge.posts === 0 && !problem) {
      const free = charge.cost.high === 0 ? "; it cost nothing" : "";
      notes.push(`${question.none}${free}.`);
    } else if (ended === "no more posts") notes.push(question.noMore(this.length) ?? "");
    return notes.filter((note) => note !== "");
  }

  /**
   * The rows as CSV (RFC 4180), every text as it is. Ids are long numbers: import them as text, or
   * a spreadsheet rounds them.
   *
   * @param options `spreadsheet: true` for Excel and others: it also puts an apostrophe before text
   * that they would run as a formula, so not for research.
   */
  toCsv(options: CsvOptions = {}): string {
    return toCsv(this, Object.keys(COLUMNS) as (keyof Post)[], options);
  }

  /** The rows as JSON Lines: one JSON object a line. */
  toJsonl(): string {
    return Array.from(this, (row) => `${JSON.stringify(row)}\n`).join("");
  }

  #table(): Table {
    const { question, charge, practice } = this.#facts;
    return {
      title: `${plural(this.length, "post")} ${question.inTitle}`,
      stamp: stampOf(practice),
      ...postRows(this),
      notes: this.notes,
      footer: [
        `${practice ? "Would have cost" : "Cost"} ${formatPrice(charge.cost)} ` +
        `(${plural(charge.requests, "request")}, ${plural(charge.posts, "post")}` +
        `${charge.users ? `, ${plural(charge.users, "user")}` : ""}` +
        `${
          charge.referencedPosts ? `, ${plural(charge.referencedPosts, "referenced post")}` : ""
        }).`,
        ...originOf(practice, "posts"),
      ],
    };
  }
}
