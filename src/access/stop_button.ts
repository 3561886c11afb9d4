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
 */
export async function stoppable<Result>(
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
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
