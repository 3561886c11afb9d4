import { createHmac } from "node:crypto";
import type { SliceRow } from "./run_row.ts";

/**
 * What tells where a slice goes on, in one digest: who changes a slice and has not the key, or does
 * not know of it, leaves one that does not fit.
 *
 * @param question Of its run, as it stands in the file.
 */
export function sealOf(slice: SliceRow, question: string, key: string): string {
  const { run_id, position, start, end, since_id, until_id, ids } = slice;
  const { counted, chosen, stratum, weight } = slice;
  const { next_token, oldest_id, pages, posts, empty } = slice;
  return createHmac("sha256", key).update(JSON.stringify([
    ...[question, run_id, position, start, end, since_id, until_id, ids],
    ...[counted, chosen, stratum, weight],
    ...[next_token, oldest_id, pages, posts, empty, slice.state === "done"],
  ])).digest("base64");
}
