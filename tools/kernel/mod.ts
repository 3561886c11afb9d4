/** A client of our own for the real Deno kernel: no Python, no native code. */
export { type CellResult } from "./cell_outputs.ts";
export { type ExecuteOptions, Kernel, type KernelOptions } from "./kernel.ts";
export { type Output, outputText } from "./output.ts";
export { type Answer, type InputRequest } from "./questions.ts";
