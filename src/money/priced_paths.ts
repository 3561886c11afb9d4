import { MILLS } from "./prices.ts";

/** The parameters of a request, as text. */
export type Parameters = Readonly<Partial<Record<string, string>>>;

/** What a request to one path is charged for. */
export type PricedPath =
  /** Nothing, whatever comes back. */
  | { path: RegExp; by: "nothing" }
  /** The request itself, in thousandths of a US dollar. */
  | { path: RegExp; by: "request"; price: number }
  /** Each object that comes back; `most` says how many that can be. */
  | { path: RegExp; by: "post" | "user"; most: (parameters: Parameters) => number };

const one = () => 1;
const listed = (name: string) => (parameters: Parameters) =>
  parameters[name]?.split(",").filter(Boolean).length ?? 0;

// The largest page that X has at all, for a size that cannot be read.
const LARGEST_PAGE = 500;

/** X refuses a search without a query, and does not charge for it. */
const page = ({ query, max_results = "10" }: Parameters) =>
  query === undefined ? 0 : /^\d+$/.test(max_results) ? Number(max_results) : LARGEST_PAGE;

/** As many as a page of a list holds at most; `usual` where nobody says how many. */
const listPage = (usual: number, largest: number) => ({ max_results }: Parameters) =>
  max_results === undefined ? usual : /^\d+$/.test(max_results) ? Number(max_results) : largest;

/**
 * What requests are charged for, path by path; what has a price is asked by `GET`. The price of a
 * path that is not here is not known to us.
 *
 * Source: docs.x.com/x-api/getting-started/pricing, 2026-08-22. It names no price for usage, and
 * says that failed requests are not billed. A call to `usage/credits` did not change the balance
 * (observed 2026-10-01). Followers cost what users cost. A "Like: Read" for USD 0.001 is named, and
 * not where it applies, so lists of likes are taken at the dearer prices of what they bring. What an
 * app's owner reads of themselves may cost USD 0.001 each: taken at the full price, too.
 */
const PRICED_PATHS: readonly PricedPath[] = [
  // Where a Bearer Token is minted, and taken back.
  { path: /\/oauth2\/(invalidate_)?token$/, by: "nothing" },
  { path: /\/2\/usage\/(tweets|credits)$/, by: "nothing" },
  { path: /\/2\/openapi\.json$/, by: "nothing" },
  { path: /\/2\/tweets\/counts\/recent$/, by: "request", price: MILLS.countsRecent },
  { path: /\/2\/tweets\/counts\/all$/, by: "request", price: MILLS.countsAll },
  { path: /\/2\/tweets\/search\/(recent|all)$/, by: "post", most: page },
  { path: /\/2\/tweets$/, by: "post", most: listed("ids") },
  { path: /\/2\/tweets\/\d+$/, by: "post", most: one },
  { path: /\/2\/users$/, by: "user", most: listed("ids") },
  { path: /\/2\/users\/by$/, by: "user", most: listed("usernames") },
  { path: /\/2\/users\/(me|\d+)$/, by: "user", most: one },
  { path: /\/2\/users\/by\/username\/[^/]+$/, by: "user", most: one },
  { path: /\/2\/users\/\d+\/(tweets|mentions)$/, by: "post", most: listPage(10, 100) },
  { path: /\/2\/users\/\d+\/liked_tweets$/, by: "post", most: listPage(100, 100) },
  { path: /\/2\/users\/\d+\/follow(ers|ing)$/, by: "user", most: listPage(100, 1000) },
  { path: /\/2\/tweets\/\d+\/quote_tweets$/, by: "post", most: listPage(10, 100) },
  {
    path: /\/2\/tweets\/\d+\/(liking_users|retweeted_by)$/,
    by: "user",
    most: listPage(100, 100),
  },
];

/** A path as servers read it: letters written as numbers are letters, and a slash more is none. */
function plainPath(path: string): string {
  const letters = path.replace(
    /%([2-7][\da-f])/gi,
    (_, code) => String.fromCharCode(parseInt(code, 16)),
  );
  return letters.replace(/\/{2,}/g, "/").replace(/\/$/, "");
}

/** What a path is charged for; nothing if that is not known. */
export function pricedPath(path: string): PricedPath | undefined {
  const plain = plainPath(path);
  return PRICED_PATHS.find((row) => row.path.test(plain));
}

/** Whether X charges for what is asked at a path: for all that is not known to be free. */
export const isBilled = (path: string): boolean => pricedPath(path)?.by !== "nothing";
