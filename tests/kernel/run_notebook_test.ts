import { runNotebook } from "../../tools/notebooks/mod.ts";
import { assertEquals, assertStringIncludes } from "../assert.ts";
import { temporaryNotebook } from "../notebooks/temporary_notebook.ts";

Deno.test("runNotebook() runs the cells in their order and in one kernel", async () => {
  await using notebook = await temporaryNotebook("const shelf = 3;", "console.log(shelf + 1);");
  const { ok, cells, text } = await runNotebook(notebook.path);
  assertEquals({ ok, text }, { ok: true, text: "4\n" });
  assertEquals(cells.map(({ executionCount }) => executionCount), [1, 2]);
});

Deno.test("runNotebook() runs in the notebook's folder", async () => {
  await using notebook = await temporaryNotebook("console.log(Deno.cwd());");
  assertEquals((await runNotebook(notebook.path)).text, `${notebook.folder}\n`);
});

Deno.test("runNotebook() finds modules by their path from the notebook", async () => {
  await using notebook = await temporaryNotebook(
    `import { shelf } from "./shelf.ts";\nconsole.log(shelf);`,
  );
  await Deno.writeTextFile(`${notebook.folder}/shelf.ts`, `export const shelf = "B 42";`);
  assertEquals((await runNotebook(notebook.path)).text, "B 42\n");
});

Deno.test("runNotebook() stops at the first cell that fails, and says which", async () => {
  await using notebook = await temporaryNotebook(
    "1;",
    `throw new RangeError("shelf is full");`,
    `console.log("never");`,
  );
  const { ok, cells, failure, text } = await runNotebook(notebook.path);
  assertEquals(ok, false);
  assertEquals(failure, { cell: 2, name: "RangeError", message: "shelf is full" });
  assertEquals(cells.length, 2);
  assertEquals(text, "1\nRangeError: shelf is full\n");
});

Deno.test("runNotebook() says which cell a kernel ended in", async () => {
  await using notebook = await temporaryNotebook("1;", "Deno.exit(7);");
  const { ok, failure } = await runNotebook(notebook.path);
  assertEquals({ ok, cell: failure?.cell }, { ok: false, cell: 2 });
  assertStringIncludes(failure!.message, "exit code 7");
});

Deno.test("runNotebook() lets a cell tagged raises-exception fail", async () => {
  await using notebook = await temporaryNotebook(
    { source: `throw new Error("on purpose");`, metadata: { tags: ["raises-exception"] } },
    `console.log("still here");`,
  );
  const { ok, text } = await runNotebook(notebook.path);
  assertEquals({ ok, text }, { ok: true, text: "Error: on purpose\nstill here\n" });
});

Deno.test("runNotebook() has prompts answered, and tells what was asked", async () => {
  await using notebook = await temporaryNotebook(
    `const typed = prompt("API key:", "", { password: true });`,
    "console.log(typed.length);",
  );
  const { prompts, text } = await runNotebook(notebook.path, { answer: () => "MADE-UP" });
  assertEquals(prompts, [{ prompt: "API key:", password: true }]);
  assertEquals(text, "7\n");
});

Deno.test("runNotebook() can forbid input", async () => {
  await using notebook = await temporaryNotebook(`console.log(prompt("API key:"));`);
  const { text } = await runNotebook(notebook.path, { answer: () => "x", allowStdin: false });
  assertEquals(text, "null\n");
});

Deno.test("runNotebook() gives the kernel the variables it was told, and none of the reader's keys", async () => {
  await using notebook = await temporaryNotebook(
    `console.log(["X_API_KEY", "LIBRARY_CARD_PRACTICE"].map((name) => Deno.env.get(name)));`,
  );
  Deno.env.set("X_API_KEY", "MADEUPMADEUPMADEUP1234567");
  try {
    const { text } = await runNotebook(notebook.path, { env: { LIBRARY_CARD_PRACTICE: "1" } });
    assertEquals(text, `[ undefined, "1" ]\n`);
  } finally {
    Deno.env.delete("X_API_KEY");
  }
});
