import { fileURLToPath } from "node:url";
import { assert, assertEquals } from "../assert.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const AGAIN = ["error_answers", "network", "sign_in", "signature", "stopping"];

/**
 * The HTTP/2 server of these tests is Deno.serve, and that of Deno 2.9.1 takes the process with it
 * when a client takes back a request ("Expected to be last strong reference", ext/http). There, the
 * client's own HTTP/2 is held by http2_session_test.ts, and all else by HTTP/1.1.
 */
const LEFT_OUT = Deno.version.deno === "2.9.1"
  ? " (left out: the server of Deno 2.9.1 ends with a stopped request)"
  : "";

// What a request may cost and what a failure tells does not depend on the way that it takes.
Deno.test({
  name: `what holds for canned answers over HTTP/1.1 holds over TLS and HTTP/2${LEFT_OUT}`,
  ignore: LEFT_OUT !== "",
  fn: async () => {
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
  },
});
