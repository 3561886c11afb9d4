import { checkStructure } from "../../tools/notebooks/check_structure.ts";
import { assertEquals } from "../assert.ts";
import { madeNotebook } from "./temporary_notebook.ts";

const output = (value: unknown) => ({ outputs: [value] }) as never;

const WRONG = [
  { name: "no object", notebook: [], problem: "it must be an object" },
  {
    name: "an old format",
    notebook: { ...madeNotebook(), nbformat_minor: 4 },
    problem: "nbformat_minor must be 5 or more",
  },
  {
    name: "an id used twice",
    notebook: madeNotebook({ id: "a" }, { id: "a" }),
    problem: "cells[1].id must be an id that no other cell has",
  },
  {
    name: "an unknown kind of cell",
    notebook: {
      ...madeNotebook(),
      cells: [{ cell_type: "raw-ish", id: "a", metadata: {}, source: "" }],
    },
    problem: "cells[0].cell_type must be one of code, markdown, raw",
  },
  {
    name: "a cell without text",
    notebook: madeNotebook({ source: 3 as never }),
    problem: "cells[0].source must be text",
  },
  {
    name: "a display of nothing",
    notebook: madeNotebook(output({ output_type: "display_data", data: null, metadata: {} })),
    problem: "cells[0].outputs[0].data must be an object",
  },
  {
    name: "an error without its name",
    notebook: madeNotebook(output({ output_type: "error", evalue: "x", traceback: [] })),
    problem: "cells[0].outputs[0].ename must be a string",
  },
];

for (const { name, notebook, problem } of WRONG) {
  Deno.test(`checkStructure() finds ${name}`, () => {
    assertEquals(checkStructure(notebook), [problem]);
  });
}

Deno.test("checkStructure() finds nothing in a notebook", () => {
  assertEquals(checkStructure(madeNotebook("1;", "2;")), []);
});
