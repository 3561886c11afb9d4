import type { SQLInputValue } from "node:sqlite";
import {
  PreparedStatements,
  type PrivateDatabase,
  transact,
  transactPart,
  writeObstacle,
} from "../files/mod.ts";
import {
  COLUMNS,
  type Extras,
  idOf,
  type Joined,
  joinPage,
  nextTokenOf,
  objects,
  readMissing,
} from "../search/mod.ts";
import { POST_FIELDS } from "./post_fields.ts";

type Json = Record<string, unknown>;

/** What a page brought. */
export interface Stored {
  /** Posts of the answer. */
  came: number;
  /** Those that the file did not hold as a match before. */
  fresh: number;
  /** Posts without an id, of which no row can be made. */
  nameless: number;
  /** Posts with an id of which no row was made; their page has them. */
  unmade: number;
  /** Where the next page begins. */
  nextToken?: string;
}

/**
 * Columns of `posts` that are read off a post as a row of `Posts` has them. What the file works out
 * by itself (`created_at`, `type`, `conversation_id`) is not among them.
 */
const POST_COLUMNS = [
  "id",
  "text",
  "lang",
  "author_id",
  "like_count",
  "repost_count",
  "reply_count",
  "quote_count",
  "bookmark_count",
  "impression_count",
  "in_reply_to_user_id",
  "ref_type",
  "ref_id",
  "hashtags",
  "cashtags",
  "mentions",
  "urls",
  "domains",
  "poll_options",
  "place_id",
  "lon",
  "lat",
  "possibly_sensitive",
  "edit_count",
  "source",
] as const satisfies readonly (keyof typeof COLUMNS)[];

/** The column of `users` for each column of a row that tells of the author. */
const USER_COLUMNS = {
  username: "username",
  name: "author_name",
  created_at: "author_created_at",
  verified: "author_verified",
  verified_type: "author_verified_type",
  followers: "author_followers",
  following: "author_following",
  posts: "author_posts",
  listed: "author_listed",
  location: "author_location",
  description: "author_description",
} as const satisfies Record<string, keyof typeof COLUMNS>;

/** Columns that are kept in a shorter form, from which the file gives back what X sent. */
const SHORT_COLUMNS = ["posted", "posted_text", "thread_id"] as const;

const STORED = [...POST_COLUMNS, ...SHORT_COLUMNS, "role", "page_id"] as const;

/** As X writes a moment: in whole seconds. From the 29th on, there may be no such day. */
const SECONDS_REGEXP = /^\d{4}-\d\d-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):\d\d:\d\d\.000Z$/;

function shortForms(createdAt: string | null, conversationId: string | null, id: string) {
  const time = createdAt === null ? NaN : Date.parse(createdAt);
  const isTime = !Number.isNaN(time);
  const isShort = isTime && (SECONDS_REGEXP.test(createdAt!) ||
    (time % 1000 === 0 && new Date(time).toISOString() === createdAt));
  return [
    isTime ? Math.floor(time / 1000) : null,
    isShort ? null : createdAt,
    conversationId === id ? null : conversationId,
  ];
}

/** So many places for values in a statement. */
export const marks = (count: number) => Array(count).fill("?").join(", ");
const updates = (columns: readonly string[]) =>
  columns.map((name) => `${name} = excluded.${name}`).join(", ");

const USER_NAMES = Object.keys(USER_COLUMNS);

/** Every statement that a page needs, by name: prepared once. */
const STATEMENTS = {
  user: `insert into users (id, ${USER_NAMES.join(", ")}, page_id)
    values (${marks(USER_NAMES.length + 2)})
    on conflict (id) do update set ${updates([...USER_NAMES, "page_id"])}
    where users.page_id is null`,
  userId: "insert or ignore into users (id) values (?)",
  place: `insert into places (id, name, country_code, page_id) values (?, ?, ?, ?)
    on conflict (id) do update set ${updates(["name", "country_code", "page_id"])}
    where places.page_id is null`,
  placeId: "insert or ignore into places (id) values (?)",
  post: `insert into posts (${STORED.join(", ")}) values (${marks(STORED.length)})
    on conflict (id) do update set ${updates(STORED.slice(1))}
    where posts.role = 'reference' and excluded.role <> 'reference'`,
  again: `insert or ignore into found_again (post_id, page_id)
    select p.id, ?2 from posts p join pages g on g.id = p.page_id
      join slices s on s.id = g.slice_id
    where p.id = ?1 and s.run_id <> (
      select s2.run_id from pages g2 join slices s2 on s2.id = g2.slice_id where g2.id = ?2)
    returning post_id`,
  wanted: "update posts set role = 'match' where id = ? and role = 'surplus'",
  media: `insert or ignore into media (media_key, type, url, alt_text, page_id)
    values (?, ?, ?, ?, ?)`,
  postMedia: "insert or ignore into post_media (post_id, media_key, position) values (?, ?, ?)",
  // After a removal, numbers are given out again.
  removed: `update about set value = (select coalesce(max(number), 0) from posts)
    where key = 'indexed' and cast(value as integer) > (select coalesce(max(number), 0) from posts)`,
  version: "PRAGMA data_version",
  missing: "insert into missing (page_id, type, id, why) values (?, ?, ?, ?)",
  forgetMissing: "delete from missing where page_id = ?",
} as const;

/**
 * Whatever a column holds, as SQLite takes it: tags as JSON, yes and no as 1 and 0. A text is read
 * back up to its first NUL only, so the sign for what has none stands there; the page has X's own.
 */
function toSql(value: unknown): SQLInputValue {
  if (typeof value === "string") return value.replaceAll("\0", "\ufffd");
  if (typeof value === "boolean") return Number(value);
  if (!Array.isArray(value)) return value as SQLInputValue;
  return value.length === 0 ? null : JSON.stringify(value);
}

/** No row here needs to know its page: those columns are not read. */
const NO_PAGE = { query: "", page: 0, retrievedAt: "", practice: false };

type Reader = (joined: Joined, page: typeof NO_PAGE) => unknown;

/**
 * What stands where a whole number should, as an integer column takes it and JavaScript reads it back;
 * else nothing: an odd number must not cost its post, and the page has it as it came.
 */
const whole = (read: Reader): Reader => (joined, page) => {
  const value = read(joined, page);
  return typeof value === "number" && !Number.isSafeInteger(value) ? null : value;
};

const readersOf = (names: readonly (keyof typeof COLUMNS)[]): Reader[] =>
  names.map((name) => POST_FIELDS[name] === "integer" ? whole(COLUMNS[name]) : COLUMNS[name]);

const POST_READERS = readersOf(POST_COLUMNS);
const USER_READERS = readersOf(Object.values(USER_COLUMNS));
const PLACE_READERS = readersOf(["place_id", "place_name", "country_code"]);

const valuesOf = (joined: Joined, readers: readonly Reader[]): SQLInputValue[] =>
  readers.map((read) => toSql(read(joined, NO_PAGE)));

const text = (value: unknown): string | null =>
  value === undefined || value === null ? null : String(value);

/** The older of two ids: shorter numbers are smaller, and longer ones as text compare. */
export function olderId(one: string | null, other: string): string {
  if (one === null) return other;
  const isOlder = other.length === one.length ? other < one : other.length < one.length;
  return isOlder ? other : one;
}

/** So many posts wait for their words to be put into the index. */
const WORDS = 2000;

/**
 * Puts the words of posts that are not in the full-text index yet into it: until then, a search does
 * not find them. In the transaction that is open, else in one of its own.
 */
export function indexWords(database: PrivateDatabase): void {
  const { last, newest } = database.prepare(`select coalesce(max(number), 0) newest,
    (select cast(value as integer) from about where key = 'indexed') last from posts`).get()!;
  if (Number(newest) <= Number(last)) return;
  if (!database.isTransaction) {
    transact(database, () => indexWords(database));
    return;
  }
  database.prepare(`insert into posts_text (rowid, text)
    select number, text from posts where number > ?`).run(last);
  database.prepare("update about set value = ? where key = 'indexed'").run(String(newest));
}

/** What a page brought, and the oldest post on it. */
type Rows = Stored & { oldestId?: string };

/** Why a post is missing among the rows: something in it is as no version of X's answers has it. */
const NO_ROW = "no row could be made of what came";

/** Why those of a whole page are. */
export const NO_ROOM = "the file had room for their page alone; the next call makes their rows up";

/** So many authors are known without a look into the file. */
const KNOWN = 20_000;

/** Writes the rows of pages: posts, users, places, media, and what X left out. */
export class PageRows {
  readonly #database: PrivateDatabase;
  /** Authors that are in the file, and whether with all that is told of them. */
  readonly #authors = new Map<string, boolean>();
  #version: unknown;
  /** Posts since words were put into the index. */
  #unindexed = 0;
  readonly #statements: PreparedStatements<keyof typeof STATEMENTS>;

  constructor(database: PrivateDatabase) {
    this.#database = database;
    this.#statements = new PreparedStatements(database, STATEMENTS);
  }

  #run(name: keyof typeof STATEMENTS, ...values: SQLInputValue[]): number {
    return this.#statements.run(name, ...values);
  }

  /**
   * Writes them; the caller's transaction makes it all or nothing. A post of which no row can be made
   * is left out and put down as missing, and so is all of a page where it comes to that: they were
   * paid for, and the page has them.
   *
   * @param asking What was asked for beside the posts.
   * @throws {Error} Where the file takes nothing.
   */
  write(body: Json, asking: Extras, pageId: number): Rows {
    // Each post by itself takes longer, and is needed by pages only that no test has thought of.
    for (const each of [(run: () => void) => run(), this.#part]) {
      try {
        return transactPart(this.#database, () => this.#write(body, asking, pageId, each));
      } catch (error) {
        this.forget();
        if (writeObstacle(error)) throw error;
      }
    }
    return this.leave(body, pageId, NO_ROW);
  }

  /** Puts down that no row was made of any post of a page. */
  leave(body: Json, pageId: number, why: string): Rows {
    const { data } = body;
    const came = Array.isArray(data) ? data.length : 0;
    const ids = objects(data).map(({ id }) => idOf(id)).filter((id) => id !== undefined);
    const oldestId = ids.length === 0 ? undefined : ids.reduce(olderId);
    for (const id of ids) this.#run("missing", pageId, "row", id, why);
    const counts = { fresh: 0, nameless: came - ids.length, unmade: ids.length };
    return { came, ...counts, oldestId, nextToken: nextTokenOf(body) };
  }

  /** Writes the rows of a page that has not all of them. */
  makeUp(body: Json, asking: Extras, pageId: number): Rows {
    this.#run("forgetMissing", pageId);
    return this.write(body, asking, pageId);
  }

  #part = (run: () => void) => transactPart(this.#database, run);

  #write(body: Json, asking: Extras, pageId: number, each: (run: () => void) => void): Rows {
    const { data, includes } = body as { data?: unknown; includes?: Json };
    const came = Array.isArray(data) ? data.length : 0;
    const wanted = { authors: Boolean(asking.authors), references: Boolean(asking.references) };
    const joined = joinPage(body, wanted);
    this.#forgetIfChanged();
    this.#run("removed");
    const unmade: string[] = [];
    const make = (id: string, run: () => void) => {
      try {
        each(run);
      } catch (error) {
        if (each !== this.#part || writeObstacle(error)) throw error;
        this.forget();
        unmade.push(id);
      }
    };
    let fresh = 0;
    let oldestId: string | undefined;
    // Oldest first: ids that grow fill the pages of an index, and X's go backwards.
    for (const post of joined.toReversed()) {
      const id = String(post.post.id);
      oldestId = olderId(oldestId ?? null, id);
      make(id, () => {
        if (this.#post(post, "match", pageId)) fresh += 1;
        else if (this.#statements.of("again").all(id, pageId).length > 0) {
          this.#run("wanted", id);
          fresh += 1;
        }
      });
    }
    const unmadeHere = unmade.length;
    const referenced = includes?.tweets ?? includes?.posts;
    if (asking.references && referenced !== undefined) {
      for (const post of joinPage({ ...body, data: referenced }, wanted)) {
        make(String(post.post.id), () => void this.#post(post, "reference", pageId));
      }
    }
    this.#unindexed += fresh;
    if (this.#unindexed >= WORDS) {
      indexWords(this.#database);
      this.#unindexed = 0;
    }
    for (const { type, id, why } of readMissing(body)) {
      this.#run("missing", pageId, type, id, why);
    }
    for (const id of unmade) this.#run("missing", pageId, "row", id, NO_ROW);
    const nameless = came - joined.length;
    return {
      ...{ came, fresh, nameless, unmade: unmadeHere },
      ...{ oldestId, nextToken: nextTokenOf(body) },
    };
  }

  /** Knows nothing any more of what is in the file: what was written was taken back. */
  forget(): void {
    this.#authors.clear();
  }

  /** Another process may have removed what was here. */
  #forgetIfChanged(): void {
    const { data_version } = this.#statements.of("version").get()!;
    if (data_version !== this.#version || this.#authors.size > KNOWN) this.forget();
    this.#version = data_version;
  }

  #author(joined: Joined, pageId: number): void {
    const told = joined.author?.id !== undefined;
    const id = told ? String(joined.author!.id) : COLUMNS.author_id(joined, NO_PAGE);
    if (id === null) return;
    const known = this.#authors.get(id);
    if (known || (known === false && !told)) return;
    if (told) this.#run("user", id, ...valuesOf(joined, USER_READERS), pageId);
    else this.#run("userId", id);
    this.#authors.set(id, told);
  }

  /** @returns Whether it is new as what it is. */
  #post(joined: Joined, role: "match" | "reference", pageId: number): boolean {
    const { place, media } = joined;
    this.#author(joined, pageId);
    const placeId = COLUMNS.place_id(joined, NO_PAGE);
    if (place) this.#run("place", ...valuesOf(joined, PLACE_READERS), pageId);
    else if (placeId !== null) this.#run("placeId", placeId);
    const id = String(joined.post.id);
    const { created_at, conversation_id } = COLUMNS;
    const short = shortForms(
      ...[created_at(joined, NO_PAGE), conversation_id(joined, NO_PAGE), id] as const,
    );
    const isFresh =
      this.#run("post", ...valuesOf(joined, POST_READERS), ...short, role, pageId) > 0;
    media.forEach((each, position) => {
      const key = text(each.media_key);
      if (key === null) return;
      const address = text(each.url ?? each.preview_image_url);
      this.#run("media", key, text(each.type), address, text(each.alt_text), pageId);
      this.#run("postMedia", id, key, position);
    });
    return isFresh;
  }
}

/**
 * Puts the indexes in their smallest form, where there is room to, and gives back what they let go:
 * they grew page by page. Takes as long for few new pages as for many, so few must wait for more.
 *
 * @param pages How many are new.
 */
export function tidyIndexes(database: PrivateDatabase, pages: number): void {
  const { all } = database.prepare("select count(*) as 'all' from pages").get()!;
  if (pages * 10 < Number(all)) return;
  try {
    database.exec("insert into posts_text (posts_text) values ('optimize'); reindex posts");
    // It gives back a page a row that is read off it.
    database.prepare("PRAGMA incremental_vacuum").all();
  } catch {
    // They find the same as they are.
  }
}
