import { assert, assertEquals } from "../assert.ts";
import { FreshNonces } from "../../src/practice/fresh_nonces.ts";

Deno.test("FreshNonces forgets what is too old to be taken anyway", () => {
  const nonces = new FreshNonces();
  for (let second = 0; second < 50_000; second++) nonces.take(`n${second}`, second + 300, second);
  assert(nonces.size < 2000, `${nonces.size} are remembered`);
});

Deno.test("FreshNonces remembers a nonce until its timestamp is too old", () => {
  const nonces = new FreshNonces();
  assertEquals(nonces.take("n", 300, 0), true);
  assertEquals(nonces.take("n", 300, 300), false);
  assertEquals(nonces.take("n", 900, 600), true);
});
