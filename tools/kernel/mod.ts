/** A client of our own for the real Deno kernel: no Python, no native code. */
export { type CellResult, type Output, outputText } from "./cell_outputs.ts";
export {
  type Answer,
  type ExecuteOptions,
  type InputRequest,
  Kernel,
  type KernelOptions,
} from "./kernel.ts";
