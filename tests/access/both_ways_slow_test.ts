import { fileURLToPath } from "node:url";
import { assert, assertEquals } from "../assert.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const AGAIN = ["error_answers", "network", "sign_in", "signature", "stopping"];

// What a request may cost and what a failure tells does not depend on the way that it takes.
Deno.test("what holds for canned answers over HTTP/1.1 holds over TLS and HTTP/2", async () => {
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["test", "--allow-all", "--no-check", "--quiet"],
      ...AGAIN.map((name) => `${HERE}${name}_test.ts`),
    ],
    env: { CANNED_X_OVER: "http2", NO_COLOR: "1" },
    stderr: "inherit",
  }).output();
  const told = new TextDecoder().decode(stdout);
  assertEquals(code, 0, told);
  assert(Number(/(\d+) passed/.exec(told)?.[1]) > 300, told);
});
