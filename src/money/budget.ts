/** What may be spent, in USD. */
export interface BudgetSpans {
  /** From `connect` to the end of the session. */
  session?: number;
  /** On one day, UTC. Takes a ledger file. */
  day?: number;
  /** In one billing cycle. Takes a ledger file. */
  cycle?: number;
}

/** What a budget is for: a span of time, or one call. */
export type BudgetSpan = keyof BudgetSpans | "call";

/** A budget that the next request could cross. In thousandths of a US dollar. */
export interface Refusal {
  span: BudgetSpan;
  budget: number;
  /** What was spent of it, at most. */
  spent: number;
  /** What the next request could cost at most; absent where no price is known. */
  next: number | undefined;
}

/**
 * Whether a request is refused: one that can cross the budget, one without a known price once the
 * budget is used up, and a free one never.
 *
 * @returns The refusal; nothing if the request may be sent.
 */
export function refusalOf(facts: Refusal): Refusal | undefined {
  const { budget, spent, next } = facts;
  const crosses = next === undefined ? spent >= budget : next > 0 && spent + next > budget;
  return crosses ? facts : undefined;
}

/** Whether it is an amount that a budget can be. */
export const isAmount = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value) && value > 0;

/** A budget as whole thousandths of a US dollar, which all prices are: never rounded up. */
export const wholeMills = (usd: number): number => Math.floor(Number((usd * 1000).toFixed(6)));
