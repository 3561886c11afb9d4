import type { Network } from "../access/mod.ts";
import { checkNames, type Practice } from "../problems/mod.ts";
import { BUY_OPTIONS, type BuyOptions, buyPosts, type BuyWorld, checkBuying } from "./buy_posts.ts";
import { isLookedUp, type Missing } from "./join_page.ts";
import { ByIds, MOST_IDS } from "./paging.ts";
import type { Post } from "./post.ts";
import { plural } from "./post_table.ts";
import { Posts, type Question, tellLeftOut, whereMissing } from "./posts.ts";
import { readIds } from "./read_ids.ts";

/** What a lookup may be told. */
export interface LookupOptions extends BuyOptions {}

const DOING = "look posts up";

/** What X's reasons mean. Titles as X writes them; observed, and as its OpenAPI file has them. */
const MEANINGS: Readonly<Record<string, string>> = {
  "Not Found Error": "deleted, or never there",
  "Authorization Error": "of an account that is protected or suspended",
  "Forbidden": "of an account that is suspended",
};

/** Why posts are missing, by X's reasons. */
function tellReasons(missing: readonly Missing[], room: Practice): string {
  const byReason = Map.groupBy(missing, ({ why }) => why);
  return [...byReason].map(([why, these]) => {
    const count = these.length.toLocaleString("en");
    // A replay answers as X would, and knows of no post that it does not hold.
    if (room === "replay" && why === "Not Found Error") return `${count} not in the collection`;
    const meaning = MEANINGS[why];
    return meaning ? `${count} ${meaning} (X: ${why})` : `${count} for which X says: ${why}`;
  }).join("; ");
}

/** What a lookup asks for, in words. */
function questionOf(ids: readonly string[], room: Practice): Question {
  const asked = new Set(ids);
  return {
    query: "lookup",
    inTitle: `of ${ids.length.toLocaleString("en")} looked up`,
    none: "None of the posts could be had",
    noMore: () => undefined,
    tellMissing(missing) {
      const [absent, others] = [true, false].map((wanted) =>
        missing.filter(({ id }) => asked.has(id ?? "") === wanted)
      );
      if (absent.length === 0) return tellLeftOut(others);
      return [
        `${absent.length.toLocaleString("en")} of ${plural(ids.length, "post")} could not be ` +
        `had: ${tellReasons(absent, room)}. ${whereMissing()}; they cost nothing.`,
        ...tellLeftOut(others),
      ];
    },
  };
}

const NOTHING_SAID = "X did not say why";

/** What is missing, each once; also what X left out without a word. */
function completeMissing(
  ids: readonly string[],
  here: ReadonlySet<string>,
  missing: readonly Missing[],
): Missing[] {
  const told = new Set(missing.map(({ id }) => id));
  const silent = ids.filter((id) => !here.has(id) && !told.has(id));
  return [
    ...missing.filter(({ id }) => !here.has(id ?? "")),
    ...silent.map((id): Missing => ({ type: "tweet", id, why: NOTHING_SAID })),
  ];
}

/**
 * Looks posts up by their ids, 100 a request, and gives them in the order in which they were asked
 * for; of each that is missing `posts.missing` tells why.
 *
 * @param network The way out.
 * @param ids The ids, or the name of a file that holds them.
 * @param options See {@linkcode LookupOptions}.
 * @param world The clock, and who is told.
 * @throws {AccessError} `bad-option`, or as {@linkcode buyPosts}.
 */
export async function lookup(
  network: Network,
  ids: readonly string[] | string,
  options: LookupOptions = {},
  world: BuyWorld = {},
): Promise<Posts> {
  checkNames(options, BUY_OPTIONS, DOING);
  checkBuying(options, DOING);
  const wanted = await readIds(ids);
  const places = new Map(wanted.map((id, at) => [id, at]));
  const placeOf = ({ id }: Post) => places.get(id)!;
  return await buyPosts(
    network,
    {
      path: "tweets",
      question: questionOf(wanted, network.room),
      doing: DOING,
      limit: wanted.length,
      params: {},
      paging: new ByIds(wanted),
      requests: Math.ceil(wanted.length / MOST_IDS),
      expects: isLookedUp,
      tellsPrice: wanted.length,
      arrange({ rows: came, alsoBought: beyond, missing, ended, ...read }) {
        // What nobody asked for is paid for all the same.
        const [rows, alsoBought] = [true, false].map((isAsked) =>
          [...came, ...beyond].filter(({ id }) => places.has(id) === isAsked)
        );
        const here = new Set(rows.map(({ id }) => id));
        // What ended early was not asked for to its end: nothing can be said of the rest.
        const isWhole = ended === "limit" || ended === "no more posts";
        return {
          ...read,
          ended,
          alsoBought,
          rows: rows.toSorted((one, other) => placeOf(one) - placeOf(other)),
          missing: isWhole ? completeMissing(wanted, here, missing) : missing,
        };
      },
    },
    options,
    world,
  );
}
