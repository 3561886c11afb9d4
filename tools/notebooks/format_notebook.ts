import type { Output } from "../kernel/mod.ts";
import { denoCommand } from "./deno_command.ts";
import { type CodeCell, type Notebook, sourceOf, type Text, type TextCell } from "./notebook.ts";

/** What every notebook of ours says about its language. No version: it would change by itself. */
const METADATA = {
  kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
  language_info: {
    codemirror_mode: "typescript",
    file_extension: ".ts",
    mimetype: "text/x.typescript",
    name: "typescript",
    nbconvert_exporter: "script",
    pygments_lexer: "typescript",
  },
};

/** The marks on a cell that somebody set on purpose; editors add many that nobody did. */
const LASTING_MARKS = ["tags", "slideshow"];

/** Kinds of output beside `text/…` that Jupyter keeps line by line. */
const TEXT_KINDS = ["application/javascript", "image/svg+xml"];

/** Where Python's `splitlines()`, and so Jupyter, sees a line end. */
// deno-lint-ignore no-control-regex
const LINE = /[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|$)/g;

function toLines(text: Text): string[] {
  return ([text].flat().join("").match(LINE) ?? []).filter((line) => line !== "");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function tidyOutput(output: Output, count: number | null): unknown {
  if (output.output_type === "stream") return { ...output, text: toLines(output.text) };
  if (output.output_type === "error") return output;
  const data = Object.entries(output.data).map(([kind, shown]) => {
    const isText = kind.startsWith("text/") || TEXT_KINDS.includes(kind);
    return [kind, isText ? toLines(shown as Text) : shown];
  });
  const tidy = { ...output, data: Object.fromEntries(data) };
  return output.output_type === "execute_result" ? { ...tidy, execution_count: count } : tidy;
}

function tidyCell(cell: TextCell | CodeCell): unknown {
  const marks = Object.entries(cell.metadata).filter(([name]) => LASTING_MARKS.includes(name));
  const tidy = { ...cell, metadata: Object.fromEntries(marks), source: toLines(sourceOf(cell)) };
  if (cell.cell_type !== "code") return tidy;
  const outputs = cell.outputs.map((output) => tidyOutput(output, cell.execution_count));
  return { ...tidy, outputs };
}

/**
 * A notebook as the file that Jupyter itself would write, without what changes by itself: keys
 * sorted, one space of indent, texts line by line. So a diff shows what changed and nothing else.
 */
export function formatNotebook({ cells, nbformat, nbformat_minor }: Notebook): string {
  const tidy = { cells: cells.map(tidyCell), metadata: METADATA, nbformat, nbformat_minor };
  return `${JSON.stringify(sorted(tidy), null, 1)}\n`;
}

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
