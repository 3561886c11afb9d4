import type { Network } from "../access/mod.ts";
import { type AccessError, raise, stampOf } from "../problems/mod.ts";
import type { Post } from "../search/mod.ts";
import { type Exported, type ExportOptions, exportPosts } from "./export.ts";
import { indexLeftWords, PostReader, queryRows, type RowsOptions } from "./read_posts.ts";
import { readReport } from "./read_report.ts";
import { type AddedReport, CollectionReport } from "./report.ts";
import { dehydrate, type Rechecked, type RecheckOptions, recheckPosts } from "./rules.ts";
import { roomOf, type RunRow } from "./run_row.ts";
import type { Share } from "./share.ts";
import { shareOfRun } from "./share_of_run.ts";
import { Store } from "./store.ts";
import { countPosts } from "./run_totals.ts";

/** The error for a file that cannot be used. */
export function unusable(
  doing: string,
  file: string,
  why: string,
  nextSteps?: string[],
): AccessError {
  return raise("collection-unusable", {
    doing,
    found: `${file} cannot be used: ${why}`,
    nextSteps,
  });
}

/** The same for a file that was to be read, so that a new one is of no use. */
const unreadable = (doing: string, file: string, why: string): AccessError =>
  raise("collection-unusable", {
    doing,
    found: `${file} cannot be used: ${why}`,
    nextSteps: ["Name the file of a collection, as collect made it.", "Nothing was sent."],
  });

/** What a file was opened for: a call of `collect`, or nothing but reading. */
interface OpenedFor {
  /** The question that reports and shares are about; the latest if it is left out. */
  runId?: number;
  /** What ended it, where that was in this session. */
  problem?: AccessError;
  /** What it brought, where it went on with the file. */
  added?: AddedReport;
}

/** A collection's file while it is open: the work behind each method of a `Collection`. */
export class OpenFile {
  readonly file: string;
  readonly #file: Store;
  readonly #for: OpenedFor;

  constructor(file: string, store: Store, opened: OpenedFor = {}) {
    this.file = file;
    this.#file = store;
    this.#for = opened;
  }

  /**
   * Opens a file that is there already.
   *
   * @throws {AccessError} `collection-unusable`
   */
  static async at(file: string, doing: string): Promise<OpenFile> {
    const isThere = await Deno.stat(file).then(() => true, (error) => {
      if (error instanceof Deno.errors.NotFound) return false;
      return true;
    });
    if (!isThere) throw unreadable(doing, file, "it is not there");
    try {
      const store = await Store.open(file, { isForReading: true });
      indexLeftWords(store.database);
      return new OpenFile(file, store);
    } catch (error) {
      throw unreadable(doing, file, (error as Error).message);
    }
  }

  /** Whether it is open still. */
  get isOpen(): boolean {
    return this.#file.database.isOpen;
  }

  get #store(): Store {
    if (this.isOpen) return this.#file;
    throw raise("collection-unusable", {
      doing: "use the collection",
      found: `${this.file} is closed`,
      nextSteps: ["Open it again: openCollection(file)."],
    });
  }

  /** The word that stands on it, where it is not of X. */
  get stamp(): string | undefined {
    const run = this.#store.lastRun();
    return run && stampOf(roomOf(run));
  }

  /** What was asked into it, and how each ended. */
  questions(): RunRow[] {
    return this.#store.runs();
  }

  report(): CollectionReport | undefined {
    const run = this.#run();
    if (!run) return undefined;
    const { added, problem } = this.#for;
    return new CollectionReport({ ...readReport(this.file, this.#store, run), added }, problem);
  }

  count(): number {
    return countPosts(this.#store.database);
  }

  share(is: (post: Post) => boolean): Share {
    const run = this.#run();
    if (run) return shareOfRun(this.#store, run, is);
    throw raise("no-sample", { doing: "tell a share", found: "nothing was collected yet" });
  }

  #run(): RunRow | undefined {
    const { runId } = this.#for;
    return runId === undefined ? this.#store.lastRun() : this.#store.run(runId);
  }

  /** The posts, some at a time. */
  read(options: RowsOptions = {}): Iterable<Post[]> {
    const reader = new PostReader(this.#store.database);
    return reader.read(reader.numbers(options, "read the collection"));
  }

  query(sql: string): Record<string, unknown>[] {
    return queryRows(this.#store.database, sql);
  }

  search(words: string, options: Pick<RowsOptions, "limit">): Post[] {
    return new PostReader(this.#store.database).search(words, options);
  }

  export(to: string, options: ExportOptions): Promise<Exported> {
    return exportPosts(this.#store, to, options);
  }

  dehydrate(to: string): Promise<number> {
    return dehydrate(this.#store, to);
  }

  recheck(network: Network, options: RecheckOptions): Promise<Rechecked> {
    return recheckPosts(network, this.#store, this.file, options);
  }

  close(): void {
    this.#file.close();
  }
}
