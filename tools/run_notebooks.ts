/**
 * Runs the notebooks in practice, each in a real Deno kernel, and keeps what they show:
 *
 *     deno task notebooks                    every notebook in notebooks/
 *     deno task notebooks PATH…              these
 *     deno task notebooks --check            runs them and writes nothing
 *
 * Ends with 1 if a cell failed or an output may not be kept, with 2 if it was called wrongly.
 */
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import {
  closedEnvironment,
  findNotebooks,
  findSecrets,
  formatCells,
  formatNotebook,
  type NotebookRun,
  runNotebook,
  sayFinding,
} from "./notebooks/mod.ts";

const PRACTICE = { LIBRARY_CARD_PRACTICE: "1" };

/** How to run notebooks. */
export interface RunNotebooksOptions {
  /** Runs them and writes nothing. */
  check?: boolean;
  /** Variables for the kernel beside the harmless ones: the practice room's switch by default. */
  env?: Record<string, string>;
  /** Where to say what happens. */
  say?: (line: string) => void;
}

function sayFailure(path: string, { cell, name, message }: NonNullable<NotebookRun["failure"]>) {
  // The kernel keeps the reason to itself where a cell could not even begin.
  const silent = message === "Execution failed";
  const hint = silent ? " (an error of syntax, or a missing package: check_notebooks.ts says)" : "";
  return sayFinding({ path, cell, message: `${name}: ${message}${hint}` });
}

/** Runs notebooks one after the other; gives back whether all went well. */
export async function runNotebooks(
  paths: readonly string[],
  { check = false, env = PRACTICE, say = console.error }: RunNotebooksOptions = {},
): Promise<boolean> {
  let allWell = true;
  for (const path of paths) {
    const { failure, notebook } = await runNotebook(path, { env });
    const text = await formatCells(formatNotebook(notebook), dirname(path));
    // What the kernel was given, and what it was not: neither may stand in a file.
    const leaks = findSecrets(text, { ...Deno.env.toObject(), ...closedEnvironment(env) });
    if (failure) say(sayFailure(path, failure));
    else if (leaks.length > 0) {
      say(`${path}: not kept, because the value of ${leaks.join(" and ")} stands in it`);
    } else {
      if (!check) await Deno.writeTextFile(path, text);
      say(`${path}: ran to its end${check ? "" : ", outputs kept"}`);
    }
    allWell &&= !failure && leaks.length === 0;
  }
  return allWell;
}

if (import.meta.main) {
  try {
    const { values, positionals } = parseArgs({
      args: Deno.args,
      options: { check: { type: "boolean" } },
      allowPositionals: true,
    });
    const paths = positionals.length > 0 ? positionals : await findNotebooks();
    Deno.exitCode = await runNotebooks(paths, values) ? 0 : 1;
  } catch (error) {
    console.error((error as Error).message);
    Deno.exitCode = 2;
  }
}
