const WINDOWS = Deno.build.os === "windows";

/** Ctrl-C, and what process managers send. */
export const STOPS: readonly Deno.Signal[] = WINDOWS
  ? ["SIGINT", "SIGBREAK"]
  : ["SIGINT", "SIGTERM"];

/** Also a terminal that is closed, for what must not be lost with it. */
export const STOPS_AND_HANG_UP: readonly Deno.Signal[] = WINDOWS ? STOPS : [...STOPS, "SIGHUP"];

/**
 * Listens for Ctrl-C and its like; while it listens, they do not end the process.
 *
 * @param stop Called at each.
 * @returns Ends the listening when it is disposed.
 */
export function listenForStop(stop: () => void, signals = STOPS): Disposable {
  for (const signal of signals) Deno.addSignalListener(signal, stop);
  return {
    [Symbol.dispose]() {
      for (const signal of signals) Deno.removeSignalListener(signal, stop);
    },
  };
}
