import { raise } from "../problems/mod.ts";
import { REAL_TIMERS, type Timers } from "./patience.ts";

const running = new Set<AbortController>();

const stopAll = (): void => {
  for (const controller of running) controller.abort();
};

/** Listens for Stop only while something runs: otherwise Ctrl-C and Stop do what they always do. */
function listen(on: boolean): void {
  try {
    if (on) Deno.addSignalListener("SIGINT", stopAll);
    else Deno.removeSignalListener("SIGINT", stopAll);
  } catch {
    // Some places, such as workers, have no signals to listen to.
  }
}

/**
 * Lets the Stop button of a notebook, or Ctrl-C, end one call instead of the whole kernel. A Deno
 * kernel that is interrupted dies, with every variable and key in it, unless somebody listens;
 * so each call of ours puts a listener up and takes it down. Source: Deno issue 24491, open, and
 * measured on Deno 2.9.6.
 *
 * @param signal The caller's own signal.
 * @param run The call; it must end when its signal, the caller's and the button's in one, says so.
 * @throws {AccessError} `bad-option` where the signal is none, before anything is sent.
 */
export async function stoppable<Result>(
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw raise("bad-option", {
      doing: "begin",
      found: "signal must be an AbortSignal, as an AbortController has one",
    });
  }
  const button = new AbortController();
  if (running.size === 0) listen(true);
  running.add(button);
  try {
    return await run(signal ? AbortSignal.any([signal, button.signal]) : button.signal);
  } finally {
    running.delete(button);
    if (running.size === 0) listen(false);
  }
}

// A timer of JavaScript that is longer fires at once.
const LONGEST_PAUSE = 2_147_483;

/** What a pause may be told. */
export interface PauseOptions {
  /** Ends it. */
  signal?: AbortSignal;
}

/**
 * Waits, such that the Stop button ends the wait and not the kernel.
 *
 * @param seconds How long, 0 to 2,147,483.
 * @param options See {@linkcode PauseOptions}.
 * @param timers Time; leave it out.
 * @throws {AccessError} `cancelled` where it was stopped, `bad-option`
 */
export async function pause(
  seconds: number,
  { signal }: PauseOptions = {},
  { sleep }: Pick<Timers, "sleep"> = REAL_TIMERS,
): Promise<void> {
  if (!(seconds >= 0 && seconds <= LONGEST_PAUSE)) {
    const found = `seconds must be a number from 0 to ${LONGEST_PAUSE.toLocaleString("en")}`;
    throw raise("bad-option", { doing: "pause", found });
  }
  await stoppable(signal, async (stop) => {
    await sleep(seconds * 1000, stop);
    if (stop.aborted) throw raise("cancelled", { doing: "pause", found: "it was stopped" });
  });
}
