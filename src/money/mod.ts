/** What things cost. */
export { type Bill, billFor } from "./bill.ts";
export {
  type BudgetSpan,
  type BudgetSpans,
  isAmount,
  type Refusal,
  refusalOf,
  wholeMills,
} from "./budget.ts";
export { type Charge, chargeFor, NO_CHARGE, sumCharges } from "./charge.ts";
export { MOST_REFERENCES } from "./expansions.ts";
export { type Balance, Ledger, type LedgerOptions, type Slip } from "./ledger.ts";
export { openLedgerFile } from "./open_ledger_file.ts";
export { formatPrice, fromMills, type PriceRange, toMills } from "./price_range.ts";
export { isBilled, type Parameters } from "./priced_paths.ts";
export { MONTHLY_CAP, PRICES } from "./prices.ts";
export { type LimitedBy, secondsOfWaiting } from "./rate_limits.ts";
export { type Asking, worstCase } from "./worst_case.ts";
