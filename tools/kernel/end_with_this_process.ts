/** Signals that a terminal or a supervisor sends to everything that was started together. */
const SIGNALS = Deno.build.os === "windows"
  ? ["SIGINT", "SIGBREAK"]
  : ["SIGINT", "SIGTERM", "SIGHUP"];

const GUARD = `
  for (const signal of ${JSON.stringify(SIGNALS)}) Deno.addSignalListener(signal, () => {});
  for await (const _ of Deno.stdin.readable);
  try { Deno.kill(Number(Deno.args[0]), "SIGKILL"); } catch { /* it has ended by itself */ }
  Deno.exit();
`;

/**
 * Ends another process when this one ends, however this one ends: a kernel outlives a parent that is
 * killed, and no `finally` runs then. A small process holds a pipe to this one and waits for it to
 * break; dispose of what this gives as soon as the other process has ended.
 */
export function endWithThisProcess(pid: number): AsyncDisposable {
  const guard = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-config", "--quiet", GUARD, String(pid)],
    stdin: "piped",
    stdout: "null",
    stderr: "null",
  }).spawn();
  return {
    async [Symbol.asyncDispose]() {
      // Killed before its pipe closes: else it would signal a number that may be another's by now.
      try {
        guard.kill("SIGKILL");
      } catch {
        // Somebody else has ended it.
      }
      await guard.status;
      await guard.stdin.close().catch(() => {});
    },
  };
}
