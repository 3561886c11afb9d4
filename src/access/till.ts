import {
  type Asking,
  billFor,
  type Charge,
  type Ledger,
  type Parameters,
  type Reservation,
  worstCase,
} from "../money/mod.ts";
import { type AccessError, problemOf, raise } from "../problems/mod.ts";
import { budgetReached } from "./budget_reached.ts";

/** A request, as far as the till looks at it. */
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
export class Till {
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
    return this.#begin(worstCase(askingOf(purchase)), purchase.doing);
  }

  /**
   * Lets through what has no price that we know, such as a stream.
   *
   * @throws {AccessError} `budget-reached` if a budget is used up; `ledger-unusable`
   */
  passUnpriced(doing: string): void {
    this.#ledger.end(this.#begin(undefined, doing), false);
  }

  #begin(worst: number | undefined, doing: string): Reservation {
    const slip = this.#write(() => this.#ledger.begin(worst, this.#practice()), doing);
    if ("span" in slip) throw budgetReached(doing, slip);
    return slip;
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
  settle(slip: Reservation, { pathname }: URL, body: unknown): Charge {
    return this.#ledger.settle(slip, billFor(pathname, body), this.#practice());
  }

  /**
   * Takes a request out that failed; one that may have been answered stays, at the high end.
   *
   * @param arrived Whether the request may have arrived.
   */
  end(slip: Reservation, error: AccessError, arrived: boolean): void {
    const { cost } = problemOf(error.problem);
    this.#ledger.end(slip, cost === "perhaps" && arrived && slip.worst > 0);
  }
}
