import { transact } from "../files/mod.ts";
import { writeBody } from "../pages/mod.ts";
import { idOf, objects, readMissing } from "../search/mod.ts";
import { bodyOf, jsonOf } from "./damage.ts";
import type { RunRow, SliceRow } from "./run_row.ts";
import type { Store } from "./store.ts";

type Json = Record<string, unknown>;

/** What stands in a text or a link where the id of a removed post was. */
const REMOVED = "removed";

/** Posts that are removed, by their ids. */
interface Gone {
  ids: ReadonlySet<string>;
  /** Those that no text holds by chance: X's first posts have the numbers of houses. */
  inTexts: ReadonlySet<string>;
}

const LONG = 10;
const ID_FIELD = /(?:^|_)ids?$/;
const REFERENCES_FIELD = /^referenced_(?:tweets|posts)$/;

/** Whether an object is a removed post, refers to one, or says why it was left out. */
const isOf = ({ id, resource_id, value }: Json, { ids }: Gone): boolean =>
  [id, resource_id, value].some((each) => ids.has(idOf(each) ?? ""));

/** A text in which no removed id stands, alone or in a link. */
const withoutIds = (text: string, { inTexts }: Gone): string =>
  text.replace(/\w+/g, (word) => inTexts.has(word) ? REMOVED : word);

/**
 * Whatever it is, without removed posts, what refers to them, and their ids; `undefined`: nothing.
 * That a post is a quote or a reply is of that post, and stays.
 */
function stripped(value: unknown, gone: Gone, field = ""): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => stripped(each, gone, field)).filter((each) => each !== undefined);
  }
  if (typeof value === "object" && value !== null) {
    if (isOf(value as Json, gone)) {
      return REFERENCES_FIELD.test(field) ? { type: (value as Json).type } : undefined;
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, stripped(each, gone, name)])
        .filter(([, each]) => each !== undefined),
    );
  }
  if (ID_FIELD.test(field) && gone.ids.has(idOf(value) ?? "")) return undefined;
  return typeof value === "string" ? withoutIds(value, gone) : value;
}

/** Whether what X left out is of something that is still here, or was asked for. */
const isNamed = ({ resource_id, value }: Json, words: ReadonlySet<string>): boolean => {
  const id = idOf(resource_id) ?? idOf(value);
  return id === undefined || words.has(id);
};

/**
 * A page without some posts and their ids, and without what only they brought along.
 *
 * @param asked What was asked: its path and parameters.
 */
function without(before: Json, gone: Gone, asked: string): Json | undefined {
  const body = stripped(before, gone) as Json;
  if (JSON.stringify(body) === JSON.stringify(before)) return undefined;
  const includes = (body.includes ?? {}) as Json;
  const kept = [body.data, includes.tweets, includes.posts].flatMap(objects);
  // An object is still needed if a post that is left names it, wherever it does.
  const words = new Set(JSON.stringify(kept).match(/[\w]+/g));
  const rest: Json = { ...includes };
  for (const [name, key] of [["media", "media_key"], ["users", "id"], ["polls", "id"]] as const) {
    if (name in rest) {
      rest[name] = objects(rest[name]).filter((each) => words.has(String(each[key])));
    }
  }
  // A token tells where a page ended, and the next one is here.
  const { next_token: _next, previous_token: _previous, ...meta } = (body.meta ?? {}) as Json;
  const named = new Set([...words, ...asked.match(/\w+/g) ?? []]);
  const errors = objects(body.errors).filter((each) => isNamed(each, named));
  return {
    ...body,
    ...(body.errors === undefined ? {} : { errors }),
    ...(body.meta === undefined ? {} : { meta }),
    ...(body.includes === undefined ? {} : { includes: rest }),
  };
}

/** Milliseconds of an id, and what counts within one: X's ids are moments (snowflake, 2010). */
const WITHIN_MILLISECOND = 22n;

/** A place just before or after all ids of the moment of an id: where to go on, without the id. */
function roundId(id: string, isUp: boolean): string {
  if (!/^\d+$/.test(id)) return id;
  const moment = BigInt(id) >> WITHIN_MILLISECOND;
  if (moment === 0n) return id;
  return String(isUp ? (moment + 1n) << WITHIN_MILLISECOND : (moment << WITHIN_MILLISECOND) - 1n);
}

/** Where slices go on, without the ids of removed posts; X's own ids. */
function moveSlices(store: Store, run: RunRow, gone: ReadonlySet<string>): void {
  for (const slice of store.slices(run.id)) {
    const { since_id, until_id, oldest_id, next_token, ids } = slice;
    const rounded = (id: string | null, isUp: boolean) =>
      id !== null && gone.has(id) ? roundId(id, isUp) : id;
    const changes: Partial<SliceRow> = {
      since_id: rounded(since_id, false),
      until_id: rounded(until_id, true),
      oldest_id: rounded(oldest_id, true),
      ids: ids && JSON.stringify((JSON.parse(ids) as string[]).filter((id) => !gone.has(id))),
    };
    // A token may hold the id: the place is bounded by the rounded one.
    if (next_token !== null && changes.oldest_id !== oldest_id) {
      Object.assign(changes, { next_token: null, until_id: changes.oldest_id });
    }
    const isSame = (Object.keys(changes) as (keyof SliceRow)[])
      .every((name) => changes[name] === slice[name]);
    if (!isSame) store.moveSlice(run, slice, changes);
  }
}

/** What was asked for a page, without the ids of removed posts. */
function parametersWithout(page: unknown, parameters: string, gone: ReadonlySet<string>): string {
  const { ids, since_id, until_id, ...rest }: Json = jsonOf(
    parameters,
    `page ${page}, column parameters,`,
  );
  delete rest.next_token;
  delete rest.pagination_token;
  const isGone = (id: unknown) => id === undefined || gone.has(String(id));
  return JSON.stringify({
    ...rest,
    ...(typeof ids === "string"
      ? { ids: ids.split(",").filter((id) => !gone.has(id)).join() }
      : {}),
    ...(isGone(since_id) ? {} : { since_id }),
    ...(isGone(until_id) ? {} : { until_id }),
  });
}

/** Texts of rows in which an id may stand, beside those columns that are ids. */
const TEXTS = {
  posts: ["number", "text", "urls"],
  users: ["id", "location", "description"],
  media: ["media_key", "url", "alt_text"],
} as const;

function rewriteTexts({ database }: Store, gone: Gone): void {
  for (const [table, [key, ...columns]] of Object.entries(TEXTS)) {
    const update = database.prepare(
      `update ${table} set ${columns.map((name) => `${name} = ?`).join(", ")} where ${key} = ?`,
    );
    const changed: (string | number | null)[][] = [];
    for (const row of database.prepare(`select ${key}, ${columns} from ${table}`).iterate()) {
      const before = columns.map((name) => row[name] as string | null);
      const after = before.map((text) => text && withoutIds(text, gone));
      if (after.some((text, i) => text !== before[i])) {
        changed.push([...after, row[key] as string | number]);
      }
    }
    for (const values of changed) update.run(...values);
  }
}

/**
 * Removes posts everywhere, and their ids with them: their rows, what only they brought along, what
 * other posts, pages, requests and continuations say of them, and the places in the file that are
 * free now. What somebody asked themselves, a query or a range, stays.
 *
 * @param ids As they stand in the file: in one with pseudonyms, pseudonyms.
 * @returns How many posts, with the reposts of them.
 * @throws {Error} Where another program reads the file meanwhile, and so keeps its log.
 */
export function removePosts(store: Store, ids: Iterable<string>): number {
  const { database } = store;
  database.exec(`create temp table if not exists gone (id text primary key);
    delete from gone; PRAGMA secure_delete = 1`);
  const insert = database.prepare("insert or ignore into gone values (?)");
  for (const id of ids) insert.run(id);
  // A repost carries the text of what it reposts.
  database.exec(`insert or ignore into gone select p.id from posts p join gone g on g.id = p.ref_id
    where p.ref_type = 'retweeted'`);
  const all = new Set(database.prepare("select id from gone").all().map(({ id }) => String(id)));
  const gone = { ids: all, inTexts: new Set([...all].filter((id) => id.length >= LONG)) };
  const known = store.sealedIds?.byPseudonym();
  const goneAtX = known ? new Set([...all].map((id) => known.get(id) ?? id)) : all;
  let removed = 0;
  transact(database, () => {
    const readPage = database.prepare("select body, path, parameters from pages where id = ?");
    const rewrite = database.prepare(
      "update pages set body = ?, parameters = ?, next_token = null where id = ?",
    );
    const forgetMissing = database.prepare(
      "delete from missing where page_id = ? and type is not 'row'",
    );
    const addMissing = database.prepare("insert into missing values (?, ?, ?, ?)");
    for (const { id } of database.prepare("select id from pages").all()) {
      const { body, path, parameters } = readPage.get(id)! as {
        body: Uint8Array;
        path: string;
        parameters: string;
      };
      const asked = parametersWithout(id, parameters, all);
      const after = body && without(bodyOf(Number(id), body), gone, `${path} ${asked}`);
      if (after) {
        rewrite.run(writeBody(after), asked, id);
        forgetMissing.run(id);
        for (const { type, id: of, why } of readMissing(after)) addMissing.run(id, type, of, why);
      } else if (asked !== parameters) rewrite.run(body, asked, id);
    }
    for (const run of store.runs()) moveSlices(store, run, goneAtX);
    store.sealedIds?.remove(all);
    for (const table of ["found_again", "post_media"]) {
      database.exec(`delete from ${table} where post_id in (select id from gone)`);
    }
    removed = Number(
      database.prepare("delete from posts where id in (select id from gone)").run().changes,
    );
    database.exec(`update posts set ref_id = null where ref_id in (select id from gone);
      update posts set thread_id = '' where thread_id in (select id from gone);
      delete from missing where id in (select id from gone);
      delete from media where media_key not in (select media_key from post_media);
      delete from users where id not in (select author_id from posts where author_id is not null)`);
    rewriteTexts(store, gone);
    database.exec(`insert into posts_text (posts_text) values ('rebuild');
      update about set value = (select coalesce(max(number), 0) from posts) where key = 'indexed'`);
  });
  database.exec("drop table gone");
  emptyFreePlaces(store);
  return removed;
}

/** What was deleted must not be read off free pages or the log either. */
function emptyFreePlaces({ database }: Store): void {
  try {
    database.exec("VACUUM");
  } catch {
    // Without room on the disk for a copy: what was deleted was overwritten where it stood.
  }
  const { busy } = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() as { busy: number };
  if (busy === 0) return;
  throw new Error(
    "another program reads the file, so what was removed still stands in the log beside it; close " +
      "that program, then recheck once more",
  );
}
