import { type BudgetSpan, formatPrice, fromMills, type Refusal } from "../money/mod.ts";
import { type AccessError, raise } from "../problems/mod.ts";

const usd = (mills: number): string => formatPrice(fromMills(mills, mills));

const NAMES: Record<BudgetSpan, string> = {
  call: "for this call",
  session: "for this session",
  day: "for today (UTC)",
  cycle: "for this billing cycle",
};

const WAYS: Record<BudgetSpan, string> = {
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

/** The error for a request that a budget does not allow. */
export function budgetReached(doing: string, refusal: Refusal): AccessError {
  return raise("budget-reached", {
    doing,
    found: tellRefusal(refusal),
    nextSteps: [
      "Ask for fewer posts, or without authors and references, which can cost extra; X sells at least 10 posts at a time.",
      WAYS[refusal.span],
      "Nothing was sent. card.spent shows what this session spent so far.",
    ],
  });
}
