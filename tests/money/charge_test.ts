import { assertEquals } from "../assert.ts";
import { chargeFor, formatPrice, Ledger, sumCharges } from "../../src/money/mod.ts";

const objects = (count: number) => Array.from({ length: count }, (_, i) => ({ id: String(i) }));

Deno.test("chargeFor() prices ten posts at five cents", () => {
  const charge = chargeFor("/2/tweets/search/recent", { data: objects(10) });
  assertEquals(charge.cost, { low: 0.05, high: 0.05 });
  assertEquals(charge.posts, 10);
});

Deno.test("chargeFor() counts what came along at the high end only", () => {
  const body = { data: objects(10), includes: { users: objects(8), tweets: objects(3) } };
  const charge = chargeFor("/2/tweets/search/recent", body);
  assertEquals(charge.cost, { low: 0.05, high: 0.145 });
  assertEquals([charge.users, charge.referencedPosts], [8, 3]);
});

Deno.test("chargeFor() finds nothing to pay for an empty answer", () => {
  assertEquals(chargeFor("/2/tweets/search/recent", { meta: { result_count: 0 } }).cost.high, 0);
});

Deno.test("chargeFor() prices counts by the request, and usage at nothing", () => {
  assertEquals(chargeFor("/2/tweets/counts/recent", { data: objects(168) }).cost.low, 0.005);
  assertEquals(chargeFor("/2/tweets/counts/all", {}).cost.low, 0.01);
  assertEquals(chargeFor("/2/users/me", {}).cost.low, 0.01);
  assertEquals(chargeFor("/2/usage/tweets", {}).cost.high, 0);
});

Deno.test("sumCharges() adds exactly, where adding fractions would not", () => {
  const one = chargeFor("/2/tweets/search/recent", { data: objects(1) });
  const { cost, posts } = sumCharges(Array.from({ length: 1000 }, () => one));
  assertEquals(cost, { low: 5, high: 5 });
  assertEquals(posts, 1000);
});

Deno.test("Ledger adds up what was recorded", () => {
  const ledger = new Ledger();
  ledger.record(chargeFor("/2/tweets/search/recent", { data: objects(10) }));
  ledger.record(chargeFor("/2/tweets/counts/recent", {}));
  assertEquals(ledger.total().cost, { low: 0.055, high: 0.055 });
  assertEquals(ledger.total().requests, 2);
});

Deno.test("formatPrice() says a price as a person would", () => {
  assertEquals(formatPrice({ low: 0, high: 0 }), "nothing");
  assertEquals(formatPrice({ low: 0.05, high: 0.05 }), "USD 0.05");
  assertEquals(formatPrice({ low: 0.005, high: 0.015 }), "USD 0.005 to 0.015");
});
