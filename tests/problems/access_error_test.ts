import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { AccessError } from "../../src/problems/mod.ts";

const error = new AccessError("rate-limited", {
  message: "Cannot search: too many requests",
  nextSteps: ["Wait.", "Run it again."],
  docs: "https://docs.x.com/",
  status: 429,
});

Deno.test("AccessError shows its message and numbered steps, and no frame of any library", () => {
  assertEquals(
    Deno.inspect(error),
    `AccessError: Cannot search: too many requests

What to do next:
  1. Wait.
  2. Run it again.

More: https://docs.x.com/ (problem: rate-limited)`,
  );
  assertEquals(error.stack, Deno.inspect(error));
  assertEquals(`${error}`, Deno.inspect(error));
});

Deno.test("AccessError is an Error that programs can tell by its problem", () => {
  assert(error instanceof Error);
  assertEquals(error.name, "AccessError");
  assertEquals(error.problem, "rate-limited");
});

Deno.test("AccessError as JSON holds what a program needs", () => {
  const json = JSON.parse(JSON.stringify(error));
  assertEquals(json.problem, "rate-limited");
  assertEquals(json.nextSteps, ["Wait.", "Run it again."]);
  assertEquals(json.status, 429);
});

Deno.test("an uncaught AccessError prints the steps in a script", async () => {
  const code = `import { AccessError } from ${
    JSON.stringify(new URL("../../src/problems/mod.ts", import.meta.url).href)
  };
    throw new AccessError("no-keys", { message: "Cannot sign in: no keys", nextSteps: ["Set them."], docs: "https://docs.x.com/" });`;
  const { stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", code],
    env: { NO_COLOR: "1" },
  }).output();
  const text = new TextDecoder().decode(stderr);
  assertStringIncludes(text, "1. Set them.");
  assert(!text.includes("access_error.ts"), text);
});
