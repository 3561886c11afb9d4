import type { SearchOptions } from "../../mod.ts";
import { bringPosts, type PostsFlags } from "./bring_posts.ts";
import type { Output } from "./output.ts";

/** What `search` may be told. */
export interface SearchFlags
  extends PostsFlags, Omit<SearchOptions, "signal" | "onProgress" | "checkQuery" | "check"> {
  /** False where the query is sent without a look at it. */
  check?: boolean;
}

/**
 * `search`: posts for a query.
 *
 * @returns Whether nothing failed on the way.
 */
export function search(query: string, flags: SearchFlags, output: Output): Promise<boolean> {
  return bringPosts(
    flags,
    output,
    (card, { check: checkQuery, ...options }) => card.search(query, { ...options, checkQuery }),
  );
}
