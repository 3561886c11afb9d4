/** Where a command writes: the result to standard output, everything else to standard error. */
export interface Output {
  /** The result, and nothing but the result. */
  result: (text: string) => void;
  /** Progress and advice. */
  aside: (text: string) => void;
}

/** The process's own two streams. */
export const PROCESS_OUTPUT: Output = {
  result: (text) => console.log(text),
  aside: (text) => console.error(text),
};

/** Writes plain data the way programs and people can both read. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
