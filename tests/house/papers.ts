export const ROOT = new URL("../../", import.meta.url);

/** Something to read that the repository holds. */
export interface Paper {
  /** Its place in the repository. */
  name: string;
  url: URL;
  /** What it says; of a notebook, what stands between its cells. */
  text: string;
}

/** What a notebook says, without its code and what its cells showed. */
function proseOf(text: string): string {
  const { cells } = JSON.parse(text) as { cells: { cell_type: string; source: string[] }[] };
  return cells.filter((cell) => cell.cell_type === "markdown")
    .map(({ source }) => source.join("")).join("\n");
}

/** The papers and notebooks: at the top, in docs/ and in notebooks/. */
export async function papers(): Promise<Paper[]> {
  const found: Paper[] = [];
  for (const folder of ["", "docs/", "notebooks/"]) {
    for await (const { name } of Deno.readDir(new URL(folder, ROOT))) {
      if (!/\.(md|ipynb)$/.test(name) || name.includes(".nbcheck.")) continue;
      const url = new URL(folder + name, ROOT);
      const text = await Deno.readTextFile(url);
      found.push({ name: folder + name, url, text: name.endsWith(".md") ? text : proseOf(text) });
    }
  }
  return found.sort((a, b) => a.name < b.name ? -1 : 1);
}

/** Every file in a folder of the repository and below it, by its place in the repository. */
export async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(new URL(`./${folder}`, ROOT))) {
    if (
      /^(\.git|node_modules|coverage)$/.test(name) || /^(dist(_\w+)?|release)$/.test(folder + name)
    ) {
      continue;
    }
    if (isDirectory) found.push(...await filesIn(`${folder}${name}/`));
    else found.push(folder + name);
  }
  return found.sort();
}
