import type { Network } from "../access/mod.ts";
import { writePrivately } from "../files/mod.ts";
import { refuseKeys } from "../keys/mod.ts";
import type { PriceRange } from "../money/mod.ts";
import { AccessError, raise } from "../problems/mod.ts";
import { lookup, type Posts } from "../search/mod.ts";
import { unwritable } from "./export.ts";
import { CollectionLock } from "./collection_lock.ts";
import { bodyOf } from "./damage.ts";
import { fingerprintIn, openPseudonyms } from "./pseudonyms.ts";
import { checkPseudonymise } from "./question.ts";
import { removePosts } from "./remove_posts.ts";
import type { Store } from "./store.ts";

/** What `card.recheck` may be told. */
export interface RecheckOptions {
  /** What it may cost at most, in USD. @default no limit */
  budget?: number;
  /** Of a collection with pseudonyms, the file of their key. @default beside it, as `library.sqlite.key` */
  pseudonymise?: boolean | string;
  /** Ends it: what was found gone until then is removed. */
  signal?: AbortSignal;
}

/** What a look at X again brought. */
export interface Rechecked {
  /** Posts that were asked for. */
  checked: number;
  /** Of these, those that X finds no more: deleted, or their account is. */
  deleted: number;
  /** Of these, those that X has and does not show: of accounts that are protected or suspended. */
  hidden: number;
  /** Posts that were removed: the deleted and the hidden ones, with what reposts of them were here. */
  removed: number;
  /** Posts of which X did not say why they did not come; they are kept. */
  unknown: number;
  /** Posts that were not reached, where a budget or a stop ended it. */
  left: number;
  /** What it cost, in USD, low and high. */
  cost: PriceRange;
}

/** A list of ids may be replaced; anything else that is there is somebody's. */
async function checkList(to: string, doing: string): Promise<void> {
  // What cannot be read is told when it cannot be written.
  const there = await Deno.readTextFile(to).catch(() => "");
  if (/^(?:\d+\r?\n)*$/.test(there)) return;
  throw raise("bad-option", {
    doing,
    found: `${to} is there, and it is no list of ids`,
    nextSteps: ["Name another file, or move away what is there. Nothing was written."],
  });
}

/**
 * Writes the ids of the posts, one a line, newest first: what may be shared.
 *
 * @returns How many.
 * @throws {AccessError} `bad-option`, also where something other than ids is there; `pseudonyms`.
 */
export async function dehydrate({ database }: Store, to: string): Promise<number> {
  const doing = "dehydrate the collection";
  refuseKeys({ to }, doing);
  if (typeof to !== "string" || !/[^/\\]\.(txt|csv)$/.test(to)) {
    throw raise("bad-option", {
      doing,
      found: 'the file must be a name that ends with .txt, such as "ids.txt"',
    });
  }
  if (fingerprintIn(database) !== undefined) {
    throw raise("pseudonyms", {
      doing,
      found: "its ids are pseudonyms, by which nobody could look a post up",
      nextSteps: [
        "To share ids, collect without pseudonymise into another file.",
        "Rows can be shared as far as X's rules and those of your study allow: collection.export().",
      ],
    });
  }
  await checkList(to, doing);
  const ids = database.prepare(
    "select id from posts where role = 'match' order by created_at desc, length(id) desc, id desc",
  ).all().map(({ id }) => `${id}\n`);
  await writePrivately(to, ids.join("")).catch((error) => {
    throw unwritable(doing, to, error);
  });
  return ids.length;
}

/** So many posts are looked up before what is gone is removed. */
const BATCH = 10_000;

/** What X says of a post that it finds no more, and of one that it has and does not show. X's titles. */
const DELETED = new Set(["Not Found Error"]);
const HIDDEN = new Set(["Authorization Error", "Forbidden"]);

export const RECHECKING = "recheck the collection";

const unusable = (file: string, error: unknown, nextSteps?: string[]) =>
  raise("collection-unusable", {
    doing: RECHECKING,
    found: `${file} cannot be used: ${(error as Error).message}`,
    nextSteps,
  });

/** Holds a file that nobody else may change meanwhile, with the key of its pseudonyms if it has one. */
async function hold(store: Store, file: string, asked: boolean | string | undefined) {
  let lock: CollectionLock;
  try {
    lock = CollectionLock.take(file, 0);
  } catch (error) {
    throw unusable(file, error);
  }
  try {
    // A collection of this session, into which it was collected with the key, has it still.
    if (asked === undefined && store.pseudonyms) return lock;
    const isHidden = fingerprintIn(store.database) !== undefined;
    const key = checkPseudonymise(asked ?? isHidden, RECHECKING);
    store.hideBy(await openPseudonyms(store.database, file, key, RECHECKING));
    return lock;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What is removed is removed from the pages, too: one that cannot be read is found before X is asked. */
function checkPages({ database }: Store): void {
  const pages = database.prepare("select id, body from pages where body is not null");
  for (const { id, body } of pages.iterate()) bodyOf(Number(id), body);
}

/** What came of some ids; where it was stopped, what had come until then. */
async function lookAgain(
  network: Network,
  ids: readonly string[],
  options: { budget?: number; signal?: AbortSignal },
): Promise<{ posts: Posts; thrown?: { error: unknown } }> {
  let kept: Posts | undefined;
  try {
    const asking = { ...options, onProgress: () => {} };
    return { posts: await lookup(network, ids, asking, { keep: (posts) => kept = posts }) };
  } catch (error) {
    if (kept === undefined) throw error;
    return { posts: kept, thrown: { error } };
  }
}

/**
 * Looks every post of a collection up again, and removes what X shows no longer, its id included: X's
 * rules ask for that. USD 0.005 a post. Nobody can collect into the file meanwhile.
 *
 * @param file Where the collection is.
 * @throws {AccessError} `collection-unusable`; `pseudonyms` where their key is not there; what a
 * lookup throws.
 */
export async function recheckPosts(
  network: Network,
  store: Store,
  file: string,
  { budget, signal, pseudonymise }: RecheckOptions,
): Promise<Rechecked> {
  const before = store.pseudonyms;
  const lock = await hold(store, file, pseudonymise);
  const done = { checked: 0, deleted: 0, hidden: 0, removed: 0, unknown: 0, left: 0 };
  const cost = { low: 0, high: 0 };
  const remove = (ids: readonly string[]) => {
    try {
      if (ids.length > 0) done.removed += removePosts(store, ids);
    } catch (error) {
      if (error instanceof AccessError) throw error;
      throw unusable(file, error, [
        "Close other programs that have the file open, and make room on the disk.",
        "Then recheck again: X is asked for the posts that are left.",
      ]);
    }
  };
  try {
    checkPages(store);
    const known = store.sealedIds?.byPseudonym();
    const rows = store.database.prepare(`select id from
      (select id, number from posts union select id, null from missing where type = 'row')
      order by number`).all();
    const here = new Map(rows.map(({ id }) => [known?.get(String(id)) ?? String(id), String(id)]));
    const asked = [...here.keys()];
    for (let at = 0; at < asked.length; at += BATCH) {
      const left = budget === undefined ? undefined : budget - cost.high;
      if (left !== undefined && left <= 0) break;
      const wanted = asked.slice(at, at + BATCH);
      const { posts, thrown } = await lookAgain(network, wanted, { budget: left, signal });
      cost.low += posts.cost.low;
      cost.high += posts.cost.high;
      const missing = new Map(posts.missing.map(({ id, why }) => [id ?? "", why]));
      const because = (is: (why: string) => boolean) =>
        wanted.filter((id) => missing.has(id) && is(missing.get(id)!)).map((id) => here.get(id)!);
      const deleted = because((why) => DELETED.has(why));
      const hidden = because((why) => HIDDEN.has(why));
      const unknown = because((why) => !DELETED.has(why) && !HIDDEN.has(why));
      remove([...deleted, ...hidden]);
      done.deleted += deleted.length;
      done.hidden += hidden.length;
      done.unknown += unknown.length;
      const came = new Set(posts.map(({ id }) => id));
      done.checked += wanted.filter((id) => came.has(id) || missing.has(id)).length;
      if (thrown) throw thrown.error;
      if (posts.ended !== "limit" && posts.ended !== "no more posts") break;
    }
    return { ...done, left: asked.length - done.checked, cost };
  } finally {
    store.hideBy(before);
    lock.release();
  }
}
