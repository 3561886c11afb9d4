import { join } from "node:path";
import { type NotebookRun, runNotebook, type RunOptions } from "../../tools/notebooks/mod.ts";

const PROJECT = new URL("../../", import.meta.url);

/**
 * A clone with one notebook in it, so that neither a developer's `.env` nor a saved one gets in the
 * way.
 *
 * @param options `change`: what a reader changes in its text; `lastCell`: code that runs after the
 * notebook's own.
 */
export async function cloneNotebook(
  name: string,
  { change = (text) => text, lastCell }: {
    change?: (text: string) => string;
    lastCell?: string;
  } = {},
) {
  const root = await Deno.makeTempDir();
  await Deno.mkdir(join(root, ".git"));
  await Deno.mkdir(join(root, "notebooks"));
  const path = join(root, "notebooks", name);
  const text = await Deno.readTextFile(new URL(`notebooks/${name}`, PROJECT));
  const notebook = JSON.parse(change(text));
  if (lastCell !== undefined) {
    const cell = { cell_type: "code", id: "last-cell", metadata: {}, execution_count: null };
    notebook.cells.push({ ...cell, outputs: [], source: [lastCell] });
  }
  await Deno.writeTextFile(path, JSON.stringify(notebook));
  await Deno.copyFile(new URL("deno.json", PROJECT), join(root, "deno.json"));
  const door = new URL("mod.ts", PROJECT).href;
  await Deno.writeTextFile(join(root, "mod.ts"), `export * from ${JSON.stringify(door)};\n`);
  return {
    root,
    run: (options: RunOptions): Promise<NotebookRun> => runNotebook(path, options),
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}
