/** What things cost. */
export {
  type BudgetSpan,
  type BudgetSpans,
  isAmount,
  type Refusal,
  refusalOf,
  wholeMills,
} from "./budget.ts";
export { type Bill, billFor, type Charge, chargeFor, NO_CHARGE, sumCharges } from "./charge.ts";
export { type Balance, Ledger, type LedgerOptions, type Reservation } from "./ledger.ts";
export { isBilled, type Parameters, pricedPath } from "./priced_paths.ts";
export {
  formatPrice,
  formatUsd,
  fromMills,
  MILLS,
  type PriceRange,
  PRICES,
  toMills,
} from "./prices.ts";
export { type LimitedBy, MONTHLY_CAP, secondsOfWaiting } from "./reading_limits.ts";
export { type Asking, MOST_REFERENCES, MOST_VERSIONS, worstCase } from "./worst_case.ts";
