import { run } from "../../src/commands/mod.ts";
import { lab } from "../../src/commands/lab.ts";
import { asEvents } from "../../src/commands/output.ts";
import type { Lab, LabOptions } from "../../src/lab/mod.ts";
import { assertEquals, assertStringIncludes } from "../assert.ts";

const ADDRESS = "http://127.0.0.1:8888/lab?token=made-up";

function written() {
  const results: string[] = [];
  const asides: string[] = [];
  return {
    results,
    asides,
    output: {
      result: (text: string) => void results.push(text),
      aside: (text: string) => void asides.push(text),
    },
  };
}

/** A JupyterLab that somebody shuts down in the browser as soon as it is open. */
function shutDownAtOnce() {
  const given: LabOptions[] = [];
  let closed = 0;
  const open = (options: LabOptions = {}): Promise<Lab> => {
    given.push(options);
    options.say?.("Starting JupyterLab …");
    const close = () => Promise.resolve(void closed++);
    const ended = Promise.resolve();
    return Promise.resolve({ url: ADDRESS, ended, close, [Symbol.asyncDispose]: close });
  };
  return { given, open, closed: () => closed };
}

Deno.test("lab writes the address to standard output, and each step beside it", async () => {
  const { results, asides, output } = written();
  const stand = shutDownAtOnce();
  await lab({ folder: "study", port: 9000, browser: false }, output, stand.open);
  const [{ folder, port, browser }] = stand.given;
  assertEquals([folder, port, browser], ["study", 9000, false]);
  assertEquals(results, [`JupyterLab is open: ${ADDRESS}`]);
  assertStringIncludes(asides.join("\n"), "Starting JupyterLab …");
  assertStringIncludes(asides.join("\n"), "keep it to yourself");
  assertStringIncludes(asides.at(-1)!, "JupyterLab was shut down.");
  assertEquals(stand.closed(), 1);
});

Deno.test("lab --json gives the address as an event", async () => {
  const { results, output } = written();
  await lab({ json: true }, asEvents(output), shutDownAtOnce().open);
  assertEquals(results.map((line) => JSON.parse(line)), [
    { version: 1, event: "result", result: { url: ADDRESS } },
  ]);
});

Deno.test("lab exits with 1 where it cannot open, and says what to do", async () => {
  const { results, asides, output } = written();
  assertEquals(await run(["lab", "--folder", "nowhere/at-all"], output), 1);
  assertEquals(results, []);
  assertStringIncludes(asides.join("\n"), "there is no folder named nowhere/at-all");
  assertStringIncludes(asides.join("\n"), "--folder notebooks");
});
