import { assert, assertEquals } from "../assert.ts";
import { UsedNonces } from "../../src/practice/sign_in/oauth1.ts";

Deno.test("UsedNonces forgets what is too old to be taken anyway", () => {
  const nonces = new UsedNonces();
  for (let second = 0; second < 50_000; second++) nonces.take(`n${second}`, second + 300, second);
  assert(nonces.size < 2000, `${nonces.size} are remembered`);
});

Deno.test("UsedNonces remembers a nonce until its timestamp is too old", () => {
  const nonces = new UsedNonces();
  assertEquals(nonces.take("n", 300, 0), true);
  assertEquals(nonces.take("n", 300, 300), false);
  assertEquals(nonces.take("n", 900, 600), true);
});
