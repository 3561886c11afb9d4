import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Output } from "../kernel/mod.ts";
import { checkStructure } from "./check_structure.ts";

/** Text as a notebook keeps it: whole, or line by line. */
export type Text = string | string[];

/** Prose. */
export interface TextCell {
  cell_type: "markdown" | "raw";
  id: string;
  metadata: Record<string, unknown>;
  source: Text;
}

/** Code, and what it last showed. */
export interface CodeCell {
  cell_type: "code";
  id: string;
  metadata: Record<string, unknown>;
  source: Text;
  outputs: Output[];
  execution_count: number | null;
}

/** A notebook, nbformat 4.5. */
export interface Notebook {
  cells: (TextCell | CodeCell)[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/** The cell's text in one piece. */
export function sourceOf({ source }: TextCell | CodeCell): string {
  return [source].flat().join("");
}

/** The notebook's code cells, in their order. */
export function codeCells({ cells }: Notebook): CodeCell[] {
  return cells.filter((cell) => cell.cell_type === "code");
}

/** Whether the cell may fail: it shows a mistake on purpose. */
export function mayFail({ metadata }: CodeCell): boolean {
  return Array.isArray(metadata.tags) && metadata.tags.includes("raises-exception");
}

/**
 * Reads a notebook.
 *
 * @throws {Error} If there is no notebook; the message lists what is wrong.
 */
export async function readNotebook(path: string): Promise<Notebook> {
  const problems: string[] = [];
  try {
    const value = JSON.parse(await Deno.readTextFile(path));
    problems.push(...checkStructure(value));
    if (problems.length === 0) return value;
  } catch (error) {
    problems.push((error as Error).message);
  }
  throw new Error(`Cannot read ${path} as a notebook: ${problems.join("; ")}`);
}

const FOLDER = fileURLToPath(new URL("../../notebooks", import.meta.url));

/** The notebooks of this project, in the order in which they are read. */
export async function findNotebooks(folder: string = FOLDER): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of Deno.readDir(folder)) {
    if (name.endsWith(".ipynb")) names.push(name);
  }
  return names.sort().map((name) => relative(Deno.cwd(), join(folder, name)));
}
