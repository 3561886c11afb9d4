/** What things cost. */
export { type Charge, chargeFor, NO_CHARGE, sumCharges } from "./charge.ts";
export { Ledger } from "./ledger.ts";
export { formatPrice, type PriceRange } from "./price_range.ts";
export { PRICES } from "./prices.ts";
