/** The same from a terminal. */
export { run } from "./run.ts";
