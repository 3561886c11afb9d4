import { giveFaces, sheetFaces } from "../display/mod.ts";
import { type AccessError, raise } from "../problems/mod.ts";
import type { Post } from "../search/mod.ts";
import { CollectionReport, readReport } from "./report.ts";
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
    giveFaces(Collection.prototype, (self) =>
      sheetFaces({
        title: `${self.length.toLocaleString("en")} posts`,
        subtitle: self.file,
        lines: self.#store.runs().map(({ query, ended }) => ({
          label: query,
          value: ended ?? "not finished",
        })),
      }));
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
    return run && new CollectionReport(readReport(this.file, this.#store, run), this.#problem);
  }

  /** How many posts match: surplus ones and those that others refer to are not among them. */
  get length(): number {
    return this.#store.count();
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
   * using sample = await card.collect("library", { to, limit: 200, spread: true });
   * const { share, low, high } = sample.share((post) => post.lang === "en");
   * ok(low < share && share < high && high - low < 0.2);
   * ```
   */
  share(is: (post: Post) => boolean): Share {
    const run = this.#run();
    if (run) return shareOfRun(this.#store, run, is);
    throw raise("no-sample", { doing: "tell a share", found: "nothing was collected yet" });
  }

  #run() {
    return this.#runId === undefined ? this.#store.lastRun() : this.#store.run(this.#runId);
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
    return new Collection(file, await Store.open(file));
  } catch (error) {
    throw unusable(doing, file, (error as Error).message);
  }
}
