import { whatComesAlong } from "./expansions.ts";
import { type Parameters, pricedPath } from "./priced_paths.ts";
import { PRICES } from "./prices.ts";

/** A request, as far as its price goes. */
export interface Asking {
  /** @default "GET" */
  method?: string;
  path: string;
  parameters: Parameters;
}

/**
 * What a request can cost at most, in thousandths of a US dollar: as many objects as it allows,
 * each with everything that can come along with it, all billed.
 *
 * @returns `Infinity` where an expansion has no bound; `undefined` where no price is known.
 */
export function worstCase({ method = "GET", path, parameters }: Asking): number | undefined {
  const row = pricedPath(path);
  if (row?.by === "nothing") return 0;
  if (row === undefined || method.toUpperCase() !== "GET") return undefined;
  if (row.by === "request") return row.price;
  const most = row.most(parameters);
  if (most === 0) return 0;
  const { posts, users } = whatComesAlong(parameters.expansions?.split(",").filter(Boolean) ?? []);
  return most * (PRICES[row.by] + posts * PRICES.post + users * PRICES.user);
}
