import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { Kernel, outputText } from "../../tools/kernel/mod.ts";
import { closedEnvironment } from "../../tools/notebooks/mod.ts";
import { cannedX } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { slowX } from "./slow_x.ts";

const DOOR = new URL("../../mod.ts", import.meta.url).href;

async function notebook() {
  const folder = await Deno.makeTempDir();
  await Deno.copyFile(new URL("../../deno.json", import.meta.url), join(folder, "deno.json"));
  const kernel = await Kernel.start({ cwd: folder, env: closedEnvironment(), clearEnv: true });
  return {
    kernel,
    async [Symbol.asyncDispose]() {
      await kernel.stop();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

Deno.test({
  name: "Stop ends a search, sends nothing more, and leaves kernel, variables and keys alive",
  // A kernel is interrupted by a signal, which Windows does not have.
  ignore: Deno.build.os === "windows",
  async fn() {
    await using x = slowX();
    await using here = await notebook();
    const { kernel } = here;
    await kernel.execute(`
      import { connect } from ${JSON.stringify(DOOR)};
      const mine = 42;
      const card = await connect({
        keys: { bearerToken: ${JSON.stringify(MADE_UP.bearerToken)} },
        baseUrl: ${JSON.stringify(x.url)},
      });`);
    const searching = kernel.execute(`await card.search("library", { limit: 500 });`);
    await x.asked;
    kernel.interrupt();
    const { status, error } = await searching;
    assertEquals([status, error?.name], ["error", "AccessError"]);
    assertStringIncludes(error!.message, "it was stopped");
    const after = await kernel.execute(
      `console.log(mine, card.keys.has("bearerToken"), card.spent.posts);`,
    );
    assertEquals(outputText(after.outputs), "42 true 0\n");
    await kernel.execute("await card.usage();");
    const left = ["/2/usage/tweets", "/2/usage/credits"];
    assertEquals(x.paths, [...left, "/2/tweets/search/recent", ...left]);
  },
});

Deno.test({
  name: "Stop ends a wait for a rate limit long before its end, after a countdown in place",
  ignore: Deno.build.os === "windows",
  async fn() {
    let searches = 0;
    await using x = cannedX(({ url }) => {
      if (!url.includes("/search/")) return Response.json({ data: {} });
      searches++;
      const reset = String(Math.floor(Date.now() / 1000) + 40);
      return Response.json({ title: "Too Many Requests" }, {
        status: 429,
        headers: { "x-rate-limit-remaining": "0", "x-rate-limit-reset": reset },
      });
    });
    await using here = await notebook();
    const { kernel } = here;
    await kernel.execute(`
      import { connect } from ${JSON.stringify(DOOR)};
      const card = await connect({
        keys: { bearerToken: ${JSON.stringify(MADE_UP.bearerToken)} },
        baseUrl: ${JSON.stringify(x.url)},
      });`);
    const searching = kernel.execute(`
      setTimeout(() => Deno.kill(Deno.pid, "SIGINT"), 2300);
      await card.search("library");`);
    const { outputs, error } = await searching;
    assertEquals(error?.name, "AccessError");
    const shown = outputs.filter((output) => output.output_type === "display_data");
    assertEquals(shown.length, 1);
    assertStringIncludes(JSON.stringify(shown[0]), "Waited");
    const after = await kernel.execute(`console.log(card.keys.has("bearerToken"));`);
    assertEquals(outputText(after.outputs), "true\n");
    // Whoever waits to the end asks again.
    assertEquals(searches, 1);
  },
});

Deno.test({
  name: "Stop ends a loop of one's own that waits by card.pause, and leaves the kernel alive",
  ignore: Deno.build.os === "windows",
  async fn() {
    await using here = await notebook();
    const { kernel } = here;
    await kernel.execute(`
      import { connect } from ${JSON.stringify(DOOR)};
      const card = await connect({ practice: true });
      const turns: number[] = [];
      // Told by the loop itself, for a test may not guess when it has begun.
      const interrupt = () => Deno.kill(Deno.pid, "SIGINT");`);
    const { status, error } = await kernel.execute(`
      for (;;) {
        turns.push(turns.length);
        const waiting = card.pause(turns.length < 3 ? 0 : 3600);
        if (turns.length === 3) interrupt();
        await waiting;
      }`);
    assertEquals([status, error?.name], ["error", "AccessError"]);
    assertStringIncludes(error!.message, "Cannot pause: it was stopped");
    const after = await kernel.execute(`console.log(turns.length, card.practice);`);
    assertEquals(outputText(after.outputs), "3 true\n");
  },
});

Deno.test("a call leaves no listener for signals behind", async () => {
  const code = `
    import { connect } from ${JSON.stringify(DOOR)};
    const card = await connect({ practice: true });
    await card.search("library");
    console.log("ready");
    await new Promise((resolve) => setTimeout(resolve, 60_000));`;
  const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(file, code);
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", "--no-lock", "--config", config, file],
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  assertStringIncludes((await reader.read()).value ?? "", "ready");
  child.kill("SIGINT");
  const { success } = await child.status;
  await reader.cancel();
  await Deno.remove(file);
  assert(!success, "Ctrl-C no longer ends the program");
});
