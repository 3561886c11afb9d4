/** The same from a terminal. */
export { type Output } from "./output.ts";
export { run } from "./run.ts";
