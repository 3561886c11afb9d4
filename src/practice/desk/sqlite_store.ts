import { DatabaseSync } from "node:sqlite";
import type { Change, DeskStore, Kept } from "./desk_store.ts";

/** The shape of the file; a file of another is not touched. */
const VERSION = 1;

const SCHEMA = `
  CREATE TABLE kept (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    PRIMARY KEY (kind, key)
  ) STRICT;
  PRAGMA user_version = ${VERSION};
`;

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

type Obstacle = [error: new (message: string) => Error, found: string];

const OBSTACLES: Obstacle[] = [
  [Deno.errors.NotFound, "its folder is not there"],
  [Deno.errors.PermissionDenied, "this folder cannot be written to"],
  [Deno.errors.NotCapable, "Deno was started without the permission to write there"],
  [Deno.errors.NotADirectory, "its folder is a file"],
];

/**
 * Makes the file, if it is not there: readable by its owner only, from the first moment on.
 *
 * @throws {RangeError} If it cannot be made.
 */
function makeFile(path: string): void {
  try {
    Deno.openSync(path, { createNew: true, write: true, mode: OWNER_ONLY }).close();
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return;
    const obstacle = OBSTACLES.find(([kind]) => error instanceof kind);
    if (!obstacle) throw error;
    throw new RangeError(`Cannot keep the room in ${path}: ${obstacle[1]}`);
  }
}

/** Windows knows no such modes. */
function makePrivate(path: string): void {
  if (Deno.build.os === "windows") return;
  try {
    Deno.chmodSync(path, OWNER_ONLY);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** Whether the file is empty; if not, it must be a room of this version. */
function isEmpty(database: DatabaseSync): boolean {
  const { version, tables } = database.prepare(
    "SELECT user_version AS version, (SELECT count(*) FROM sqlite_schema) AS tables " +
      "FROM pragma_user_version",
  ).get() as { version: number; tables: number };
  if (version === VERSION) return false;
  if (version === 0 && tables === 0) return true;
  throw new RangeError("it holds something else, or a room of another version");
}

function prepare(database: DatabaseSync): void {
  const isNew = isEmpty(database);
  // A room knows what it has read and written: a second one beside it would not.
  database.exec("PRAGMA locking_mode = EXCLUSIVE");
  // Full: what is acknowledged is on the disk, also when the power goes.
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  database.exec("BEGIN IMMEDIATE");
  if (isNew) database.exec(SCHEMA);
  database.exec("COMMIT");
}

/** What SQLite says, and what it means here: its errors carry their number only sometimes. */
const MEANINGS: readonly [said: RegExp, meaning: string][] = [
  [/database is locked/, "another room has it open"],
  [/not a database/, "it holds something else"],
  [/unable to open/, "it cannot be opened as a file"],
];

function explained(error: unknown, path: string): unknown {
  const { message } = error as Error;
  const meaning = error instanceof RangeError
    ? message
    : MEANINGS.find(([said]) => said.test(message))?.[1];
  return meaning ? new RangeError(`Cannot keep the room in ${path}: ${meaning}`) : error;
}

/**
 * Opens a file in which a desk keeps what it must not forget: one row a thing, as JSON.
 *
 * @throws {RangeError} if it is no file, holds something else, or another room has it open.
 */
export function sqliteStore(path: string): DeskStore {
  makeFile(path);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    prepare(database);
  } catch (error) {
    database?.close();
    throw explained(error, path);
  }
  // SQLite gives the files beside it the mode that the room had when they were made.
  for (const file of [path, `${path}-wal`, `${path}-shm`]) makePrivate(file);
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
