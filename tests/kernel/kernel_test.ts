import { Kernel, outputText } from "../../tools/kernel/mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { isAlive, openPort } from "./alive.ts";

const PLAIN = { env: { NO_COLOR: "1" } };

async function show(code: string) {
  await using kernel = await Kernel.start(PLAIN);
  return await kernel.execute(code);
}

Deno.test("Kernel.execute() gives a cell's value and number", async () => {
  assertEquals(await show("6 * 7"), {
    status: "ok",
    executionCount: 1,
    outputs: [{
      output_type: "execute_result",
      execution_count: 1,
      data: { "text/plain": "42" },
      metadata: {},
    }],
  });
});

Deno.test("Kernel.execute() joins what is written to one console stream", async () => {
  const { outputs } = await show(`console.log("a"); console.log("b"); console.error("c");`);
  assertEquals(outputs, [
    { output_type: "stream", name: "stdout", text: "a\nb\n" },
    { output_type: "stream", name: "stderr", text: "c\n" },
  ]);
});

Deno.test("Kernel.execute() keeps the last state of a display that was updated", async () => {
  const { outputs } = await show(`
    for (let i = 0; i <= 100; i++) {
      const options = { raw: true, display_id: "progress", update: i > 0 };
      await Deno.jupyter.display({ "text/plain": i + " %" }, options);
    }
  `);
  const data = { "text/plain": "100 %" };
  assertEquals(outputs, [{ output_type: "display_data", data, metadata: {} }]);
});

Deno.test("Kernel.execute() updates a display of an earlier cell", async () => {
  await using kernel = await Kernel.start(PLAIN);
  const display = (text: string, update: boolean) =>
    `await Deno.jupyter.display({ "text/plain": "${text}" },
      { raw: true, display_id: "one", update: ${update} });`;
  const first = await kernel.execute(display("before", false));
  const second = await kernel.execute(display("after", true));
  assertEquals(outputText(first.outputs), "after\n");
  assertEquals(second.outputs, []);
});

Deno.test("Kernel.execute() drops what a cell cleared, once something follows", async () => {
  const clear = `await Deno.jupyter.broadcast("clear_output", { wait: true });`;
  assertEquals(
    outputText((await show(`console.log("a"); ${clear} console.log("b");`)).outputs),
    "b\n",
  );
  assertEquals(outputText((await show(`console.log("a"); ${clear}`)).outputs), "a\n");
});

Deno.test("Kernel.execute() gives a cell's error, and the next cell runs", async () => {
  await using kernel = await Kernel.start(PLAIN);
  const { status, error, outputs } = await kernel.execute(`throw new TypeError("no such shelf")`);
  assertEquals({ status, error }, {
    status: "error",
    error: { name: "TypeError", message: "no such shelf" },
  });
  assertEquals(outputText(outputs), "TypeError: no such shelf\n");
  assertEquals((await kernel.execute("1")).status, "ok");
});

Deno.test("Kernel.execute() loses none of 200 lines", async () => {
  const { outputs } = await show(`for (let i = 1; i <= 200; i++) console.log("line " + i);`);
  const lines = Array.from({ length: 200 }, (_, i) => `line ${i + 1}\n`);
  assertEquals(outputText(outputs), lines.join(""));
});

Deno.test("Kernel.execute() carries a display of a megabyte", async () => {
  const { outputs } = await show(`console.log("é".repeat(500_000))`);
  assertEquals(outputText(outputs), "é".repeat(500_000) + "\n");
});

Deno.test("Kernel.execute() has masked prompts answered, and records them", async () => {
  await using kernel = await Kernel.start({
    answer: (prompt, password) => `${prompt} ${password}`,
  });
  const { outputs } = await kernel.execute(`
    const masked = prompt("API key:", "", { password: true });
    const open = prompt("Name:");
    console.log(masked + ", " + open);
  `);
  assertEquals(outputText(outputs), "API key: true, Name: false\n");
  assertEquals(kernel.prompts, [
    { prompt: "API key:", password: true },
    { prompt: "Name:", password: false },
  ]);
});

Deno.test("Kernel.execute() answers a prompt with an empty line where answer() has none", async () => {
  await using kernel = await Kernel.start({ answer: () => undefined });
  const { outputs } = await kernel.execute(`console.log(JSON.stringify(prompt("Key:")))`);
  assertEquals(outputText(outputs), `""\n`);
});

Deno.test("Kernel.execute() gives prompt() null at once where input is forbidden", async () => {
  await using kernel = await Kernel.start({ answer: () => "not to be heard" });
  const code = `console.log(prompt("Key:", "default", { password: true }))`;
  const { outputs } = await kernel.execute(code, { allowStdin: false });
  assertEquals(outputText(outputs), "null\n");
  assertEquals(kernel.prompts, []);
});

Deno.test("Kernel.execute() forbids input where there is nobody to answer", async () => {
  assertEquals(outputText((await show(`console.log(prompt("Key:"))`)).outputs), "null\n");
});

Deno.test("Kernel.execute() rejects when answer() throws", async () => {
  await using kernel = await Kernel.start({
    answer() {
      throw new Error("nobody is in");
    },
  });
  const error = await assertRejects(() => kernel.execute(`prompt("Key:")`));
  assertEquals((error as Error).message, "nobody is in");
});

Deno.test("Kernel.execute() rejects when the kernel is killed", async () => {
  await using kernel = await Kernel.start();
  const running = assertRejects(() => kernel.execute("await new Promise(() => {})"));
  Deno.kill(kernel.pid, "SIGKILL");
  assertStringIncludes(String(await running), "The kernel has ended: SIGKILL");
  assertStringIncludes(String(await assertRejects(() => kernel.execute("1"))), "has ended");
});

Deno.test("Kernel.execute() rejects when a cell takes longer than it may", async () => {
  await using kernel = await Kernel.start();
  const late = () => kernel.execute("await new Promise(() => {})", { timeout: 0.1 });
  assertStringIncludes(String(await assertRejects(late)), "nothing came within 0.1 s");
});

Deno.test("Kernel.interrupt() reaches a listener in the kernel, which lives on", async () => {
  await using kernel = await Kernel.start({ answer: () => (kernel.interrupt(), "go on") });
  const { outputs } = await kernel.execute(`
    const stopped = Promise.withResolvers();
    Deno.addSignalListener("SIGINT", () => stopped.resolve("stopped kindly"));
    prompt("Ready?");
    console.log(await stopped.promise);
  `);
  assertEquals(outputText(outputs), "stopped kindly\n");
});

Deno.test("Kernel.interrupt() ends a kernel in which nobody listens", async () => {
  await using kernel = await Kernel.start({
    answer() {
      kernel.interrupt();
      return "go on";
    },
  });
  const error = await assertRejects(() =>
    kernel.execute(`prompt("Ready?"); await new Promise(() => {})`)
  );
  assertStringIncludes(String(error), "The kernel has ended");
});

Deno.test("Kernel.start() gives the kernel its folder and only the variables it should have", async () => {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    await using kernel = await Kernel.start({
      cwd: folder,
      env: { MADE_UP: "1", HOME: folder },
      clearEnv: true,
    });
    const code = `console.log(Deno.cwd(), Deno.env.get("MADE_UP"), Deno.env.get("PATH"))`;
    assertEquals(outputText((await kernel.execute(code)).outputs), `${folder} 1 undefined\n`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("Kernel.start() says so when what it started is no kernel", async () => {
  const error = await assertRejects(() => Kernel.start({ cwd: ".", deno: "deno-of-no-such-name" }));
  assert(error instanceof Deno.errors.NotFound, String(error));
});

Deno.test("Kernel: two at once keep their variables apart", async () => {
  const starting = [Kernel.start(PLAIN), Kernel.start(PLAIN)];
  await using one = await starting[0];
  await using two = await starting[1];
  await Promise.all([one.execute("const name = 'one'"), two.execute("const name = 'two'")]);
  const told = await Promise.all([one, two].map((kernel) => kernel.execute("name")));
  assertEquals(told.map(({ outputs }) => outputText(outputs)), [`"one"\n`, `"two"\n`]);
});

Deno.test("Kernel leaves no process behind when a test fails", async () => {
  let port = 0;
  const failed = await assertRejects(async () => {
    await using kernel = await Kernel.start();
    port = await openPort(kernel);
    assert(await isAlive(port));
    await kernel.execute("for (;;) {}", { timeout: 0.1 });
  });
  assertStringIncludes(String(failed), "nothing came within");
  assertEquals(await isAlive(port), false);
});

Deno.test("Kernel leaves no process behind when the process that runs it is killed", async () => {
  const client = new URL("../../tools/kernel/mod.ts", import.meta.url);
  const helpers = new URL("./alive.ts", import.meta.url);
  const script = `
    import { Kernel } from "${client}";
    import { openPort } from "${helpers}";
    console.log(await openPort(await Kernel.start()));
  `;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--quiet", script],
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const port = Number((await reader.read()).value);
  assert(await isAlive(port));
  child.kill("SIGKILL");
  await child.status;
  await reader.cancel();
  for (let tries = 0; tries < 500 && await isAlive(port); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assertEquals(await isAlive(port), false);
});
