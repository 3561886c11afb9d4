import type { StatementSync } from "node:sqlite";
import type { PrivateDatabase } from "../files/mod.ts";
import { readBody } from "../pages/mod.ts";
import { AccessError, checkNames, type Doing, raise } from "../problems/mod.ts";
import { COLUMNS, idOf, objects, type Post } from "../search/mod.ts";
import { indexWords } from "./page_rows.ts";
import { POST_FIELDS, POST_NAMES } from "./post_fields.ts";

/** Which posts are read. */
export interface RowsOptions {
  /** So many at most. @default all */
  limit?: number;
  /** A condition in SQL over the columns of `post_rows`, such as `"lang = 'fr'"`. @default all */
  where?: string;
}

type Json = Record<string, unknown>;

/** So many are read at once: what a stream holds in memory. */
const BATCH = 500;

/** So many pages are kept open: posts that stand side by side mostly came on the same ones. */
const PAGES = 16;

/** What a statement that only reads begins with; what others may do, SQLite itself refuses. */
const READING_REGEXP =
  /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*(?:select|with|values|explain)\b/i;

/** Runs what only reads: a statement that would write is refused by SQLite. */
function reading<Result>(database: PrivateDatabase, doing: string, run: () => Result): Result {
  database.exec("PRAGMA query_only = 1");
  try {
    return run();
  } catch (error) {
    if (error instanceof AccessError) throw error;
    const said = (error as Error).message;
    const found = /readonly database|not authorized/.test(said)
      ? "a query reads, and this one would change the file"
      : `SQLite does not take it: ${said}`;
    throw raise("bad-option", { doing, found });
  } finally {
    database.exec("PRAGMA query_only = 0");
  }
}

/** What may stand after a statement and asks nothing. */
const NOTHING_REGEXP = /^(?:[\s;]|--[^\n]*|\/\*(?:(?!\*\/)[\s\S])*(?:\*\/|$))*$/;

/**
 * Prepares a statement that is all of a text: SQLite would leave out what comes after the first one,
 * and read a parameter that has no value as null.
 *
 * @throws {AccessError} `bad-option`
 */
function prepareWhole(database: PrivateDatabase, sql: string, doing: string): StatementSync {
  const statement = database.prepare(sql);
  const { sourceSQL, expandedSQL } = statement;
  if (!NOTHING_REGEXP.test(sql.slice(sourceSQL.length))) {
    throw raise("bad-option", {
      doing,
      found: "it is more than one statement, and only one is taken",
      nextSteps: ["Ask one after the other. Nothing was read."],
    });
  }
  // SQLite writes null for each parameter without a value, and changes nothing else.
  if (expandedSQL !== sourceSQL) {
    throw raise("bad-option", {
      doing,
      found: "it has a parameter, such as ? or :name, and values for those are not taken",
      nextSteps: ["Write the value itself into it, text in single quotes: lang = 'fr'."],
    });
  }
  return statement;
}

/** A value as a row gives it: whole numbers that JavaScript would round are text, as ids are. */
function exact(value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/**
 * Asks the file in SQL, reading only. Whole numbers beyond 2^53 - 1 come as text.
 *
 * @throws {AccessError} `bad-option` if it is no SQL, more than one statement, has parameters, or
 * would change the file.
 */
export function queryRows(database: PrivateDatabase, sql: string): Json[] {
  const doing = "query the collection";
  if (typeof sql !== "string" || !READING_REGEXP.test(sql)) {
    throw raise("bad-option", {
      doing,
      found: 'it must be one statement that reads, such as "select count(*) from posts"',
    });
  }
  return reading(database, doing, () => {
    const statement = prepareWhole(database, sql, doing);
    statement.setReadBigInts(true);
    return statement.all().map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, exact(value)]))
    );
  });
}

/** Puts into the index what a collecting that runs, or was cut off, has not put there yet. */
export function indexLeftWords(database: PrivateDatabase): void {
  try {
    indexWords(database);
  } catch {
    // A file that cannot be written to is searched as it is.
  }
}

/** Words as the index takes them: each as it is, phrases in quotes as one, a last `*` as any end. */
function matchOf(words: string): string {
  return [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, phrase, word]) => {
    const text = phrase ?? word.replace(/\*$/, "");
    return `"${text.replaceAll('"', "")}"${word?.endsWith("*") ? "*" : ""}`;
  }).join(" ");
}

/** Reads posts off the file as the rows that a search gives. */
export class PostReader {
  readonly #database: PrivateDatabase;
  readonly #raw = new Map<number, Map<string, Json>>();

  constructor(database: PrivateDatabase) {
    this.#database = database;
  }

  /**
   * The numbers of posts, as they are now: newest first.
   *
   * @throws {AccessError} `bad-option`
   */
  numbers(options: RowsOptions, doing: Doing, order = "desc"): number[] {
    checkNames(options, { limit: true, where: true }, doing);
    const { limit, where = "true" } = options;
    if (limit !== undefined && !(Number.isSafeInteger(limit) && limit > 0)) {
      throw raise("bad-option", { doing, found: "limit must be a whole number, 1 or more" });
    }
    if (typeof where !== "string" || where.trim() === "") {
      throw raise("bad-option", {
        doing,
        found: `where must be a condition in SQL, such as "lang = 'fr'"`,
      });
    }
    return reading(this.#database, doing, () => {
      // As one text: a row each would be a million objects. The limit holds the order. The line break
      // ends a comment, and the brackets must close.
      const { numbers } = prepareWhole(
        this.#database,
        `select json_group_array(number) as numbers from (
          select number from (select * from post_rows where role = 'match') where (${where}\n)
          order by created_at ${order}, length(id) ${order}, id ${order} limit ${limit ?? -1})`,
        doing,
      ).get()!;
      return JSON.parse(String(numbers));
    });
  }

  /** The posts that hold words, the best match first. */
  search(words: string, options: Pick<RowsOptions, "limit">): Post[] {
    const doing = "search the collection";
    checkNames(options, { limit: true }, doing);
    const { limit = 100 } = options;
    if (typeof words !== "string" || words.trim() === "") {
      throw raise("bad-option", { doing, found: "name at least one word" });
    }
    if (!(Number.isSafeInteger(limit) && limit > 0)) {
      throw raise("bad-option", { doing, found: "limit must be a whole number, 1 or more" });
    }
    indexLeftWords(this.#database);
    const numbers = reading(this.#database, doing, () =>
      this.#database.prepare(
        `select p.number from posts_text join posts p on p.number = posts_text.rowid
          where posts_text match ? and p.role = 'match' order by rank, p.created_at desc limit ?`,
      ).all(matchOf(words), limit));
    return [...this.read(numbers.map(({ number }) => Number(number)))].flat();
  }

  /** Reads posts by their numbers, in that order, some at a time. */
  *read(numbers: readonly number[]): Generator<Post[]> {
    const statement = this.#database.prepare(
      "select * from post_rows where number in (select value from json_each(?))",
    );
    for (let at = 0; at < numbers.length; at += BATCH) {
      const wanted = numbers.slice(at, at + BATCH);
      const posts = new Map<unknown, Post>();
      // One by one: rows that are let go at once are not carried on in memory.
      for (const row of statement.iterate(JSON.stringify(wanted))) {
        posts.set(row.number, this.#post(row));
      }
      // What was removed meanwhile is left out.
      yield wanted.map((number) => posts.get(number)).filter((post) => post !== undefined);
    }
  }

  #post(row: Json): Post {
    const post: Json = {};
    for (const name of POST_NAMES) post[name] = this.#value(row, name);
    return post as unknown as Post;
  }

  #value(row: Json, name: keyof Post): unknown {
    if (name === "raw") return this.#rawOf(Number(row.page_id), String(row.id));
    const value = row[name];
    if (POST_FIELDS[name] === "list") return value === null ? [] : JSON.parse(value as string);
    return POST_FIELDS[name] === "boolean" && value !== null ? value === 1 : value;
  }

  /** What X sent of a post and has no column: it is in its page. */
  #rawOf(pageId: number, id: string): Json {
    let page = this.#raw.get(pageId);
    if (!page) {
      const row = this.#database.prepare("select body from pages where id = ?").get(pageId);
      const posts = row?.body ? objects(readBody(row.body as Uint8Array).data) : [];
      page = new Map(
        posts.map((post) => [idOf(post.id)!, COLUMNS.raw({ post } as never, {} as never)]),
      );
      if (this.#raw.size >= PAGES) this.#raw.delete(this.#raw.keys().next().value!);
      this.#raw.set(pageId, page);
    }
    return page.get(id) ?? {};
  }

  /** Lets go of what was read, where the file has changed. */
  forget(): void {
    this.#raw.clear();
  }
}
