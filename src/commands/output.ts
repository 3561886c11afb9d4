import { errorText, screenWidth } from "../display/mod.ts";
import type { AccessError } from "../problems/mod.ts";

/** Where a command writes: the result to standard output, everything else to standard error. */
export interface Output {
  /**
   * The result, and nothing but the result.
   *
   * @throws {Error} If nobody takes it, as where the program at the other end of a pipe is gone.
   */
  result: (text: string) => void;
  /** Progress and advice. */
  aside: (text: string) => void;
  /** Columns of advice, where a screen shows it. @default no end */
  columns?: number;
}

/** Writes all of a text, and a line end where it has none; unlike `console.log`, or says that it cannot. */
function write(text: string): void {
  let rest = new TextEncoder().encode(text.endsWith("\n") ? text : `${text}\n`);
  while (rest.length > 0) rest = rest.subarray(Deno.stdout.writeSync(rest));
}

/** The process's own two streams. */
export const PROCESS_OUTPUT: Output = {
  result: write,
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
