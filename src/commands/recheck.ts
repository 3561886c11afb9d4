import { openCollection } from "../../mod.ts";
import { listenForStop } from "./listen_for_stop.ts";
import { cardFor, give, type Output } from "./output.ts";

/** What `recheck` may be told. */
export interface RecheckFlags {
  budget?: number;
  patience?: number;
  practice?: boolean;
  json?: boolean;
}

/**
 * `recheck`: looks the posts of a collection up again, and removes what X shows no longer.
 *
 * @returns Whether all of them were asked for.
 */
export async function recheck(
  file: string,
  { budget, ...flags }: RecheckFlags,
  output: Output,
): Promise<boolean> {
  using collection = await openCollection(file);
  const card = await cardFor(flags, output);
  const stopping = new AbortController();
  using _ = listenForStop(() => stopping.abort());
  const done = await card.recheck(collection, { budget, signal: stopping.signal });
  const { checked, removed, unknown, left } = done;
  give(
    output,
    done,
    () =>
      `${checked.toLocaleString("en")} posts checked, ${removed} removed` +
      (unknown ? `, ${unknown} of which X did not say why they did not come` : "") +
      (left ? `; ${left} are left` : ""),
  );
  return left === 0;
}
