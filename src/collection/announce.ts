import { fromMills, MILLS, type PriceRange, toMills } from "../money/mod.ts";
import type { Practice } from "../problems/mod.ts";
import type { Question, Wanted } from "./question.ts";
import { chargeOf } from "./run_totals.ts";
import type { RunRow } from "./run_row.ts";
import type { Store } from "./store.ts";

/** What is going to be bought. */
export interface Announced {
  query: string;
  /** Posts that the file holds already, of this question. */
  held: number;
  /** Posts that are expected to come; `undefined` where only the budget bounds it. */
  posts: number | undefined;
  /** What they cost, in USD, low and high. */
  cost: PriceRange | undefined;
  /** Who is asked: X, a practice room, or a replay. */
  room: Practice;
}

/** Says that a sample and other posts are going to be in one file, where nobody sees which is which. */
export function tellMixed(
  store: Store,
  run: RunRow,
  file: string,
  tell: (sentence: string) => void,
) {
  const others = store.runs().filter(({ id }) => id !== run.id);
  const sample = run.seed === null ? others.find(({ seed }) => seed !== null) : others[0];
  if (!sample) return;
  tell(
    `${file} ${
      sample.seed === null ? "holds posts of another question" : "holds a sample"
    } already (${sample.query}): rows, counts and exports of the file are of both together, and a ` +
      "sample then no longer stands for its range. Give each sample a file of its own.",
  );
}

/** What is expected to come, and its price. */
export function announce(
  run: RunRow,
  { held, spent }: { held: number; spent: number },
  question: Question,
  wanted: Wanted,
  room: Practice,
): Announced {
  const { limit } = wanted;
  const budget = Math.max(0, wanted.budget - spent);
  const most = Math.min(limit, run.counted ?? Infinity);
  const posts = Number.isFinite(most) ? Math.max(0, most - held) : undefined;
  // X sells a page at least; what it counted it cannot exceed, and ids are bought one by one.
  const least = posts === 0 || question.ids ? 0 : question.pages.smallest;
  const bought = Math.min(
    Math.max(most - held, least),
    Math.max(0, (run.counted ?? Infinity) - held),
  );
  const high = Math.min(budget, bought * question.pricePerPost);
  const low = posts === undefined ? 0 : Math.min(high, bought * MILLS.post);
  const cost = Number.isFinite(high) ? fromMills(low, high) : undefined;
  return { query: run.query, held, posts, cost, room };
}

/** What the file says of it: what was spent so far, and what is announced beyond. */
export function announcedIn(
  store: Store,
  { id, announced_high }: RunRow,
  { cost, posts }: Announced,
) {
  if (!cost || (posts === 0 && announced_high !== null)) return {};
  const spent = chargeOf(store.database, id).cost;
  const high = toMills(spent.high) + toMills(cost.high);
  if (announced_high !== null && high <= announced_high) return {};
  return { announced_low: toMills(spent.low) + toMills(cost.low), announced_high: high };
}
