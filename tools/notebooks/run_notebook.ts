import { dirname } from "node:path";
import {
  type Answer,
  type CellResult,
  type InputRequest,
  Kernel,
  outputText,
} from "../kernel/mod.ts";
import { codeCells, mayFail, type Notebook, readNotebook, sourceOf } from "./notebook.ts";

/**
 * The only variables that a notebook's kernel takes over from whoever runs it: what Deno needs to
 * find its cache and the package registries, and the reader's language. No key can be among them.
 */
const PASSED =
  /^(PATH|HOME|USERPROFILE|SYSTEMROOT|LOCALAPPDATA|TE?MP|TMPDIR|LANG|LC_\w+|TZ|DENO_DIR|DENO_CERT|DENO_TLS_CA_STORE|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|NPM_CONFIG_REGISTRY|JSR_URL|(HTTPS?|NO)_PROXY)$/i;

/** Outputs that are kept should read the same everywhere: without colours, without news. */
const ALWAYS = { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" };

/** The environment for a notebook's kernel, with `more` in it. */
export function closedEnvironment(
  more: Record<string, string> = {},
  around: Record<string, string> = Deno.env.toObject(),
): Record<string, string> {
  const passed = Object.entries(around).filter(([name]) => PASSED.test(name));
  return { ...Object.fromEntries(passed), ...ALWAYS, ...more };
}

/** How to run a notebook. */
export interface RunOptions {
  /** Variables for the kernel. It gets these and harmless ones, never this process's keys. */
  env?: Record<string, string>;
  /** Who answers when a cell asks. */
  answer?: Answer;
  /** Whether cells may ask: by default if there is somebody to answer. */
  allowStdin?: boolean;
  /** Seconds that one cell may take. */
  timeout?: number;
  /** The Deno to run; the one that runs this by default. */
  deno?: string;
}

/** What came of a notebook. */
export interface NotebookRun {
  /** Whether every cell did what it should; a cell tagged `raises-exception` may fail. */
  ok: boolean;
  /** The code cells that ran, in their order; the last is the one that failed, if one did. */
  cells: CellResult[];
  /** Every question that a cell asked. */
  prompts: readonly InputRequest[];
  /** What a reader without pictures would read. */
  text: string;
  /** Where the run ended, if it ended early. */
  failure?: { cell: number; name: string; message: string };
  /** The notebook with what its cells showed now. */
  notebook: Notebook;
}

/**
 * Runs a notebook top to bottom in a fresh kernel, in the notebook's folder, as Jupyter does. Stops
 * at the first cell that fails.
 *
 * @throws {Error} If the file is no notebook, or no kernel starts.
 */
export async function runNotebook(
  path: string,
  { env, answer, allowStdin, timeout, deno }: RunOptions = {},
): Promise<NotebookRun> {
  const notebook = await readNotebook(path);
  await using kernel = await Kernel.start({
    cwd: dirname(path),
    env: closedEnvironment(env),
    clearEnv: true,
    answer,
    deno,
  });
  const cells: CellResult[] = [];
  let failure: NotebookRun["failure"];
  for (const [i, cell] of codeCells(notebook).entries()) {
    cell.outputs = [];
    cell.execution_count = null;
    const code = sourceOf(cell);
    if (failure || code.trim() === "") continue;
    try {
      const result = await kernel.execute(code, { allowStdin, timeout });
      cells.push(result);
      cell.outputs = result.outputs;
      cell.execution_count = result.executionCount;
      if (result.error && !mayFail(cell)) failure = { cell: i + 1, ...result.error };
    } catch (error) {
      const { name, message } = error as Error;
      failure = { cell: i + 1, name, message };
    }
  }
  const text = cells.map(({ outputs }) => outputText(outputs)).join("");
  return { ok: !failure, cells, prompts: kernel.prompts, text, failure, notebook };
}
