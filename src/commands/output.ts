import { errorText, screenWidth } from "../display/mod.ts";
import type { AccessError } from "../problems/mod.ts";

/** Where a command writes: the result to standard output, everything else to standard error. */
export interface Output {
  /** The result, and nothing but the result. */
  result: (text: string) => void;
  /** Progress and advice. */
  aside: (text: string) => void;
  /** Columns of advice, where a screen shows it. @default no end */
  columns?: number;
}

/** The process's own two streams. */
export const PROCESS_OUTPUT: Output = {
  result: (text) => console.log(text),
  aside: (text) => console.error(text),
  get columns() {
    return Deno.stderr.isTerminal() ? screenWidth() : undefined;
  },
};

/** Writes plain data the way programs and people can both read. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** Tells a problem as advice, broken at words where there is a screen. */
export function tellProblem(error: AccessError, { aside, columns = Infinity }: Output): void {
  aside(errorText(error, columns));
}
