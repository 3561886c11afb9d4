import { raise } from "../problems/mod.ts";

/**
 * The oldest Deno whose notebooks work. Before it a failed cell can look as if it had worked, and
 * a prompt can end the kernel. Source: Deno issue 35356 and pull request 35585.
 */
export const OLDEST_FOR_NOTEBOOKS = "2.9.1";

/** Whether this runs in a notebook's kernel. Outside one, looking at `Deno.jupyter` throws. */
export function inKernel(): boolean {
  try {
    return Boolean((Deno as { jupyter?: unknown }).jupyter);
  } catch {
    return false;
  }
}

/**
 * Says first that a notebook cannot work with this Deno: on a broken kernel no later message is
 * reliable.
 *
 * @param version Deno's version.
 * @param notebook Whether this is a notebook.
 * @throws {AccessError} `deno-too-old`
 */
export function checkDenoVersion(
  version: string = Deno.version.deno,
  notebook: boolean = inKernel(),
): void {
  const [has, needs] = [version, OLDEST_FOR_NOTEBOOKS].map((text) =>
    text.split(/[.+-]/).slice(0, 3).map(Number)
  );
  const first = has.findIndex((number, i) => number !== needs[i]);
  if (!notebook || first < 0 || has[first] > needs[first]) return;
  throw raise("deno-too-old", {
    doing: "work in this notebook",
    found: `it runs on Deno ${version}, and notebooks need ${OLDEST_FOR_NOTEBOOKS} or newer`,
  });
}
