import type { Network } from "../access/mod.ts";
import { transact, writePrivately } from "../files/mod.ts";
import type { PriceRange } from "../money/mod.ts";
import { readBody, writeBody } from "../pages/mod.ts";
import { raise } from "../problems/mod.ts";
import { idOf, lookup, objects } from "../search/mod.ts";
import type { Store } from "./store.ts";

type Json = Record<string, unknown>;

/** What a look at X again brought. */
export interface Rechecked {
  /** Posts that were asked for. */
  checked: number;
  /** Posts that X shows no longer, and that were removed; with what reposts of them were here. */
  removed: number;
  /** Posts of which X did not say why they did not come; they are kept. */
  unknown: number;
  /** Posts that were not reached, where a budget or a stop ended it. */
  left: number;
  /** What it cost, in USD, low and high. */
  cost: PriceRange;
}

/**
 * Writes the ids of the posts, one a line, newest first: what may be shared.
 *
 * @returns How many.
 */
export async function dehydrate({ database }: Store, to: string): Promise<number> {
  if (typeof to !== "string" || !/[^/\\]\.(txt|csv)$/.test(to)) {
    throw raise("bad-option", {
      doing: "dehydrate the collection",
      found: 'the file must be a name that ends with .txt, such as "ids.txt"',
    });
  }
  const ids = database.prepare(
    "select id from posts where role = 'match' order by created_at desc, length(id) desc, id desc",
  ).all().map(({ id }) => `${id}\n`);
  await writePrivately(to, ids.join(""));
  return ids.length;
}

/** A page without some posts, and without what only they brought along. */
function without(body: Json, gone: ReadonlySet<string>): Json | undefined {
  const includes = (body.includes ?? {}) as Json;
  const keeps = (posts: unknown) => objects(posts).filter(({ id }) => !gone.has(idOf(id) ?? ""));
  const lists = [body.data, includes.tweets, includes.posts];
  if (lists.every((list) => keeps(list).length === objects(list).length)) return undefined;
  const kept = lists.flatMap(keeps);
  // An object is still needed if a post that is left names it, wherever it does.
  const words = new Set(JSON.stringify(kept).match(/[\w]+/g));
  const needed = (list: unknown, key: string) =>
    objects(list).filter((each) => words.has(String(each[key])));
  const rest: Json = { ...includes };
  for (const [name, key] of [["media", "media_key"], ["users", "id"], ["polls", "id"]] as const) {
    if (name in rest) rest[name] = needed(rest[name], key);
  }
  for (const name of ["tweets", "posts"]) if (name in rest) rest[name] = keeps(rest[name]);
  return {
    ...body,
    ...(body.data === undefined ? {} : { data: keeps(body.data) }),
    ...(body.includes === undefined ? {} : { includes: rest }),
  };
}

/**
 * Removes posts everywhere: their rows, what only they brought along, their pages, and the places
 * in the file that are free now.
 *
 * @returns How many posts, with the reposts of them.
 */
export function removePosts({ database }: Store, ids: Iterable<string>): number {
  database.exec(`create temp table if not exists gone (id text primary key);
    delete from gone; PRAGMA secure_delete = 1`);
  const insert = database.prepare("insert or ignore into gone values (?)");
  for (const id of ids) insert.run(id);
  // A repost carries the text of what it reposts.
  database.exec(`insert or ignore into gone select p.id from posts p join gone g on g.id = p.ref_id
    where p.ref_type = 'retweeted'`);
  const all = new Set(database.prepare("select id from gone").all().map(({ id }) => String(id)));
  let removed = 0;
  transact(database, () => {
    const pages = database.prepare("select id, body from pages where body is not null");
    const rewrite = database.prepare("update pages set body = ? where id = ?");
    const bodies = database.prepare("select body from pages where id = ?");
    for (const { id } of pages.all().map(({ id }) => ({ id: Number(id) }))) {
      const body = without(readBody(bodies.get(id)!.body as Uint8Array), all);
      if (body) rewrite.run(writeBody(body), id);
    }
    for (const table of ["found_again", "post_media"]) {
      database.exec(`delete from ${table} where post_id in (select id from gone)`);
    }
    removed = Number(
      database.prepare("delete from posts where id in (select id from gone)").run().changes,
    );
    database.exec(`delete from media where media_key not in (select media_key from post_media);
      delete from users where id not in (select author_id from posts where author_id is not null)`);
    database.exec("insert into posts_text (posts_text) values ('rebuild')");
  });
  // What was deleted must not be read off free pages or the log either.
  database.exec("drop table gone; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
  return removed;
}

/** So many posts are looked up before what is gone is removed. */
const BATCH = 10_000;

/** What X says of a post that it shows no longer. Titles as X writes them. */
const GONE = new Set(["Not Found Error", "Authorization Error", "Forbidden"]);

/**
 * Looks every post of a collection up again, and removes what X shows no longer: its rules ask for
 * that. USD 0.005 a post.
 *
 * @param options `budget` in USD; `signal`.
 */
export async function recheckPosts(
  network: Network,
  store: Store,
  { budget, signal }: { budget?: number; signal?: AbortSignal },
): Promise<Rechecked> {
  const ids = store.database.prepare("select id from posts order by number").all()
    .map(({ id }) => String(id));
  const cost = { low: 0, high: 0 };
  let [checked, removed, unknown] = [0, 0, 0];
  for (let at = 0; at < ids.length; at += BATCH) {
    const wanted = ids.slice(at, at + BATCH);
    const left = budget === undefined ? undefined : budget - cost.high;
    const posts = await lookup(network, wanted, { budget: left, signal, onProgress: () => {} });
    cost.low += posts.cost.low;
    cost.high += posts.cost.high;
    const gone = posts.missing.filter(({ id, why }) => id !== null && GONE.has(why));
    const asked = new Set(wanted);
    const named = gone.map(({ id }) => id!).filter((id) => asked.has(id));
    const silent = posts.missing.filter(({ id, why }) => asked.has(id ?? "") && !GONE.has(why));
    if (named.length > 0) removed += removePosts(store, named);
    unknown += silent.length;
    checked += posts.length + named.length + silent.length;
    if (posts.ended !== "limit" && posts.ended !== "no more posts") break;
  }
  return { checked, removed, unknown, left: ids.length - checked, cost };
}
