import { checkNotebooks } from "../../tools/check_notebooks.ts";
import { sayFinding } from "../../tools/notebooks/mod.ts";
import { assertEquals, assertStringIncludes } from "../assert.ts";
import { type Draft, temporaryNotebook } from "../notebooks/temporary_notebook.ts";

async function findings(...drafts: Draft[]): Promise<string[]> {
  await using notebook = await temporaryNotebook(...drafts);
  const found = (await checkNotebooks([notebook.path])).map(sayFinding);
  assertEquals((await Array.fromAsync(Deno.readDir(notebook.folder))).length, 1);
  return found.map((line) => line.replace(notebook.folder, "").slice(1));
}

Deno.test("checkNotebooks() finds nothing in a notebook that is in order", async () => {
  const found = await findings(
    `const shelf = "B 42";\nshelf;`,
    `await Promise.resolve(shelf.length);`,
  );
  assertEquals(found, []);
});

Deno.test("checkNotebooks() maps a type error to the cell and the line", async () => {
  const [found, ...more] = await findings(
    `const shelf = "B 42";`,
    `// A shelf is no number.\nconst next: number = shelf;`,
  );
  assertEquals(
    found,
    "made_up.ipynb, code cell 2, line 2: TS2322: Type 'string' is not assignable to type 'number'.",
  );
  assertEquals(more, []);
});

Deno.test("checkNotebooks() maps what lint finds to the cell and the line", async () => {
  assertEquals(await findings("1;", "let shelf = 1;\nshelf;", "let next = 2;\nnext;"), [
    "made_up.ipynb, code cell 2, line 1: prefer-const: `shelf` is never reassigned",
    "made_up.ipynb, code cell 3, line 1: prefer-const: `next` is never reassigned",
  ]);
});

Deno.test("checkNotebooks() maps an error of syntax to the cell and the line", async () => {
  const [found, ...more] = await findings("1;", "2;\nconst = 3;");
  assertStringIncludes(found, "made_up.ipynb, code cell 2, line 2: SyntaxError");
  assertEquals(more, []);
});

Deno.test("checkNotebooks() finds a name that two cells declare", async () => {
  const found = await findings("const shelf = 1;", "const shelf = 2;");
  assertStringIncludes(found.join("\n"), "code cell 2, line 1");
});

Deno.test("checkNotebooks() finds code that deno fmt would change", async () => {
  const [found] = await findings("1 +  1");
  assertStringIncludes(found, "not in format");
});

Deno.test("checkNotebooks() finds a place on a machine in a saved output", async () => {
  const outputs = [{ output_type: "stream" as const, name: "stdout", text: "at /home/ada/x.ts:1" }];
  const [found] = await findings("1;", { source: "2;", outputs });
  assertStringIncludes(found, "made_up.ipynb, code cell 2: its saved output names a place");
});

Deno.test("checkNotebooks() says what keeps a file from being a notebook", async () => {
  const [found] = await findings({ source: "1;", id: "two words" });
  assertStringIncludes(found, "cells[0].id must be 1 to 64 letters");
});
