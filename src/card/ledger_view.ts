import { type Practice, stampOf } from "../problems/mod.ts";
import { giveFaces, type Table, tableFaces } from "../display/mod.ts";
import { type Balance, type Charge, formatPrice } from "../money/mod.ts";

/** What a view of a ledger knows. */
export interface LedgerFacts extends Balance {
  /** Whether a file keeps it for the next session. */
  kept: boolean;
  practice: Practice;
}

const SPANS = { session: "This session", today: "Today (UTC)", cycle: "This billing cycle" };

/**
 * What was spent in this session, today and in this billing cycle, as of the moment of asking: what
 * `card.ledger` gives. Without a ledger file it knows this session only.
 */
export class LedgerView {
  readonly #facts: LedgerFacts;

  static {
    giveFaces(LedgerView.prototype, (view) => tableFaces(view.#table()));
  }

  /** @internal Made by a card. */
  constructor(facts: LedgerFacts) {
    this.#facts = facts;
  }

  /** Since `connect`. */
  get session(): Charge {
    return this.#facts.session;
  }

  /** On this day, UTC: by all that write to the same ledger file. */
  get today(): Charge {
    return this.#facts.today;
  }

  /** In this billing cycle: by all that write to the same ledger file. */
  get cycle(): Charge {
    return this.#facts.cycle;
  }

  /** When this billing cycle began; see `cycleBy`. */
  get cycleFrom(): Date {
    return this.#facts.billing.from;
  }

  /** How that is known: from the usage that X told, or taken to be the calendar month (UTC). */
  get cycleBy(): "usage" | "calendar month" {
    return this.#facts.billing.by;
  }

  /** Whether a ledger file keeps it for the next session. */
  get kept(): boolean {
    return this.#facts.kept;
  }

  /** Whether it is play money, of a practice room. */
  get practice(): boolean {
    return this.#facts.practice !== false;
  }

  /** The view as plain data. */
  toJSON(): Record<string, unknown> {
    const { session, today, cycle, cycleFrom, cycleBy, kept, practice } = this;
    return { session, today, cycle, cycleFrom, cycleBy, kept, practice };
  }

  #table(): Table {
    const { practice, kept, billing } = this.#facts;
    const names = Object.keys(SPANS) as (keyof typeof SPANS)[];
    return {
      title: practice ? "What it would have cost" : "What was spent",
      stamp: stampOf(practice),
      columns: [
        { title: "" },
        { title: "Cost" },
        { title: "Requests", align: "right" },
        { title: "Posts", align: "right" },
        { title: "Users", align: "right" },
        { title: "Read again", align: "right" },
      ],
      rows: names.map((name) => {
        const { cost, requests, posts, referencedPosts, users, duplicates } = this.#facts[name];
        return [
          SPANS[name],
          formatPrice(cost),
          requests,
          posts + referencedPosts,
          users,
          duplicates,
        ];
      }),
      notes: [
        `The billing cycle began on ${billing.from.toISOString().slice(0, 10)}` +
        (billing.by === "usage"
          ? ", going by the days that X says are left."
          : ", if it is the calendar month; card.usage() asks X."),
        ...(kept ? [] : [
          "No ledger file is kept: only this session is known. What another one read today (UTC) " +
          "may have cost nothing when it came again, so the bill can be below the lower figure.",
        ]),
      ],
    };
  }
}
