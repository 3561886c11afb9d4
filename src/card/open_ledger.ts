import { type BudgetSpans, isAmount, Ledger } from "../money/mod.ts";
import { checkNames, raise } from "../problems/mod.ts";

/** What a card may spend, and where it keeps what it spent. */
export interface MoneyOptions {
  /**
   * What may be spent, in USD: for the whole session, or `{ session, day, cycle }`. A request
   * that could cross it is not sent. `day` (UTC) and `cycle` take a `ledgerFile`. @default no limit
   */
  budget?: number | BudgetSpans;
  /**
   * A file that keeps what was spent for the next session, such as `"library.ledger.sqlite"`. It
   * holds ids of posts and users, counts and prices; no keys, queries or names. @default none
   */
  ledgerFile?: string;
  /** @deprecated Now `ledgerFile`. */
  ledger?: string;
}

const DOING = "connect";
const SPANS: Record<keyof BudgetSpans, true> = { session: true, day: true, cycle: true };

const refuse = (found: string) => raise("bad-option", { doing: DOING, found });

/**
 * Checks the options about money.
 *
 * @returns The budget, span by span.
 * @throws {AccessError} `bad-option`
 */
export function checkMoneyOptions({ budget, ledgerFile }: MoneyOptions): BudgetSpans {
  if (ledgerFile !== undefined && (typeof ledgerFile !== "string" || ledgerFile.trim() === "")) {
    throw refuse('ledgerFile must be the name of a file, such as "library.ledger.sqlite"');
  }
  if (budget === undefined) return {};
  const isSpans = typeof budget === "object" && budget !== null && !Array.isArray(budget);
  const spans = isSpans ? budget : { session: budget };
  checkNames(spans, SPANS, DOING);
  const given = Object.entries(spans).filter(([, usd]) => usd !== undefined);
  if (given.length === 0 || !given.every(([, usd]) => isAmount(usd))) {
    throw refuse("budget must be an amount in USD above 0, such as 5, or { session, day, cycle }");
  }
  if (ledgerFile === undefined && given.some(([span]) => span !== "session")) {
    throw refuse(
      "a budget for a day or a billing cycle takes a file that remembers: " +
        'add ledgerFile: "library.ledger.sqlite"',
    );
  }
  return Object.fromEntries(given);
}

/**
 * Makes the ledger of a card.
 *
 * @param budget As `checkMoneyOptions` gave it.
 * @param path Where it is kept; nowhere if left out.
 * @throws {AccessError} `ledger-unusable`
 */
export async function openLedger(budget: BudgetSpans, path: string | undefined): Promise<Ledger> {
  if (path === undefined) return new Ledger({ budget });
  try {
    const { LedgerFile } = await import("../money/later.ts");
    return new Ledger({ budget, file: await LedgerFile.open(path) });
  } catch (error) {
    throw raise("ledger-unusable", {
      doing: DOING,
      found: `the ledger ${path} cannot be used: ${(error as Error).message}`,
    });
  }
}
