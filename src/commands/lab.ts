import { type Lab, openLab } from "../lab/mod.ts";
import { listenForStop } from "./listen_for_stop.ts";
import type { Output } from "./output.ts";

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
 * @returns Whether it was opened.
 * @throws {AccessError} `jupyterlab-unavailable`
 */
export async function lab(
  { json, ...options }: LabFlags,
  { result, aside }: Output,
  open: typeof openLab = openLab,
): Promise<boolean> {
  const stop = new AbortController();
  using _listening = listenForStop(() => stop.abort());
  const { signal } = stop;
  let lab: Lab;
  try {
    lab = await open({ ...options, say: aside, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    aside("Stopped. Nothing half-made is left.");
    return false;
  }
  if (json) result(JSON.stringify({ url: lab.url }));
  else {
    result(`JupyterLab is open: ${lab.url}`);
    aside("Whoever has this address can run programs on this computer: keep it to yourself.");
    aside("It is open until you press Ctrl-C. Save your notebooks first.");
  }
  const stopped = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => stopped.resolve());
  if (signal.aborted) stopped.resolve();
  await Promise.race([stopped.promise, lab.ended]);
  aside(signal.aborted ? "\nClosing JupyterLab." : "JupyterLab was shut down.");
  await lab.close();
  return true;
}
