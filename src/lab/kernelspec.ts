import { join } from "node:path";

/**
 * The kernel of a Deno, as Jupyter wants to be told of it. `deno jupyter --install` writes the same,
 * but always into the home folder, whatever JUPYTER_DATA_DIR says (Deno 2.9.6).
 */
export const kernelspec = (deno: string): object => ({
  argv: [deno, "jupyter", "--kernel", "--conn", "{connection_file}"],
  display_name: "Deno",
  language: "typescript",
});

/** A folder of its own for each Deno, so that two of them do not write over each other. */
async function folderFor(deno: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(deno));
  return `deno-${new Uint8Array(digest).toHex().slice(0, 12)}`;
}

/**
 * Writes the kernelspec of a Deno.
 *
 * @param deno The path of its program.
 * @param cache The folder to keep it in.
 * @returns What to put first on JUPYTER_PATH, so that this "deno" comes before any other.
 */
export async function writeKernelspec(deno: string, cache: string): Promise<string> {
  const place = join(cache, await folderFor(deno));
  await Deno.mkdir(join(place, "kernels", "deno"), { recursive: true });
  const text = JSON.stringify(kernelspec(deno), null, 2);
  await Deno.writeTextFile(join(place, "kernels", "deno", "kernel.json"), `${text}\n`);
  return place;
}
