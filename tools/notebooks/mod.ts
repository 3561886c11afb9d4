/** Notebooks: read, run, check and write them. */
export { checkCode } from "./check_code.ts";
export { type Finding, findMachinePaths, findSecrets, sayFinding } from "./findings.ts";
export { formatCells, formatNotebook } from "./format_notebook.ts";
export {
  type CodeCell,
  findNotebooks,
  type Notebook,
  readNotebook,
  type TextCell,
} from "./notebook.ts";
export {
  closedEnvironment,
  type NotebookRun,
  runNotebook,
  type RunOptions,
} from "./run_notebook.ts";
