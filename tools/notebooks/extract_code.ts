import { codeCells, type Notebook, sourceOf } from "./notebook.ts";

/** A line of a notebook: both counted from 1, code cells only. */
export interface CellLine {
  cell: number;
  line: number;
}

/** A notebook's code as one module. */
export interface ExtractedCode {
  text: string;
  /** Where each line of the module comes from. */
  origins: CellLine[];
}

/** Ends a cell's last statement, and makes the whole a module, where `await` may stand alone. */
const END_OF_CELL = "export {};";

/** Joins a notebook's code cells into one module. */
export function extractCode(notebook: Notebook): ExtractedCode {
  const lines: string[] = [];
  const origins: CellLine[] = [];
  for (const [i, cell] of codeCells(notebook).entries()) {
    for (const [j, text] of [...sourceOf(cell).split("\n"), END_OF_CELL].entries()) {
      lines.push(text);
      origins.push({ cell: i + 1, line: j + 1 });
    }
  }
  return { text: `${lines.join("\n")}\n`, origins };
}
