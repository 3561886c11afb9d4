import { denoCommand } from "./deno_command.ts";

/**
 * A notebook's text with its prose and code in `deno fmt`'s format, by the `deno.json` that counts in
 * `folder`. Through standard input, because Deno 2.9.6 calls every notebook unformatted that it has
 * not just formatted itself: `deno fmt --check` fails on a fresh clone.
 *
 * @throws {Error} If `deno fmt` cannot do it.
 */
export async function formatCells(text: string, folder: string): Promise<string> {
  const { ok, stdout, stderr } = await denoCommand(["fmt", "--ext", "ipynb", "-"], {
    cwd: folder,
    input: text,
  });
  if (!ok) throw new Error(`Cannot format a notebook: ${stderr.trim()}`);
  return stdout;
}
