import { join } from "node:path";
import { type CodeCell, formatNotebook, type Notebook } from "../../tools/notebooks/mod.ts";

/** A notebook in a folder of its own, gone with it. */
export interface TemporaryNotebook extends AsyncDisposable {
  folder: string;
  path: string;
  read(): Promise<string>;
}

/** A code cell: its source, or more. */
export type Draft = string | Partial<CodeCell>;

/** A notebook of code cells. */
export function madeNotebook(...drafts: Draft[]): Notebook {
  const cells = drafts.map((draft, i): CodeCell => ({
    cell_type: "code",
    id: `cell-${i + 1}`,
    metadata: {},
    source: "",
    outputs: [],
    execution_count: null,
    ...(typeof draft === "string" ? { source: draft } : draft),
  }));
  return { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}

/** Writes a notebook of code cells into a new folder. */
export async function temporaryNotebook(...drafts: Draft[]): Promise<TemporaryNotebook> {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  const path = join(folder, "made_up.ipynb");
  await Deno.writeTextFile(path, formatNotebook(madeNotebook(...drafts)));
  return {
    folder,
    path,
    read: () => Deno.readTextFile(path),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}
