/** Finding keys where none belongs, and taking them out. */
export { findLeaks } from "./find_leaks.ts";
export { installHook } from "./install_hook.ts";
// As types only, so that the search itself is loaded when it is first asked for.
export type { Leak, Leaks, LeaksParts } from "./leaks.ts";
export type { NotebookPart } from "./passage.ts";
export type { FindLeaksOptions } from "./scan.ts";
export type { Unseen } from "./walk_files.ts";
