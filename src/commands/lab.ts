import { type Lab, openLab } from "../lab/mod.ts";
import { raise } from "../problems/mod.ts";
import { listenForStop } from "./listen_for_stop.ts";
import { give, type Output } from "./output.ts";

/** What `lab` may be told. */
export interface LabFlags {
  folder?: string;
  port?: number;
  browser?: boolean;
  json?: boolean;
}

/**
 * `lab`: opens a folder's notebooks in JupyterLab, and keeps it open until Ctrl-C.
 *
 * @param open Opens one; a parameter for tests.
 * @throws {AccessError} `jupyterlab-unavailable`, or `cancelled` by a stop before it is open
 */
export async function lab(
  { json: _, ...options }: LabFlags,
  output: Output,
  open: typeof openLab = openLab,
): Promise<void> {
  const { aside } = output;
  const stop = new AbortController();
  using _listening = listenForStop(() => stop.abort());
  const { signal } = stop;
  let lab: Lab;
  try {
    lab = await open({ ...options, say: aside, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw raise("cancelled", {
      doing: "open JupyterLab",
      found: "it was stopped",
      nextSteps: ["Run it again when you like: nothing half-made is left."],
    });
  }
  give(output, { url: lab.url }, () => `JupyterLab is open: ${lab.url}`);
  aside("Whoever has this address can run programs on this computer: keep it to yourself.");
  aside("It is open until you press Ctrl-C. Save your notebooks first.");
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
  await Promise.race([stopped, lab.ended]);
  aside(signal.aborted ? "\nClosing JupyterLab." : "JupyterLab was shut down.");
  await lab.close();
}
