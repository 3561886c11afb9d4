import type { PrivateDatabase } from "../files/mod.ts";
import { idOf, objects } from "../search/mod.ts";
import { olderId } from "./page_rows.ts";
import type { Pseudonyms } from "./pseudonyms.ts";
import type { SliceRow } from "./run_row.ts";

type Json = Record<string, unknown>;

/** X's own ids of the posts of a page. */
export interface PageIds {
  /** Of the answer. */
  posts: string[];
  /** Of those that came along. */
  others: string[];
}

const idsIn = (list: unknown): string[] =>
  objects(list).map(({ id }) => idOf(id)).filter((id) => id !== undefined);

/** What tells where a slice goes on by ids or tokens. */
const SEALED_COLUMNS = ["since_id", "until_id", "ids", "next_token", "oldest_id"] as const;

/** A slice with X's own ids and tokens; what was altered stays as it is, and fits its seal no more. */
export function openSlice(slice: SliceRow, pseudonyms: Pseudonyms): SliceRow {
  const open = SEALED_COLUMNS.map((name) => {
    const text = slice[name];
    try {
      return [name, text === null ? null : pseudonyms.open(text)];
    } catch {
      return [name, text];
    }
  });
  return { ...slice, ...Object.fromEntries(open) };
}

/**
 * X's own ids in a file with pseudonyms, a row a page, encrypted: a collection is topped up from its
 * newest post on, and rechecked post by post.
 */
export class SealedIds {
  readonly #database: PrivateDatabase;
  readonly #pseudonyms: Pseudonyms;

  constructor(database: PrivateDatabase, pseudonyms: Pseudonyms) {
    this.#database = database;
    this.#pseudonyms = pseudonyms;
  }

  /**
   * Puts the ids of an answer down.
   *
   * @returns The oldest post of it.
   */
  put(body: Json, pageId: number): string | undefined {
    const includes = (body.includes ?? {}) as Json;
    const posts = idsIn(body.data);
    this.#write(pageId, { posts, others: idsIn(includes.tweets ?? includes.posts) });
    return posts.reduce<string | null>(olderId, null) ?? undefined;
  }

  #write(pageId: number, ids: PageIds): void {
    this.#database.prepare("insert or replace into sealed_ids values (?, ?)")
      .run(pageId, this.#pseudonyms.sealBytes(JSON.stringify(ids)));
  }

  /**
   * The ids of the pages of a run, or of all pages.
   *
   * @throws {Error} If a row was altered.
   */
  *pages(runId?: number): Generator<{ pageId: number; ids: PageIds }> {
    const rows = this.#database.prepare(`select i.page_id, i.ids from sealed_ids i
      join pages g on g.id = i.page_id join slices s on s.id = g.slice_id
      where ?1 is null or s.run_id = ?1`).all(runId ?? null);
    for (const { page_id, ids } of rows) {
      const text = this.#pseudonyms.openBytes(ids as Uint8Array);
      yield { pageId: Number(page_id), ids: JSON.parse(text) };
    }
  }

  /** The newest post of a run. */
  newest(runId: number): string | undefined {
    let newest: string | undefined;
    for (const { ids: { posts } } of this.pages(runId)) {
      for (const id of posts) {
        if (newest === undefined || olderId(id, newest) === newest) newest = id;
      }
    }
    return newest;
  }

  /** X's own id by each pseudonym. */
  byPseudonym(): Map<string, string> {
    const found = new Map<string, string>();
    for (const { ids: { posts, others } } of this.pages()) {
      for (const id of [...posts, ...others]) found.set(this.#pseudonyms.of("id", id), id);
    }
    return found;
  }

  /** Forgets posts, by their pseudonyms. */
  remove(gone: ReadonlySet<string>): void {
    const keeps = (ids: string[]) => ids.filter((id) => !gone.has(this.#pseudonyms.of("id", id)));
    for (const { pageId, ids: { posts, others } } of [...this.pages()]) {
      const kept = { posts: keeps(posts), others: keeps(others) };
      const isSame = kept.posts.length === posts.length && kept.others.length === others.length;
      if (!isSame) this.#write(pageId, kept);
    }
  }
}
