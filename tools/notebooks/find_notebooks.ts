import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../notebooks", import.meta.url));

/** The notebooks of this project, in the order in which they are read. */
export async function findNotebooks(folder: string = FOLDER): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of Deno.readDir(folder)) {
    if (name.endsWith(".ipynb")) names.push(name);
  }
  return names.sort().map((name) => relative(Deno.cwd(), join(folder, name)));
}
