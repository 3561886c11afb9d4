import { AccessError } from "../problems/mod.ts";
import { failed, known, noted, type Outcome } from "./check_line.ts";
import { checkDenoVersion, OLDEST_FOR_NOTEBOOKS } from "./deno_version.ts";
import type { Sitting } from "./sitting.ts";

/** Whether this Deno is one to work with: notebooks need more than the rest. */
export function checkDeno({ world: { denoVersion, notebook } }: Sitting): Outcome {
  try {
    checkDenoVersion(denoVersion, true);
    return known(`${denoVersion}, good for notebooks too`, denoVersion);
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    if (notebook) return failed(error);
    return noted(
      `${denoVersion} will do here, but not in a notebook`,
      [
        `Notebooks need Deno ${OLDEST_FOR_NOTEBOOKS} or newer: run deno upgrade before you open one.`,
      ],
      { shared: `${denoVersion}, too old for notebooks` },
    );
  }
}
