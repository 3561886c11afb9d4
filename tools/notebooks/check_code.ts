import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { denoCommand } from "./deno_command.ts";
import type { Finding } from "./findings.ts";
import { codeCells, type Notebook, sourceOf } from "./notebook.ts";

/** A line of a notebook: both counted from 1, code cells only. */
interface CellLine {
  cell: number;
  line: number;
}

/** A notebook's code as one module. */
interface ExtractedCode {
  text: string;
  /** Where each line of the module comes from. */
  origins: CellLine[];
}

/** Ends a cell's last statement, and makes the whole a module, where `await` may stand alone. */
const END_OF_CELL = "export {};";

/** Joins a notebook's code cells into one module. */
function extractCode(notebook: Notebook): ExtractedCode {
  const lines: string[] = [];
  const origins: CellLine[] = [];
  for (const [i, cell] of codeCells(notebook).entries()) {
    for (const [j, text] of [...sourceOf(cell).split("\n"), END_OF_CELL].entries()) {
      lines.push(text);
      origins.push({ cell: i + 1, line: j + 1 });
    }
  }
  return { text: `${lines.join("\n")}\n`, origins };
}

/** Files that the checks look into, by absolute path, and the notebooks behind them. */
type Modules = Map<string, { path: string; origins: CellLine[] }>;

interface LintReport {
  diagnostics: {
    filename: string;
    range: { start: { line: number } };
    code: string;
    message: string;
  }[];
  errors: { file_path: string; message: string }[];
}

/** A kernel keeps what a cell defines for the reader, and goes on after a cell that throws. */
const NOT_FOR_NOTEBOOKS = "no-unused-vars,no-unreachable";

const PLACE = /\s+at (file:\/\/\S+?):(\d+):\d+/;

function locate(modules: Modules, file: string, line: number, message: string): Finding {
  const module = modules.get(file);
  if (!module) return { path: file, line, message };
  return { path: module.path, ...module.origins[line - 1], message };
}

function checkFinding(modules: Modules, block: string): Finding {
  const [place, url, line] = block.match(PLACE)!;
  const [message] = block.replace(place, "").trim().split("\n");
  return locate(modules, fileURLToPath(url), Number(line), message.replace(" [ERROR]", ""));
}

async function lint(modules: Modules): Promise<Finding[]> {
  const { stdout } = await denoCommand([
    "lint",
    "--quiet",
    "--json",
    `--rules-exclude=${NOT_FOR_NOTEBOOKS}`,
    ...modules.keys(),
  ]);
  const { diagnostics, errors }: LintReport = JSON.parse(stdout);
  return [
    ...errors.map(({ message }) => checkFinding(modules, message)),
    ...diagnostics.map(({ filename, range, code, message }) =>
      locate(modules, fileURLToPath(filename), range.start.line, `${code}: ${message}`)
    ),
  ];
}

async function checkTypes(modules: Modules): Promise<Finding[]> {
  const { ok, stderr } = await denoCommand(["check", "--quiet", ...modules.keys()]);
  if (ok) return [];
  const blocks = stderr.split("\n\n").filter((block) => PLACE.test(block));
  if (blocks.length > 0) return blocks.map((block) => checkFinding(modules, block));
  return [{
    path: [...modules.values()].map(({ path }) => path).join(" "),
    message: stderr.trim(),
  }];
}

/**
 * Lints and type-checks the code of notebooks, which `deno lint` and `deno check` do not read: each
 * notebook's code stands beside it as a module while they look.
 */
export async function checkCode(notebooks: Map<string, Notebook>): Promise<Finding[]> {
  const modules: Modules = new Map();
  try {
    for (const [path, notebook] of notebooks) {
      const file = resolve(path.replace(/\.ipynb$/, ".nbcheck.ts"));
      const { text, origins } = extractCode(notebook);
      modules.set(file, { path, origins });
      await Deno.writeTextFile(file, text);
    }
    if (modules.size === 0) return [];
    const findings = await lint(modules);
    // Code that cannot be parsed is reported by both, in different words.
    return findings.some(({ message }) => message.startsWith("SyntaxError"))
      ? findings
      : [...findings, ...await checkTypes(modules)];
  } finally {
    for (const file of modules.keys()) await Deno.remove(file).catch(() => {});
  }
}
