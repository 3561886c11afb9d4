import {
  type Asking,
  billFor,
  type BudgetSpan,
  type Charge,
  formatPrice,
  fromMills,
  type Ledger,
  type Parameters,
  type Refusal,
  type Reservation,
  worstCase,
} from "../money/mod.ts";
import { type AccessError, atPlace, mayBeBilled, raise } from "../problems/mod.ts";

const usd = (mills: number): string => formatPrice(fromMills(mills, mills));

const NAMES: Record<BudgetSpan, string> = {
  call: "for this call",
  session: "for this session",
  day: "for today (UTC)",
  cycle: "for this billing cycle",
};

const IN_CODE: Record<BudgetSpan, string> = {
  call: "Or allow more, in USD: the option budget of this call.",
  session: "Or connect again with a larger budget, in USD: connect({ budget: 5 }).",
  day:
    "Or go on after midnight UTC, or connect again with a larger budget: connect({ budget: { day: 5 } }).",
  cycle: "Or connect again with a larger budget, in USD: connect({ budget: { cycle: 50 } }).",
};

/** Says what a budget did not allow, as it reads in the middle of a sentence. */
function tellRefusal({ span, budget, spent, next }: Refusal): string {
  const most = next === undefined
    ? "the price of the next request is not known"
    : next === Infinity
    ? "nobody can tell what the next request could cost at most"
    : `the next request could cost up to ${usd(next)}`;
  const used = spent === 0 ? "nothing of it" : `up to ${usd(spent)} of it`;
  return `the budget ${NAMES[span]} is ${usd(budget)}, ${used} is spent, and ${most}`;
}

const FEWER = {
  posts:
    "Ask for fewer posts, or without authors and references, which can cost extra; X sells at least 10 posts of a search at a time, and 5 of a timeline.",
  ids:
    "Ask for fewer ids, or without authors and references, which can cost extra; X sells one post by its id, too.",
};

/**
 * The error for a request that a budget does not allow.
 *
 * @param by Whether posts are bought as a list has them, or by their ids.
 */
export function budgetReached(
  doing: string,
  refusal: Refusal,
  by: keyof typeof FEWER = "posts",
): AccessError {
  return raise("budget-reached", {
    doing,
    found: tellRefusal(refusal),
    nextSteps: (told) => [
      FEWER[by],
      ...atPlace(told, {
        code: IN_CODE[refusal.span],
        terminal: "Or allow more, in USD: --budget 5.",
      }),
      ...atPlace(told, {
        code: "Nothing was sent. card.spent shows what this session spent so far.",
        elsewhere: "Nothing was sent.",
      }),
    ],
  });
}

/** A request, as far as the meter looks at it. */
export interface Purchase {
  method: string;
  url: URL;
  /** What is being done, as it reads after "Cannot". */
  doing: string;
}

function askingOf({ method, url }: Purchase): Asking {
  const parameters: Parameters = Object.fromEntries(url.searchParams);
  return { method, path: url.pathname, parameters };
}

/** Stands at the door: lets no request out that could cross a budget, and writes down what each cost. */
export class Meter {
  readonly #ledger: Ledger;
  readonly #practice: () => boolean;

  constructor(ledger: Ledger, practice: () => boolean) {
    this.#ledger = ledger;
    this.#practice = practice;
  }

  /**
   * Lets a request out, put down at what it can cost at most.
   *
   * @throws {AccessError} `budget-reached`, `ledger-unusable`
   */
  open(purchase: Purchase): Reservation {
    const isByIds = purchase.url.pathname.endsWith("/tweets") &&
      purchase.url.searchParams.has("ids");
    return this.#begin(worstCase(askingOf(purchase)), purchase.doing, isByIds ? "ids" : "posts");
  }

  /**
   * Lets through what has no price that we know, such as a stream.
   *
   * @throws {AccessError} `budget-reached` if a budget is used up; `ledger-unusable`
   */
  passUnpriced(doing: string): void {
    this.#ledger.end(this.#begin(undefined, doing), false);
  }

  #begin(worst: number | undefined, doing: string, by?: keyof typeof FEWER): Reservation {
    const reservation = this.#write(() => this.#ledger.begin(worst, this.#practice()), doing);
    if ("span" in reservation) throw budgetReached(doing, reservation, by);
    return reservation;
  }

  #write<Result>(run: () => Result, doing: string): Result {
    try {
      return run();
    } catch (error) {
      const found = `the ledger file cannot be written: ${(error as Error).message}`;
      throw raise("ledger-unusable", { doing, found });
    }
  }

  /** Writes down what a good answer cost. */
  settle(reservation: Reservation, { pathname }: URL, body: unknown): Charge {
    return this.#ledger.settle(reservation, billFor(pathname, body), this.#practice());
  }

  /**
   * Takes a request out that failed; one that may have been answered stays, at the high end.
   *
   * @param arrived Whether the request may have arrived.
   * @returns What X may have charged for it; nothing where it charged nothing.
   */
  end(reservation: Reservation, error: AccessError, arrived: boolean): Charge | undefined {
    const perhaps = mayBeBilled(error.problem, error.status);
    return this.#ledger.end(reservation, perhaps && arrived && reservation.worst > 0);
  }
}
