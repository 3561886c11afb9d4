import type { SQLInputValue, StatementSync } from "node:sqlite";
import { type PrivateDatabase, transact } from "../files/mod.ts";
import {
  COLUMNS,
  type Extras,
  type Joined,
  joinPage,
  nextTokenOf,
  readMissing,
} from "../search/mod.ts";

type Json = Record<string, unknown>;

/** What a page brought. */
export interface Stored {
  /** Posts of the answer. */
  came: number;
  /** Those that the file did not hold as a match before. */
  fresh: number;
  /** Posts without an id, of which no row can be made. */
  nameless: number;
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

const readersOf = (names: readonly (keyof typeof COLUMNS)[]): Reader[] =>
  names.map((name) => COLUMNS[name]);

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
  readonly #statements = new Map<keyof typeof STATEMENTS, StatementSync>();

  constructor(database: PrivateDatabase) {
    this.#database = database;
  }

  #run(name: keyof typeof STATEMENTS, ...values: SQLInputValue[]): number {
    return Number(this.#statement(name).run(...values).changes);
  }

  #statement(name: keyof typeof STATEMENTS): StatementSync {
    let statement = this.#statements.get(name);
    if (!statement) {
      statement = this.#database.prepare(STATEMENTS[name]);
      this.#statements.set(name, statement);
    }
    return statement;
  }

  /**
   * Writes them; the caller's transaction makes it all or nothing.
   *
   * @param asking What was asked for beside the posts.
   */
  write(body: Json, asking: Extras, pageId: number): Stored & { oldestId?: string } {
    const { data, includes } = body as { data?: unknown; includes?: Json };
    const came = Array.isArray(data) ? data.length : 0;
    const wanted = { authors: Boolean(asking.authors), references: Boolean(asking.references) };
    const joined = joinPage(body, wanted);
    this.#forgetIfChanged();
    this.#run("removed");
    let fresh = 0;
    let oldestId: string | undefined;
    // Oldest first: ids that grow fill the pages of an index, and X's go backwards.
    for (const each of joined.toReversed()) {
      const id = String(each.post.id);
      oldestId = olderId(oldestId ?? null, id);
      if (this.#post(each, "match", pageId)) fresh += 1;
      else if (this.#statement("again").all(id, pageId).length > 0) {
        this.#run("wanted", id);
        fresh += 1;
      }
    }
    const referenced = includes?.tweets ?? includes?.posts;
    if (asking.references && referenced !== undefined) {
      for (const each of joinPage({ ...body, data: referenced }, wanted)) {
        this.#post(each, "reference", pageId);
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
    const nameless = came - joined.length;
    return { came, fresh, nameless, oldestId, nextToken: nextTokenOf(body) };
  }

  /** Knows nothing any more of what is in the file: what was written was taken back. */
  forget(): void {
    this.#authors.clear();
  }

  /** Another process may have removed what was here. */
  #forgetIfChanged(): void {
    const { data_version } = this.#statement("version").get()!;
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
