import { findMachinePaths } from "../../tools/notebooks/mod.ts";
import { assertEquals } from "../assert.ts";
import { madeNotebook } from "./temporary_notebook.ts";

function found(text: string): string[] {
  const data = { "text/html": ["<pre>\n", text] };
  const outputs = [{ output_type: "display_data" as const, data, metadata: {} }];
  return findMachinePaths("x.ipynb", madeNotebook({ outputs })).map(({ message }) => message);
}

for (const place of ["/home/ada/x.ts", "/Users/ada", "/tmp/x", "/work/x", "C:\\Users\\ada"]) {
  Deno.test(`findMachinePaths() finds ${place}`, () => {
    assertEquals(found(`at (${place})`), [
      `its saved output names a place on a machine: ${place}`,
    ]);
  });
}

Deno.test("findMachinePaths() finds a place in a file's address", () => {
  assertEquals(found("at file:///root/x.ts:1:2").length, 1);
});

Deno.test("findMachinePaths() leaves web addresses and relative paths alone", () => {
  assertEquals(found("https://docs.example.org/home/work/tmp/x and ../tmp/x"), []);
});
