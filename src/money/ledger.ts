import { type BillingCycle, billingCycle, resetsIn, startOfDay } from "./billing_cycle.ts";
import { type BudgetSpans, type Refusal, refusalOf, wholeMills } from "./budget.ts";
import { type Bill, type Charge, chargeFor, type Item, NO_CHARGE, sumCharges } from "./charge.ts";
import { IdSet } from "./id_set.ts";
import type { LedgerFile } from "./ledger_file.ts";
import { fromMills, toMills } from "./prices.ts";

/** In days. */
const LONGEST_MONTH = 31;

/** What a ledger is told. */
export interface LedgerOptions {
  /** What may be spent. @default anything */
  budget?: BudgetSpans;
  /** Where it is kept for the next session. @default nowhere */
  file?: LedgerFile;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** What is set aside for a request that is on its way. */
export interface Reservation {
  /** What it can cost at most, as far as that is known; in thousandths of a US dollar. */
  readonly worst: number;
  /** Its line in the file. */
  readonly line?: number;
}

/** What was spent, by span. */
export interface Balance {
  /** Since the card was made. */
  session: Charge;
  /** On this day, UTC. */
  today: Charge;
  /** In this billing cycle. */
  cycle: Charge;
  billing: BillingCycle;
}

/** Remembers what was read on the present day, UTC. */
class ReadToday {
  #day = NaN;
  #asked = new Map<Item["kind"], IdSet>();
  #cameAlong = new Map<Item["kind"], IdSet>();

  /**
   * Whether an object was read before on this day. One that only came along so far may not have
   * been charged, so it is new once it is asked for.
   *
   * @param at Milliseconds since 1970.
   */
  isAgain({ kind, id, asked }: Item, at: number): boolean {
    const day = startOfDay(at);
    if (day !== this.#day) [this.#day, this.#asked, this.#cameAlong] = [day, new Map(), new Map()];
    if (id === undefined) return false;
    const read = setOf(this.#asked, kind);
    if (read.has(id)) return true;
    if (asked) {
      read.add(id);
      return false;
    }
    const seen = setOf(this.#cameAlong, kind);
    const isAgain = seen.has(id);
    seen.add(id);
    return isAgain;
  }
}

function setOf(sets: Map<Item["kind"], IdSet>, kind: Item["kind"]): IdSet {
  let ids = sets.get(kind);
  if (!ids) sets.set(kind, ids = new IdSet());
  return ids;
}

/**
 * Knows what was spent, and refuses what could cross a budget. A request is put down at its worst
 * price before it is sent, so that several at once cannot cross it together either.
 */
export class Ledger {
  readonly #now: () => number;
  readonly #file: LedgerFile | undefined;
  readonly #budget: BudgetSpans;
  readonly #readToday = new ReadToday();
  readonly #charges: { at: number; charge: Charge }[] = [];
  #total: Charge = NO_CHARGE;
  /** What requests on their way can cost, in thousandths of a US dollar. */
  #open = 0;
  #resetsAt: number | undefined;

  constructor({ budget = {}, file, now = Date.now }: LedgerOptions = {}) {
    this.#now = now;
    this.#file = file;
    this.#budget = budget;
  }

  /** Whether it outlives the session. */
  get isKept(): boolean {
    return this.#file !== undefined;
  }

  /** X told how many days are left of the billing cycle. */
  noteDaysToReset(days: number, at: number = this.#now()): void {
    // A number that no month has would begin a cycle that nothing was spent in.
    if (!(days >= 0 && days <= LONGEST_MONTH)) return;
    this.#resetsAt = resetsIn(at, days);
  }

  #spentIn(span: keyof BudgetSpans, practice: boolean): number {
    if (span === "session") return toMills(this.#total.cost.high) + this.#open;
    const from = span === "day" ? startOfDay(this.#now()) : this.#cycle().from.getTime();
    return toMills(this.#since(from, practice).cost.high);
  }

  #refuse(next: number | undefined, practice: boolean): Refusal | undefined {
    for (const [span, usd] of Object.entries(this.#budget) as [keyof BudgetSpans, number][]) {
      const spent = this.#spentIn(span, practice);
      const refusal = refusalOf({ span, budget: wholeMills(usd), spent, next });
      if (refusal) return refusal;
    }
  }

  /** What is left of the tightest budget, in thousandths of a US dollar; `Infinity` without one. */
  left(practice: boolean): number {
    return Math.min(
      Infinity,
      ...Object.entries(this.#budget).map(([span, usd]) =>
        wholeMills(usd) - this.#spentIn(span as keyof BudgetSpans, practice)
      ),
    );
  }

  /**
   * Puts a request down before it is sent.
   *
   * @param next What it can cost at most, in thousandths of a US dollar; see `worstCase`.
   * @param practice Whether it is play money.
   * @returns The reservation, to be settled or ended; or why it must not be sent.
   */
  begin(next: number | undefined, practice: boolean): Reservation | Refusal {
    const worst = next !== undefined && Number.isFinite(next) ? next : 0;
    const refuse = () => this.#refuse(next, practice);
    const line = this.#file ? this.#file.begin(worst, this.#now(), practice, refuse) : refuse();
    if (typeof line === "object") return line;
    this.#open += worst;
    return { worst, line };
  }

  /** Puts down what an answer did cost. */
  settle({ worst, line }: Reservation, bill: Bill, practice: boolean): Charge {
    const at = this.#now();
    this.#open -= worst;
    const charge = this.#settleInFile(line, bill, at, practice) ??
      chargeFor(bill, (item) => this.#readToday.isAgain(item, at));
    this.#add(charge, at);
    return charge;
  }

  /** A file that fails now must not take posts with it that are paid for; their worst is in it. */
  #settleInFile(line: number | undefined, bill: Bill, at: number, practice: boolean) {
    if (line === undefined) return undefined;
    try {
      return this.#file?.settle(line, bill, at, practice);
    } catch {
      return undefined;
    }
  }

  /**
   * Takes out a request that failed.
   *
   * @param lost Whether X may have charged for it: then it stays, at the high end.
   * @returns What stays of it.
   */
  end({ worst, line }: Reservation, lost: boolean): Charge | undefined {
    this.#open -= worst;
    if (!lost) {
      this.#dropFromFile(line);
      return undefined;
    }
    const charge = { ...NO_CHARGE, cost: fromMills(0, worst) };
    this.#add(charge, this.#now());
    return charge;
  }

  #dropFromFile(line: number | undefined): void {
    try {
      if (line !== undefined) this.#file?.drop(line);
    } catch {
      // Too much in it is better than too little.
    }
  }

  #add(charge: Charge, at: number): void {
    this.#total = sumCharges([this.#total, charge]);
    this.#charges.push({ at, charge });
  }

  #since(from: number, practice: boolean): Charge {
    return this.#file?.since(from, practice) ??
      sumCharges(this.#charges.filter(({ at }) => at >= from).map(({ charge }) => charge));
  }

  #cycle(): BillingCycle {
    return billingCycle(this.#now(), this.#resetsAt);
  }

  /** All charges so far. */
  total(): Charge {
    return this.#total;
  }

  /** What was spent in this session, on this day and in this billing cycle. */
  balance(practice: boolean): Balance {
    const billing = this.#cycle();
    return {
      session: this.#total,
      today: this.#since(startOfDay(this.#now()), practice),
      cycle: this.#since(billing.from.getTime(), practice),
      billing,
    };
  }
}
