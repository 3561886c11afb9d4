/**
 * Checks the notebooks without running them, since `deno check` and `deno lint` do not read them:
 *
 *     deno run --allow-all tools/check_notebooks.ts            every notebook in notebooks/
 *     deno run --allow-all tools/check_notebooks.ts PATH…      these
 *
 * Each must be a well-formed notebook, written as `deno task notebooks` writes it, whose code passes
 * lint and types, and whose saved outputs name no place on a machine. Ends with 1 if there is
 * something to mend.
 */
import { dirname } from "node:path";
import {
  checkCode,
  type Finding,
  findMachinePaths,
  findNotebooks,
  formatCells,
  formatNotebook,
  type Notebook,
  readNotebook,
  sayFinding,
} from "./notebooks/mod.ts";

async function checkFormat(path: string, notebook: Notebook): Promise<Finding[]> {
  const wanted = await formatCells(formatNotebook(notebook), dirname(path));
  if (await Deno.readTextFile(path) === wanted) return [];
  return [{ path, message: "not in format: run deno task notebooks, which formats it" }];
}

/** Checks notebooks; gives back what there is to mend. */
export async function checkNotebooks(paths: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  const notebooks = new Map<string, Notebook>();
  for (const path of paths) {
    try {
      notebooks.set(path, await readNotebook(path));
    } catch (error) {
      findings.push({ path, message: (error as Error).message });
    }
  }
  for (const [path, notebook] of notebooks) {
    findings.push(...findMachinePaths(path, notebook));
    findings.push(...await checkFormat(path, notebook));
  }
  findings.push(...await checkCode(notebooks));
  return findings;
}

if (import.meta.main) {
  const paths = Deno.args.length > 0 ? Deno.args : await findNotebooks();
  const findings = await checkNotebooks(paths);
  for (const finding of findings) console.error(sayFinding(finding));
  if (paths.length === 0) console.error("Cannot check notebooks: there are none in notebooks/");
  else console.error(`Notebooks checked: ${paths.length}. Things to mend: ${findings.length}.`);
  Deno.exitCode = findings.length > 0 || paths.length === 0 ? 1 : 0;
}
