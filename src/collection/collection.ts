import { giveFaces, sheetFaces } from "../display/mod.ts";
import { type AccessError, raise } from "../problems/mod.ts";
import { CollectionReport, readReport } from "./report.ts";
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
    const run = this.#runId === undefined
      ? this.#store.runs().at(-1)
      : this.#store.run(this.#runId);
    return run && new CollectionReport(readReport(this.file, this.#store, run), this.#problem);
  }

  /** How many posts match: surplus ones and those that others refer to are not among them. */
  get length(): number {
    return this.#store.count();
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
