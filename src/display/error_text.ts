import type { AccessError } from "../problems/mod.ts";
import { tame, wrap } from "./text_width.ts";

/** Wraps each line by itself; one that is indented is a picture, and stays as it is. */
const wrapped = (text: string, width: number): string[] =>
  text.replace(/\n$/, "").split("\n").flatMap((line) =>
    line === "" ? [""] : /^\s/.test(line) ? [tame(line)] : wrap(tame(line), width)
  );

const FIRST = 5;

/**
 * A problem for a terminal: what happened, what to do next, and where to read more, broken at words.
 *
 * @param width Columns.
 */
export function errorText(
  { message, nextSteps, docs, problem }: AccessError,
  width: number,
): string {
  const steps = nextSteps.flatMap((step, i) =>
    wrapped(step, width - FIRST).map((line, row) => {
      const lead = row === 0 ? `  ${i + 1}. `.padEnd(FIRST) : " ".repeat(FIRST);
      return `${lead}${line}`.trimEnd();
    })
  );
  return [
    ...wrapped(message, width),
    ...(steps.length > 0 ? ["", "What to do next:", ...steps] : []),
    "",
    // A link that is broken into lines cannot be clicked.
    `${docs && `More: ${docs} `}(problem: ${problem})`,
  ].join("\n");
}
