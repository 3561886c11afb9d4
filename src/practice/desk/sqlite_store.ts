import { DatabaseSync } from "node:sqlite";
import type { Change, DeskStore, Kept } from "./desk_store.ts";

/** The shape of the file; a file of another is not touched. */
const VERSION = 1;

/** Each kind after those that it speaks of. */
const KINDS = [
  "room",
  "account",
  "app",
  "killed",
  "session",
  "day",
  "paid",
] as const satisfies readonly (keyof Kept)[];

/** Only its owner may read what holds API secrets. */
const OWNER_ONLY = 0o600;

/** Makes the file, readable by its owner only from the first moment on. */
function makeFile(path: string): void {
  try {
    Deno.openSync(path, { createNew: true, write: true, mode: OWNER_ONLY }).close();
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    // Windows knows no such modes.
    if (Deno.build.os !== "windows") Deno.chmodSync(path, OWNER_ONLY);
  }
}

/** SQLite's own numbers. Source: sqlite.org/rescode.html. */
const FOUND: Readonly<Record<number, string>> = {
  5: "another room has it open",
  26: "it holds something else",
};

function prepare(database: DatabaseSync): void {
  // A room knows what it has read and written: a second one beside it would not.
  database.exec("PRAGMA locking_mode = EXCLUSIVE");
  // Full: what is acknowledged is on the disk, also when the power goes.
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  database.exec("BEGIN IMMEDIATE; COMMIT");
  const { user_version } = database.prepare("PRAGMA user_version").get() as {
    user_version: number;
  };
  if (user_version === VERSION) return;
  const { tables } = database.prepare("SELECT count(*) AS tables FROM sqlite_schema").get() as {
    tables: number;
  };
  if (user_version !== 0 || tables > 0) {
    throw new RangeError("it holds something else, or a room of another version");
  }
  database.exec(
    `BEGIN;
    CREATE TABLE kept (
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      value TEXT NOT NULL CHECK (json_valid(value)),
      PRIMARY KEY (kind, key)
    ) STRICT;
    PRAGMA user_version = ${VERSION};
    COMMIT`,
  );
}

/**
 * Opens a file in which a desk keeps what it must not forget: one row a thing, as JSON.
 *
 * @throws {RangeError} if the file holds something else, or another room has it open.
 */
export function sqliteStore(path: string): DeskStore {
  makeFile(path);
  const database = new DatabaseSync(path);
  try {
    prepare(database);
  } catch (error) {
    database.close();
    const found = error instanceof RangeError
      ? error.message
      : FOUND[(error as { errcode?: number }).errcode ?? 0];
    if (found === undefined) throw error;
    throw new RangeError(`Cannot keep the room in ${path}: ${found}`);
  }
  const all = database.prepare("SELECT key, value FROM kept WHERE kind = ? ORDER BY rowid");
  const put = database.prepare(
    "INSERT INTO kept (kind, key, value) VALUES (?, ?, ?) " +
      "ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value",
  );
  const drop = database.prepare("DELETE FROM kept WHERE kind = ? AND key = ?");
  let isOpen = true;
  return {
    *load() {
      for (const kind of KINDS) {
        for (const { key, value } of all.all(kind) as { key: string; value: string }[]) {
          yield { kind, key, value: JSON.parse(value) } as Change;
        }
      }
    },
    write(changes) {
      database.exec("BEGIN IMMEDIATE");
      try {
        for (const { kind, key, value } of changes) {
          if (value === null) drop.run(kind, key);
          else put.run(kind, key, JSON.stringify(value));
        }
        database.exec("COMMIT");
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    close() {
      if (isOpen) database.close();
      isOpen = false;
    },
  };
}
