import { join } from "node:path";

const PROJECT = new URL("../../", import.meta.url);

/** A notebook for the Deno kernel without a cell. */
export const EMPTY_NOTEBOOK = JSON.stringify({
  cells: [],
  metadata: { kernelspec: { display_name: "Deno", language: "typescript", name: "deno" } },
  nbformat: 4,
  nbformat_minor: 5,
});

/**
 * A clone with the files of one folder in it, so that neither a developer's `.env` nor an output
 * that a test saves gets in the way. Its `mod.ts` is the project's.
 */
export async function cloneFolder(folder: string) {
  const root = await Deno.realPath(await Deno.makeTempDir());
  await Deno.mkdir(join(root, ".git"));
  await Deno.copyFile(new URL("deno.json", PROJECT), join(root, "deno.json"));
  const door = new URL("mod.ts", PROJECT).href;
  await Deno.writeTextFile(join(root, "mod.ts"), `export * from ${JSON.stringify(door)};\n`);
  const copy = async (from: string) => {
    await Deno.mkdir(join(root, from), { recursive: true });
    for await (const { name, isFile } of Deno.readDir(new URL(from, PROJECT))) {
      const path = `${from}/${name}`;
      if (isFile) await Deno.copyFile(new URL(path, PROJECT), join(root, path));
      else if (!name.startsWith(".")) await copy(path);
    }
  };
  await copy(folder);
  return {
    root,
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}
