import { assertEquals, assertThrows } from "../assert.ts";
import {
  billFor,
  chargeFor,
  formatPrice,
  PRICES,
  sumCharges,
  toMills,
  wholeMills,
} from "../../src/money/mod.ts";

const SEARCH = "/2/tweets/search/recent";
const objects = (count: number) => Array.from({ length: count }, (_, i) => ({ id: String(i) }));
const charge = (path: string, body: unknown) => chargeFor(billFor(path, body));

Deno.test("chargeFor() prices ten posts at five cents", () => {
  const { cost, posts } = charge(SEARCH, { data: objects(10) });
  assertEquals(cost, { low: 0.05, high: 0.05 });
  assertEquals(posts, 10);
});

Deno.test("chargeFor() counts what came along at the high end only", () => {
  const body = { data: objects(10), includes: { users: objects(8), tweets: objects(3) } };
  const { cost, users, referencedPosts } = charge(SEARCH, body);
  assertEquals(cost, { low: 0.05, high: 0.145 });
  assertEquals([users, referencedPosts], [8, 3]);
});

Deno.test("chargeFor() counts what was read before today at the high end only", () => {
  const bill = billFor(SEARCH, { data: objects(10), includes: { users: objects(2) } });
  const { cost, posts, duplicates } = chargeFor(bill, ({ id }) => Number(id) < 4);
  assertEquals(cost, { low: 0.03, high: 0.07 });
  assertEquals([posts, duplicates], [10, 6]);
});

Deno.test("chargeFor() finds nothing to pay for an empty answer", () => {
  assertEquals(charge(SEARCH, { meta: { result_count: 0 } }).cost.high, 0);
});

const PRICED = [
  { path: "/2/tweets/counts/recent", body: { data: objects(168) }, mills: 5 },
  { path: "/2/tweets/counts/all", body: {}, mills: 10 },
  { path: "/2/users/me", body: { data: { id: "1" } }, mills: 10 },
  { path: "/2/tweets", body: { data: objects(3) }, mills: 15 },
  { path: "/2/tweets/1334987486343299072", body: { data: { id: "1" } }, mills: 5 },
  { path: "/2/users/by/username/ada", body: { data: { id: "1" } }, mills: 10 },
  { path: "/2/users/by/username/nobody", body: { errors: [{}] }, mills: 0 },
  { path: "/2/usage/tweets", body: { data: { project_usage: "1" } }, mills: 0 },
  { path: "/2/lists/1", body: { data: { id: "1" } }, mills: 0 },
];

Deno.test.each(PRICED)(
  "chargeFor() prices $path at $mills thousandths",
  ({ path, body, mills }) => {
    assertEquals(charge(path, body).cost, { low: mills / 1000, high: mills / 1000 });
  },
);

Deno.test("sumCharges() adds exactly, where adding fractions would not", () => {
  const one = charge(SEARCH, { data: objects(1) });
  const { cost, posts } = sumCharges(Array.from({ length: 1000 }, () => one));
  assertEquals(cost, { low: 5, high: 5 });
  assertEquals(posts, 1000);
});

Deno.test("formatPrice() says a price as a person would", () => {
  assertEquals(formatPrice({ low: 0, high: 0 }), "nothing");
  assertEquals(formatPrice({ low: 0.05, high: 0.05 }), "USD 0.05");
  assertEquals(formatPrice({ low: 0.005, high: 0.015 }), "USD 0.005 to 0.015");
});

Deno.test("toMills() and wholeMills() give back every thousandth, and a budget is never rounded up", () => {
  for (let mills = 0; mills <= 10_000; mills++) {
    assertEquals([toMills(mills / 1000), wholeMills(mills / 1000)], [mills, mills]);
  }
  assertEquals(wholeMills(0.0549), 54);
});

Deno.test("PRICES are in USD, and nobody can change them", () => {
  assertEquals([PRICES.post, PRICES.user, PRICES.countsRecent], [0.005, 0.01, 0.005]);
  assertThrows(() => Object.assign(PRICES, { post: 0 }));
});
