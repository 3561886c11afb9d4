/**
 * A process of its own that buys ten new posts at a time, and tells of each purchase with a line.
 * Arguments: the ledger file, the clock, the first id, how often, and a budget for the day.
 */
import { LedgerFile } from "../../src/money/later.ts";
import { billFor, Ledger } from "../../src/money/mod.ts";

if (import.meta.main) {
  const [path, ...numbers] = Deno.args;
  const [now, from, times, day] = numbers.map(Number);
  const ledger = new Ledger({
    file: await LedgerFile.open(path, now),
    now: () => now,
    budget: { day },
  });
  for (let i = 0; i < times; i++) {
    const data = Array.from({ length: 10 }, (_, j) => ({ id: String(from + i * 10 + j) }));
    const reservation = ledger.begin(50, false);
    if ("span" in reservation) break;
    ledger.settle(reservation, billFor("/2/tweets/search/recent", { data }), false);
    Deno.stdout.writeSync(new TextEncoder().encode("\n"));
  }
}
