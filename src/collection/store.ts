import type { SQLInputValue } from "node:sqlite";
import {
  isUnwritable,
  openPrivateDatabase,
  openToRead,
  PreparedStatements,
  type PrivateDatabase,
  transact,
} from "../files/mod.ts";
import { type Charge, toMills } from "../money/mod.ts";
import { COLLECTION_ID, writeBody } from "../pages/mod.ts";
import { type Extras, nextTokenOf } from "../search/mod.ts";
import { isFileAt } from "./collection_lock.ts";
import { bodyOf } from "./damage.ts";
import { marks, NO_ROOM, olderId, PageRows, type Stored } from "./page_rows.ts";
import { pseudonymousPage } from "./pseudonymous_page.ts";
import { pseudonymousRequest } from "./pseudonymous_question.ts";
import type { Pseudonyms } from "./pseudonyms.ts";
import { openSlice, SealedIds } from "./sealed_ids.ts";
import type { NewSlice, RunRow, SliceRow } from "./run_row.ts";
import { sealOf } from "./slice_seal.ts";
import { SCHEMA, SCHEMA_VERSION } from "./schema.ts";
import { WriteFailure, written } from "./write_failure.ts";

/** Several may read while one writes; who may collect is settled by the file's lock. */
const COLLECTION = {
  name: "collection",
  applicationId: COLLECTION_ID,
  version: SCHEMA_VERSION,
  oldest: SCHEMA_VERSION,
  shrinks: true,
  schema: SCHEMA,
  shared: true,
  synchronous: "normal",
} as const;

type Json = Record<string, unknown>;

/** What an answer is put down with. */
export interface AnsweredPage {
  /** The answer, as X sent it. */
  body: Json;
  /** What was asked for beside the posts. */
  asking: Extras;
  charge: Charge;
  /** ISO 8601, UTC. */
  answeredAt: string;
  /** Whether there is room for the page alone; see {@linkcode Store.makeUpRows}. */
  withoutRows?: boolean;
}

/** Every statement that a request needs, by name: prepared once. */
const STATEMENTS = {
  ask: `insert into pages (slice_id, number, state, path, parameters, asked_at, high)
    values (?, ?, 'asking', ?, ?, ?, ?)`,
  answer: `update pages set state = 'answered', answered_at = ?, posts = ?, low = ?, high = ?,
    next_token = ?, body = ? where id = ?`,
  size: "select page_count pages, page_size bytes from pragma_page_count, pragma_page_size",
  fail: "update pages set state = ?, problem = ?, high = ? where id = ?",
  asking: "update slices set state = 'asking' where id = ?",
  slice:
    `update slices set state = ?, until_id = ?, next_token = ?, oldest_id = ?, pages = ?, posts = ?,
    empty = ?, sealed = ? where id = ?`,
} as const;

/**
 * The file of a collection: what was asked, what came of it, and where to go on. A page, its rows
 * and its continuation are one transaction.
 */
export class Store {
  /** For reading; what a page changes is changed here only. */
  readonly database: PrivateDatabase;
  #pseudonyms: Pseudonyms | undefined;
  /** X's own ids, where the others are pseudonyms. */
  sealedIds: SealedIds | undefined;
  readonly #statements: PreparedStatements<keyof typeof STATEMENTS>;
  readonly #rows: PageRows;
  readonly #sealKey: string;
  readonly #path: string;
  /** The file that was opened, by which it is told from the next of its name. */
  readonly #file: Deno.FileInfo;

  private constructor(path: string, database: PrivateDatabase) {
    this.#path = Deno.realPathSync(path);
    this.#file = Deno.statSync(this.#path);
    this.database = database;
    this.#statements = new PreparedStatements(database, STATEMENTS);
    this.#rows = new PageRows(database);
    // In pages of 4 kB: what page after page changes is carried into the file once for many.
    database.exec("PRAGMA wal_autocheckpoint = 4000");
    const seal = database.prepare("select value from about where key = 'seal'");
    if (!seal.get()) {
      database.prepare("insert or ignore into about values ('seal', ?)").run(crypto.randomUUID());
    }
    this.#sealKey = String(seal.get()!.value);
  }

  /**
   * Opens the file, or makes one that only its owner can read.
   *
   * @param options `patience`: seconds to wait for another program that writes to it, 10 if left out;
   * `isForReading`: one that cannot be written to will do.
   * @throws {Error} If it is not a collection, or cannot be written; its `message` says why, as it
   * reads after "cannot be used: ".
   */
  static async open(
    file: string,
    { patience, isForReading = false }: { patience?: number; isForReading?: boolean } = {},
  ): Promise<Store> {
    const database = await openPrivateDatabase(file, COLLECTION, patience).catch((error) => {
      if (!isForReading || !isUnwritable(error)) throw error;
      return openToRead(file, COLLECTION);
    });
    try {
      return new Store(file, database);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** By which ids and names are hidden; `undefined`: they are not, or their key is not here. */
  get pseudonyms(): Pseudonyms | undefined {
    return this.#pseudonyms;
  }

  /** From now on, ids and names are hidden before they are written, and where to go on is read. */
  hideBy(pseudonyms: Pseudonyms | undefined): void {
    this.#pseudonyms = pseudonyms;
    this.sealedIds = pseudonyms && new SealedIds(this.database, pseudonyms);
  }

  /** Closes the file; once more does nothing. */
  close(): void {
    if (this.database.isOpen) this.database.close();
  }

  /**
   * Whether the file is still where it was opened. What is written into one that is not, nobody finds.
   */
  get isInPlace(): boolean {
    return isFileAt(this.#path, this.#file);
  }

  /**
   * Writes the log into a file that was moved: SQLite, on closing, does so only where the file still
   * stands beside its log.
   */
  settle(): void {
    if (!this.isInPlace) written(() => this.database.exec("PRAGMA wal_checkpoint(TRUNCATE)"));
  }

  #run(name: keyof typeof STATEMENTS, ...values: SQLInputValue[]): number {
    return this.#statements.run(name, ...values);
  }

  /** All or nothing. */
  #transact<Result>(run: () => Result): Result {
    try {
      return written(() => transact(this.database, run));
    } catch (error) {
      this.#rows.forget();
      throw error;
    }
  }

  /** The run that asked a question, if one did. */
  findRun(question: string): RunRow | undefined {
    return this.database.prepare("select * from runs where question = ?")
      .get(question) as unknown as RunRow | undefined;
  }

  /** A run as it stands in the file. */
  run(id: number): RunRow {
    return this.database.prepare("select * from runs where id = ?").get(id) as unknown as RunRow;
  }

  /** The run that was asked last: one that has no end runs, or was cut off. */
  lastRun(): RunRow | undefined {
    const sql = "select * from runs order by ended_at is null desc, ended_at desc, id desc limit 1";
    return this.database.prepare(sql).get() as unknown as RunRow | undefined;
  }

  /** All runs, in the order in which they were asked. */
  runs(): RunRow[] {
    return this.database.prepare("select * from runs order by id").all() as unknown as RunRow[];
  }

  /** Puts a question down. */
  addRun(
    run: Pick<RunRow, "question" | "query" | "began_at" | "version"> & Partial<RunRow>,
  ): RunRow {
    const names = Object.keys(run);
    const { lastInsertRowid } = written(() =>
      this.database.prepare(
        `insert into runs (${names.join(", ")}) values (${marks(names.length)})`,
      ).run(...Object.values(run) as SQLInputValue[])
    );
    return this.run(Number(lastInsertRowid));
  }

  /** Changes what is known of a run. */
  updateRun(id: number, changes: Partial<RunRow>): void {
    const names = Object.keys(changes);
    written(() =>
      this.database.prepare(
        `update runs set ${names.map((name) => `${name} = ?`).join(", ")} where id = ?`,
      ).run(...Object.values(changes) as SQLInputValue[], id)
    );
  }

  /** The slices of a run, newest first. */
  slices(runId: number): SliceRow[] {
    const slices = this.database.prepare("select * from slices where run_id = ? order by position")
      .all(runId) as unknown as SliceRow[];
    const pseudonyms = this.#pseudonyms;
    return pseudonyms ? slices.map((slice) => openSlice(slice, pseudonyms)) : slices;
  }

  /** A text as it is written, where it holds ids or tokens. */
  #sealed = (text: string | null): string | null =>
    text === null ? null : this.#pseudonyms?.seal(text) ?? text;

  /** Puts the slices of a run down, all or none. */
  addSlices(run: RunRow, slices: readonly NewSlice[]): void {
    const insert = this.database.prepare(`insert into slices
      (run_id, position, start, end, since_id, until_id, ids, counted, chosen, stratum, weight)
      values (${marks(11)})`);
    const seal = this.database.prepare("update slices set sealed = ? where id = ?");
    this.#transact(() => {
      for (const slice of slices) {
        const { position, start, end, since_id, until_id, ids } = slice;
        const { counted, chosen, stratum, weight } = slice;
        insert.run(
          ...[run.id, position, start ?? null, end ?? null],
          ...[since_id ?? null, until_id ?? null, ids ?? null].map(this.#sealed),
          ...[counted ?? null, chosen ?? 1, stratum ?? null, weight ?? 1],
        );
      }
      for (const slice of this.slices(run.id)) {
        if (slice.sealed === null) seal.run(this.#seal(run, slice), slice.id);
      }
    });
  }

  #seal({ question }: RunRow, slice: SliceRow): string {
    return sealOf(slice, question, this.pseudonyms?.placeKey ?? this.#sealKey);
  }

  /** Whether nobody but this class wrote where a slice goes on. */
  isSealed(run: RunRow, slice: SliceRow): boolean {
    return slice.sealed === this.#seal(run, slice);
  }

  /**
   * Writes a request down before it is sent.
   *
   * @param request The path under `/2/`, its parameters, the moment, and what it can cost at most in
   * thousandths of a US dollar.
   * @returns The number of its page.
   * @throws {WriteFailure} Also if the file is not where it was any more.
   */
  ask(
    slice: SliceRow,
    request: { path: string; parameters: Json; askedAt: string; worst: number },
  ): number {
    if (!this.isInPlace) throw new WriteFailure("gone");
    const { askedAt, worst } = request;
    const { path, parameters } = this.pseudonyms
      ? pseudonymousRequest(request, this.pseudonyms)
      : request;
    return this.#transact(() => {
      const { lastInsertRowid } = this.#statements.of("ask").run(
        ...[slice.id, slice.pages + 1, path, JSON.stringify(parameters), askedAt, worst],
      );
      this.#run("asking", slice.id);
      return Number(lastInsertRowid);
    });
  }

  /**
   * Puts an answered page down: the page, its rows and the continuation, all or nothing.
   *
   * @param slice As it was when the page was asked; it is changed to what it is now.
   * @param next Says, from what came, whether the slice is done.
   * @returns What came, and by how many bytes the file grew.
   */
  answer(
    run: RunRow,
    slice: SliceRow,
    pageId: number,
    { body, asking, charge, answeredAt, withoutRows }: AnsweredPage,
    next: (stored: Stored) => "open" | "done",
  ): Stored & { bytes: number } {
    const hidden = this.pseudonyms ? pseudonymousPage(body, this.pseudonyms) : body;
    const compressed = writeBody(hidden);
    const after = { ...slice };
    const stored = this.#transact(() => {
      const before = this.#size;
      const rows = withoutRows
        ? this.#rows.leave(hidden, pageId, NO_ROOM)
        : this.#rows.write(hidden, asking, pageId);
      const oldestId = this.sealedIds?.put(body, pageId);
      const stored = this.sealedIds ? { ...rows, oldestId, nextToken: nextTokenOf(body) } : rows;
      after.next_token = stored.nextToken ?? null;
      after.oldest_id = stored.oldestId === undefined
        ? slice.oldest_id
        : olderId(slice.oldest_id, stored.oldestId);
      after.pages += 1;
      after.posts += stored.fresh;
      after.empty = stored.came === 0 ? after.empty + 1 : 0;
      after.state = next(stored);
      after.sealed = this.#seal(run, after);
      this.#run(
        ...["answer", answeredAt, stored.came, toMills(charge.cost.low)] as const,
        ...[toMills(charge.cost.high), this.#sealed(after.next_token), compressed, pageId],
      );
      this.#writeSlice(after);
      return { ...stored, bytes: this.#size - before };
    });
    Object.assign(slice, after);
    return stored;
  }

  /** Bytes of the file, what is in its log included. */
  get #size(): number {
    const { pages, bytes } = this.#statements.of("size").get()!;
    return Number(pages) * Number(bytes);
  }

  /**
   * Makes up rows that are missing: of pages that came when the disk had no room for them, or of
   * posts that an older Library Card made none of.
   *
   * @param begin Called before it writes, where there are such pages.
   * @throws {WriteFailure}
   */
  makeUpRows(run: RunRow, asking: Extras, begin: () => void): void {
    const pages = this.database.prepare(`select distinct g.id, g.slice_id from pages g
      join missing m on m.page_id = g.id and m.type = 'row'
      join slices s on s.id = g.slice_id where s.run_id = ? order by g.id`).all(run.id);
    if (pages.length === 0) return;
    begin();
    const slices = new Map(this.slices(run.id).map((slice) => [slice.id, slice]));
    for (const { id, slice_id } of pages) {
      const slice = slices.get(Number(slice_id))!;
      this.#transact(() => {
        const { body } = this.database.prepare("select body from pages where id = ?").get(id)!;
        slice.posts += this.#rows.makeUp(bodyOf(Number(id), body), asking, Number(id)).fresh;
        slice.sealed = this.#seal(run, slice);
        this.#writeSlice(slice);
      });
    }
  }

  #writeSlice(slice: SliceRow): void {
    const { id, state, until_id, next_token, oldest_id, pages, posts, empty, sealed } = slice;
    const places = [until_id, next_token, oldest_id].map(this.#sealed);
    this.#run("slice", state, ...places, pages, posts, empty, sealed, id);
  }

  /** Changes where a slice goes on. */
  moveSlice(run: RunRow, slice: SliceRow, changes: Partial<SliceRow>): void {
    Object.assign(slice, changes);
    slice.sealed = this.#seal(run, slice);
    written(() => {
      this.database.prepare("update slices set end=?, counted=?, since_id=?, ids=? where id = ?")
        .run(slice.end, slice.counted, ...[slice.since_id, slice.ids].map(this.#sealed), slice.id);
      this.#writeSlice(slice);
    });
  }

  /**
   * Puts down that a page did not come.
   *
   * @param mills What X may have charged for it; 0 if it did not.
   */
  fail(slice: SliceRow, pageId: number, problem: string, mills: number): void {
    this.#transact(() => {
      this.#run("fail", mills > 0 ? "lost" : "failed", problem, mills, pageId);
      this.database.prepare("update slices set state = 'open' where id = ?").run(slice.id);
    });
    slice.state = "open";
  }

  /** Pages that were on their way when the process ended: X may have charged for them. */
  endPagesInFlight(runId: number): number {
    return this.#transact(() => {
      const { changes } = this.database.prepare(`update pages set state = 'lost'
        where state = 'asking' and slice_id in (select id from slices where run_id = ?)`)
        .run(runId);
      this.database.prepare(
        "update slices set state = 'open' where state = 'asking' and run_id = ?",
      ).run(runId);
      return Number(changes);
    });
  }
}
