import { join } from "node:path";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { Kernel, outputText } from "../../tools/kernel/mod.ts";
import { closedEnvironment } from "../../tools/notebooks/mod.ts";
import { cannedX, NO_CREDITS } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const DOOR = new URL("../../mod.ts", import.meta.url);

/** A kernel in a folder of its own, with somebody at the keyboard. */
async function notebook(answer: (prompt: string) => string) {
  const folder = await Deno.makeTempDir();
  await Deno.copyFile(new URL("../../deno.json", import.meta.url), join(folder, "deno.json"));
  const kernel = await Kernel.start({
    cwd: folder,
    env: closedEnvironment(),
    clearEnv: true,
    answer,
  });
  return {
    folder,
    kernel,
    async [Symbol.asyncDispose]() {
      await kernel.stop();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

Deno.test("keys that were typed can be kept although the account has no credits: they work", async () => {
  await using x = cannedX(() => Response.json(NO_CREDITS, { status: 402 }));
  await using here = await notebook((prompt) =>
    prompt.startsWith("API key or Bearer") ? MADE_UP.bearerToken : "yes"
  );
  const { status, error } = await here.kernel.execute(`
    import { connect } from ${JSON.stringify(DOOR.href)};
    await connect({ baseUrl: ${JSON.stringify(x.url)} });`);
  assertEquals([status, error?.name], ["error", "AccessError"]);
  assertStringIncludes(error!.message, "your keys work");
  assertEquals(here.kernel.prompts.map(({ password }) => password), [true, true]);
  assertEquals(
    await Deno.readTextFile(join(here.folder, ".env")),
    `X_BEARER_TOKEN=${MADE_UP.bearerToken}\n`,
  );
});

Deno.test("keys that X refuses are not kept, and nobody is asked to", async () => {
  await using x = cannedX(() => Response.json({ title: "Unauthorized" }, { status: 401 }));
  await using here = await notebook(() => MADE_UP.bearerToken);
  const { error } = await here.kernel.execute(`
    import { connect } from ${JSON.stringify(DOOR.href)};
    await connect({ baseUrl: ${JSON.stringify(x.url)} });`);
  assertEquals(error?.name, "AccessError");
  assertEquals(here.kernel.prompts.length, 1);
});

Deno.test("a card, posts and an error show themselves as the last line of a cell", async () => {
  await using here = await notebook(() => "practice");
  const card = await here.kernel.execute(`
    import { connect } from ${JSON.stringify(DOOR.href)};
    const card = await connect();
    card`);
  const [shown] = card.outputs as unknown as { data: Record<string, string> }[];
  assertEquals(Object.keys(shown.data).sort(), ["text/html", "text/markdown", "text/plain"]);
  assertStringIncludes(shown.data["text/html"], "PRACTICE");
  const posts = await here.kernel.execute(`await card.search("library", { limit: 10 })`);
  assertStringIncludes(outputText(posts.outputs), "10 posts for library");
  const error = await here.kernel.execute(`await card.search("library OR (", { limit: 10 })`);
  const [{ traceback }] = error.outputs as unknown as { traceback: string[] }[];
  const text = traceback.join("\n");
  assertStringIncludes(text, "What to do next:");
  assert(!/^\s+at /m.test(text), text);
});
