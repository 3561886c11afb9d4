/** Notebooks: read, run, check and write them. */
export { checkCode } from "./check_code.ts";
export { closedEnvironment } from "./closed_environment.ts";
export { type Finding, sayFinding } from "./finding.ts";
export { findMachinePaths } from "./find_machine_paths.ts";
export { findNotebooks } from "./find_notebooks.ts";
export { findSecrets } from "./find_secrets.ts";
export { formatCells } from "./format_cells.ts";
export { formatNotebook } from "./format_notebook.ts";
export { type CodeCell, type Notebook, readNotebook, type TextCell } from "./notebook.ts";
export { type NotebookRun, runNotebook, type RunOptions } from "./run_notebook.ts";
