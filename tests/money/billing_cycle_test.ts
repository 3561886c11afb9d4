import { assertEquals } from "../assert.ts";
import { billingCycle, resetsIn } from "../../src/money/billing_cycle.ts";

const at = (iso: string) => Date.parse(iso);

const CYCLES = [
  { now: "2026-11-23T15:00:00Z", left: undefined, from: "2026-11-01", by: "calendar month" },
  { now: "2026-11-23T15:00:00Z", left: 8, from: "2026-11-01", by: "usage" },
  { now: "2026-11-23T15:00:00Z", left: 12, from: "2026-11-05", by: "usage" },
  { now: "2026-01-03T00:00:00Z", left: 5, from: "2025-12-08", by: "usage" },
  { now: "2026-03-20T00:00:00Z", left: 11, from: "2026-02-28", by: "usage" },
];

Deno.test.each(CYCLES)("billingCycle() at $now with $left days left began on $from", (row) => {
  const now = at(row.now);
  const cycle = billingCycle(now, row.left && resetsIn(now, row.left));
  assertEquals([cycle.from.toISOString(), cycle.by], [`${row.from}T00:00:00.000Z`, row.by]);
});

Deno.test("billingCycle() goes on to the next cycle in a session that lasts", () => {
  const resets = resetsIn(at("2026-11-23T15:00:00Z"), 12);
  const { from } = billingCycle(at("2026-12-05T00:00:00Z"), resets);
  assertEquals(from.toISOString(), "2026-12-05T00:00:00.000Z");
});
