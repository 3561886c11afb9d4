import { dehydrate, type Rechecked, type RecheckOptions, recheckPosts } from "./rules.ts";
import { PostReader, queryRows, type RowsOptions } from "./read_posts.ts";
import { type Exported, exportPosts } from "./export.ts";
import type { Network } from "../access/mod.ts";
import { giveFaces, sheetFaces } from "../display/mod.ts";
import { type AccessError, raise, stampOf } from "../problems/mod.ts";
import type { Post } from "../search/mod.ts";
import { CollectionReport, readReport } from "./report.ts";
import { roomOf } from "./run_row.ts";
import type { Share } from "./share.ts";
import { shareOfRun } from "./share_of_run.ts";
import { Store } from "./store.ts";

/**
 * Posts in one SQLite file, each once, with the pages on which they came. Needs no keys; see
 * `openCollection`.
 */
export class Collection {
  /** Where it is. */
  readonly file: string;
  readonly #store: Store;
  readonly #runId: number | undefined;
  readonly #problem: AccessError | undefined;

  static {
    giveFaces(
      Collection.prototype,
      (self) =>
        sheetFaces(
          !self.#store.database.isOpen ? closedSheet(self.file) : {
            stamp: self.#stamp,
            title: `${self.length.toLocaleString("en")} posts`,
            subtitle: self.file,
            lines: self.#store.runs().map(({ query, ended }) => ({
              label: query,
              value: ended ?? "not finished",
            })),
          },
        ),
    );
  }

  /** @internal Made by `card.collect` and `openCollection`. */
  constructor(file: string, store: Store, runId?: number, problem?: AccessError) {
    this.file = file;
    this.#store = store;
    this.#runId = runId;
    this.#problem = problem;
  }

  /**
   * How the collecting went: of the call that made this collection, else of the question that was
   * asked last. `undefined` where nothing was asked yet.
   */
  get report(): CollectionReport | undefined {
    const run = this.#run();
    return run && new CollectionReport(readReport(this.file, this.#open, run), this.#problem);
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
   * @param is Says of a post whether it fits.
   * @throws {AccessError} `no-sample` where the posts do not stand for the range: they are its
   * newest, or fewer than two slices of a sample came; `bad-option`.
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
    const run = this.#run();
    if (run) return shareOfRun(this.#open, run, is);
    throw raise("no-sample", { doing: "tell a share", found: "nothing was collected yet" });
  }

  /** The file, as long as it is open. */
  get #open(): Store {
    if (this.#store.database.isOpen) return this.#store;
    throw raise("collection-unusable", {
      doing: "use the collection",
      found: `${this.file} is closed`,
      nextSteps: ["Open it again: openCollection(file)."],
    });
  }

  get #stamp() {
    const run = this.#open.lastRun();
    return run && stampOf(roomOf(run));
  }

  #run() {
    return this.#runId === undefined ? this.#open.lastRun() : this.#open.run(this.#runId);
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
    const reader = new PostReader(this.#open.database);
    return [...reader.read(reader.numbers(options, "read the collection"))].flat();
  }

  /** All posts, newest first, some at a time, so that a large file takes little memory. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Post> {
    const reader = new PostReader(this.#open.database);
    for (const posts of reader.read(reader.numbers({}, "read the collection"))) yield* posts;
  }

  /**
   * Asks the file in SQL, reading only. The table `columns` says what there is.
   *
   * @param sql One statement, such as `"select lang, count(*) n from posts group by lang"`.
   * @throws {AccessError} `bad-option` if it is no SQL, or would change the file.
   */
  query(sql: string): Record<string, unknown>[] {
    return queryRows(this.#open.database, sql);
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
    return new PostReader(this.#open.database).search(words, options);
  }

  /**
   * Writes the posts out, some at a time: `.csv`, `.jsonl`, `.parquet`, or a folder with a Parquet
   * file a day (Hive layout), which Spark, Trino, ClickHouse and DuckDB read as it is. A
   * `datapackage.json` (Frictionless) beside them says what they hold and where it came from. Only
   * you can read the files.
   *
   * @param to Such as `"posts.csv"`; a folder ends with `/`.
   * @param options Which posts: `limit`, `where`.
   * @throws {AccessError} `bad-option`, `collection-unusable`
   */
  export(to: string, options: RowsOptions = {}): Promise<Exported> {
    return exportPosts(this.#open, to, options);
  }

  /**
   * Writes the ids of the posts, one a line, newest first: what X's rules let you share. Whoever has
   * them looks the posts up again: `card.collect("ids.txt", …)` or `card.lookup("ids.txt")`.
   *
   * @param to Such as `"ids.txt"`.
   * @returns How many ids.
   * @throws {AccessError} `bad-option`; `pseudonyms` where they are no ids.
   */
  dehydrate(to: string): Promise<number> {
    return dehydrate(this.#open, to);
  }

  /** @internal See `card.recheck`. */
  recheck(network: Network, options: RecheckOptions): Promise<Rechecked> {
    return recheckPosts(network, this.#open, this.file, options);
  }

  /** Closes the file. Once more does nothing. */
  close(): void {
    this.#store.close();
  }

  /** As {@linkcode close}, for `using`. */
  [Symbol.dispose](): void {
    this.close();
  }
}

const closedSheet = (file: string) => ({
  title: "A collection that is closed",
  subtitle: file,
  lines: [],
});

/** The error for a file that cannot be used. */
export function unusable(doing: string, file: string, why: string) {
  return raise("collection-unusable", { doing, found: `${file} cannot be used: ${why}` });
}

/**
 * Opens a collection that is there already. Needs no keys, asks nothing and costs nothing.
 *
 * @param file The file, such as `"library.sqlite"`.
 * @throws {AccessError} `collection-unusable` if it is not there, or not a collection.
 */
export async function openCollection(file: string): Promise<Collection> {
  const doing = "open the collection";
  if (typeof file !== "string" || file.trim() === "") {
    throw raise("bad-option", {
      doing,
      found: 'the file must be a name, such as "library.sqlite"',
    });
  }
  const isThere = await Deno.stat(file).then(() => true, (error) => {
    if (error instanceof Deno.errors.NotFound) return false;
    return true;
  });
  if (!isThere) throw unusable(doing, file, "it is not there");
  try {
    return new Collection(file, await Store.open(file, { isForReading: true }));
  } catch (error) {
    throw unusable(doing, file, (error as Error).message);
  }
}
