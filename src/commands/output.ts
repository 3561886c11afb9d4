import { errorText, screenWidth } from "../display/mod.ts";
import { connect, type ConnectOptions, type LibraryCard } from "../../mod.ts";
import type { AccessError } from "../problems/mod.ts";
import { EventStream } from "./events.ts";

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
  /** With `--json`: where events go in place of the result. */
  events?: EventStream;
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

/** The same output with a stream of events in place of the result. */
export function asEvents(output: Output): Output & { events: EventStream } {
  const { result, aside, columns } = output;
  return { result, aside, columns, events: new EventStream(result) };
}

/**
 * Gives the result of a verb: as an event for a program, or as text for a person. Every verb ends
 * with it.
 *
 * @throws Where nobody takes it.
 */
export function give({ events, result }: Output, data: unknown, text: () => string): void {
  if (events) events.result(data);
  else result(text());
}

/** A command line that cannot be run as it is: exit code 2. */
export class UsageError extends Error {}

/** Tells a problem: as an event, or as advice, broken at words where there is a screen. */
export function tellProblem(
  error: AccessError,
  { aside, columns = Infinity, events }: Output,
): void {
  if (events) events.error(error);
  else aside(errorText(error, columns));
}

/** How to sign in for a verb: with `--json` nobody is asked, waits are events, and a stop ends all. */
export const quietly = (
  { events }: Output,
): Pick<ConnectOptions, "prompt" | "save" | "onWait" | "signal"> =>
  events
    ? { prompt: false, save: false, onWait: events.waiting, signal: events.untilStopped() }
    : {};

/** The card of a verb. */
export const cardFor = (
  { practice, scenario, patience }: Pick<ConnectOptions, "practice" | "scenario" | "patience">,
  output: Output,
): Promise<LibraryCard> => connect({ practice, scenario, patience, ...quietly(output) });
