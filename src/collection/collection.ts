import type { Network } from "../access/mod.ts";
import { giveFaces, sheetFaces } from "../display/mod.ts";
import type { Post } from "../search/mod.ts";
import type { Exported, ExportOptions } from "./export.ts";
import type { OpenFile } from "./open_file.ts";
import type { RowsOptions } from "./read_posts.ts";
import type { CollectionReport } from "./report.ts";
import type { Rechecked, RecheckOptions } from "./rules.ts";
import type { Share } from "./share.ts";

const closedSheet = (file: string) => ({
  title: "A collection that is closed",
  subtitle: file,
  lines: [],
});

/**
 * Posts in one SQLite file, each once, with the pages on which they came. Needs no keys; see
 * `openCollection`.
 */
export class Collection {
  /** Where it is. */
  readonly file: string;
  // All work is done by what is loaded with the file; importing this class costs nothing more.
  readonly #open: OpenFile;

  static {
    giveFaces(
      Collection.prototype,
      (self) =>
        sheetFaces(
          !self.#open.isOpen ? closedSheet(self.file) : {
            stamp: self.#open.stamp,
            title: `${self.length.toLocaleString("en")} posts`,
            subtitle: self.file,
            lines: self.#open.questions().map(({ query, ended }) => ({
              label: query,
              value: ended ?? "not finished",
            })),
          },
        ),
    );
  }

  /** @internal Made by `card.collect` and `openCollection`. */
  constructor(open: OpenFile) {
    this.file = open.file;
    this.#open = open;
  }

  /**
   * How the collecting went: of the call that made this collection, else of the question that was
   * asked last. `undefined` where nothing was asked yet.
   */
  get report(): CollectionReport | undefined {
    return this.#open.report();
  }

  /** How many posts match: surplus ones and those that others refer to are not among them. */
  get length(): number {
    return this.#open.count();
  }

  /**
   * What share of the range fits, of the question that {@linkcode report} is about. Of a sample
   * (`spread`), with the interval that holds the share of the whole range in 95 of 100 samples;
   * where all of the range is here, exactly: then `low` and `high` are the share.
   *
   * @param is Says of a post whether it fits: `true` or `false`, at once.
   * @throws {AccessError} `no-sample` where the posts do not stand for the range: they are its
   * newest, or fewer than two slices of a sample came; `bad-option`, also where `is` returns anything
   * else, such as a promise.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { ok } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const to = `${await Deno.makeTempDir()}/sample.sqlite`;
   * using sample = await card.collect("library", { to, limit: 200, spread: true, seed: 7 });
   * const { share, low, high } = sample.share((post) => post.lang === "en");
   * ok(0 < low && low <= share && share <= high && high <= 1);
   * ```
   */
  share(is: (post: Post) => boolean): Share {
    return this.#open.share(is);
  }

  /**
   * The posts as rows, newest first.
   *
   * @param options `limit`, and `where`: a condition in SQL over the columns of a row.
   * @throws {AccessError} `bad-option`
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { ok } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const folder = await Deno.makeTempDir();
   * using collection = await card.collect("library", { to: `${folder}/library.sqlite`, limit: 50 });
   * const french = collection.rows({ limit: 10, where: "lang = 'fr'" });
   * ok(french.every(({ lang }) => lang === "fr"));
   * ```
   */
  rows(options: RowsOptions = {}): Post[] {
    return [...this.#open.read(options)].flat();
  }

  /** All posts, newest first, some at a time, so that a large file takes little memory. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Post> {
    for (const posts of this.#open.read()) yield* posts;
  }

  /**
   * Asks the file in SQL, reading only. The table `columns` says what there is. Whole numbers that
   * JavaScript would round (beyond 2^53 - 1) come as text.
   *
   * @param sql One statement, such as `"select lang, count(*) n from posts group by lang"`.
   * @throws {AccessError} `bad-option` if it is no SQL, more than one statement, has parameters, or
   * would change the file.
   */
  query(sql: string): Record<string, unknown>[] {
    return this.#open.query(sql);
  }

  /**
   * The posts that hold all of some words, the best match first. Capitals and accents do not
   * matter. In languages without spaces between words, the index finds whole phrases only.
   *
   * @param words Such as `"reading room"`; a phrase in double quotes; `librar*` for any end.
   * @param options `limit`: 100 if left out.
   * @throws {AccessError} `bad-option`
   */
  search(words: string, options: Pick<RowsOptions, "limit"> = {}): Post[] {
    return this.#open.search(words, options);
  }

  /**
   * Writes the posts out, some at a time: `.csv`, `.jsonl`, `.parquet`, or a folder with a Parquet
   * file a day (Hive layout), which Spark, Trino, ClickHouse and DuckDB read as it is. A
   * `datapackage.json` (Frictionless) beside them says what they hold and where it came from. Only
   * you can read the files. An earlier export of that name is replaced while it is as it was written;
   * anything else is not.
   *
   * @param to Such as `"posts.csv"`; a folder ends with `/`.
   * @param options Which posts: `limit`, `where`. `spreadsheet: true` is for a CSV that Excel or its
   * like will open: text that it would run as a formula is disarmed.
   * @throws {AccessError} `bad-option`, `collection-unusable`
   */
  export(to: string, options: ExportOptions = {}): Promise<Exported> {
    return this.#open.export(to, options);
  }

  /**
   * Writes the ids of the posts, one a line, newest first: what X's rules let you share. Whoever has
   * them looks the posts up again: `card.lookup("ids.txt")`, or into a file, as a list,
   * `card.collect(ids, { to: "again.sqlite" })`.
   *
   * @param to Such as `"ids.txt"`.
   * @returns How many ids.
   * @throws {AccessError} `bad-option`; `pseudonyms` where they are no ids.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { deepEqual, equal } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const folder = await Deno.makeTempDir();
   * using week = await card.collect("library", { to: `${folder}/library.sqlite`, limit: 20 });
   * equal(await week.dehydrate(`${folder}/ids.txt`), 20);
   *
   * const posts = await card.lookup(`${folder}/ids.txt`);
   * const ids = (await Deno.readTextFile(`${folder}/ids.txt`)).trim().split("\n");
   * deepEqual(posts.map(({ id }) => id), ids);
   *
   * using again = await card.collect(ids, { to: `${folder}/again.sqlite` });
   * equal(again.length, 20);
   * ```
   */
  dehydrate(to: string): Promise<number> {
    return this.#open.dehydrate(to);
  }

  /** @internal See `card.recheck`. */
  recheck(network: Network, options: RecheckOptions): Promise<Rechecked> {
    return this.#open.recheck(network, options);
  }

  /** Closes the file. Once more does nothing. */
  close(): void {
    this.#open.close();
  }

  /** As {@linkcode close}, for `using`. */
  [Symbol.dispose](): void {
    this.close();
  }
}
