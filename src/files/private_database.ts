import type { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { fileObstacle } from "./file_obstacle.ts";

/** A SQLite database in a file that only its owner may read. */
export type PrivateDatabase = DatabaseSync;

/** What tells one kind of file from all others, and how it is used. */
export interface FileKind {
  /** What such a file is, as it reads after "a", such as `"ledger"`. */
  name: string;
  /** Four letters as a number, which SQLite keeps in the file's head. */
  applicationId: number;
  /** A table by which a file is known that was made before its kind had an `applicationId`. */
  knownBy?: string;
  /** Of the schema. A file of a later one is not touched. */
  version: number;
  /** The oldest version that is still read. @default every one */
  oldest?: number;
  /** Whether `PRAGMA incremental_vacuum` gives back what is free in it. @default false */
  shrinks?: boolean;
  /** What a new file is given, as SQL. */
  schema: string;
  /** Whether several may have it open, and wait for each other; else the first keeps it. */
  shared: boolean;
  /** `"full"`: what was written is on the disk, also when the power goes. */
  synchronous: "normal" | "full";
}

/** Seconds to wait for another process that is writing. */
const PATIENCE = 10;

/** Why a file cannot be used; `message` reads after "cannot be used: ". */
class Obstacle extends Error {}

/** What SQLite says, and what it means here: its errors carry their number only sometimes. */
const MEANINGS: readonly [said: RegExp, meaning: string][] = [
  [/not a database/, "it is not a database"],
  [/readonly database/, "it cannot be written to"],
  [/unable to open/, "it cannot be opened as a file"],
];

function obstacle(error: unknown, { name, shared }: FileKind): unknown {
  if (error instanceof Obstacle || !(error instanceof Error)) return error;
  const inUse = shared ? "another program keeps writing to it" : `another ${name} has it open`;
  const found = fileObstacle(error) ??
    [[/is locked/, inUse] as const, ...MEANINGS].find(([said]) => said.test(error.message))?.[1];
  return found === undefined ? error : new Obstacle(found, { cause: error });
}

/**
 * Makes the file, if it is not there: private from the first moment on. One that is there is not
 * opened: to close it again would end the locks that another one of this process has on it (POSIX).
 */
function makeFile(path: string): void {
  try {
    Deno.openSync(path, { createNew: true, write: true, mode: 0o600 }).close();
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    if (Deno.statSync(path).isDirectory) {
      throw new Obstacle("it is a folder, so it cannot be opened as a file");
    }
  }
}

/** Windows knows no such modes. */
function makePrivate(path: string): void {
  if (Deno.build.os === "windows") return;
  try {
    Deno.chmodSync(path, 0o600);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** Whether the file is new; if not, it must be of this kind. */
function isNew(database: DatabaseSync, kind: FileKind) {
  const { name, applicationId, knownBy, version, oldest = 0 } = kind;
  const head = database.prepare(
    `SELECT application_id AS id, user_version AS version,
      (SELECT count(*) FROM sqlite_schema) AS tables,
      (SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?) AS known
      FROM pragma_application_id, pragma_user_version`,
  ).get(knownBy ?? null) as Record<"id" | "version" | "tables" | "known", number>;
  if (head.tables === 0 && head.id === 0 && head.version === 0) return true;
  if (head.id !== applicationId && !(head.id === 0 && head.known === 1)) {
    throw new Obstacle(`it holds something other than a ${name}`);
  }
  if (head.version > version) throw new Obstacle("a newer Library Card made it; update this one");
  if (head.version < oldest) {
    throw new Obstacle("an older Library Card made it, in a form that this one no longer reads");
  }
  return false;
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** SQLite does not wait by itself where two processes begin a write-ahead log at once. */
async function useWriteAheadLog(
  database: DatabaseSync,
  { shared, synchronous }: FileKind,
  patience: number,
) {
  const end = Date.now() + (shared ? patience : 0);
  for (;;) {
    try {
      database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}`);
      return;
    } catch (error) {
      if (Date.now() >= end || !/locked/.test(String(error))) throw error;
      await sleep(10);
    }
  }
}

async function prepare(
  database: DatabaseSync,
  kind: FileKind,
  patience: number,
): Promise<void> {
  database.exec(
    kind.shared ? `PRAGMA busy_timeout = ${patience}` : "PRAGMA locking_mode = EXCLUSIVE",
  );
  // A file of another kind is left as it is, so this comes before anything that writes.
  const isMade = !isNew(database, kind);
  // SQLite takes this only before anything is in the file.
  if (!isMade && kind.shrinks) database.exec("PRAGMA auto_vacuum = INCREMENTAL");
  await useWriteAheadLog(database, kind, patience);
  transact(database, () => {
    // Another process may have made it meanwhile.
    if (!isNew(database, kind)) return;
    database.exec(`${kind.schema};
      PRAGMA application_id = ${kind.applicationId}; PRAGMA user_version = ${kind.version}`);
  });
}

/**
 * Opens a SQLite file of one kind that only its owner may read, or makes one. SQLite is loaded only
 * now.
 *
 * @param path Where it is, or is to be; SQLite's names for no file at all, such as `":memory:"`, are
 * files like any other.
 * @param kind What the file must be.
 * @param patience Seconds to wait for another process that is writing, where the file is shared.
 * @throws {Error} If it cannot be used: its `message` says why, as it reads after "cannot be used: ".
 */
export async function openPrivateDatabase(
  path: string,
  kind: FileKind,
  patience: number = PATIENCE,
): Promise<PrivateDatabase> {
  const { DatabaseSync } = await import("node:sqlite");
  // Loaded here, with SQLite: who opens no file pays for neither.
  const { resolve } = await import("node:path");
  const file = resolve(path);
  let database: DatabaseSync | undefined;
  try {
    makeFile(file);
    database = new DatabaseSync(file);
    await prepare(database, kind, patience * 1000);
    // SQLite gives the two files beside it the mode that it had when they were made.
    for (const each of [file, `${file}-wal`, `${file}-shm`]) makePrivate(each);
    return database;
  } catch (error) {
    database?.close();
    throw obstacle(error, kind);
  }
}

/**
 * Opens a SQLite file that cannot be written to, such as one on a read-only disk, for reading.
 *
 * @throws {Error} As {@linkcode openPrivateDatabase}; also if its log was not written into it yet.
 */
export async function openToRead(path: string, kind: FileKind): Promise<PrivateDatabase> {
  const { DatabaseSync } = await import("node:sqlite");
  const { resolve } = await import("node:path");
  const file = resolve(path);
  let database: DatabaseSync | undefined;
  try {
    const log = await Deno.stat(`${file}-wal`).catch(() => undefined);
    if (log && log.size > 0) {
      throw new Obstacle("it cannot be written to, and a log beside it has to be written into it");
    }
    // Nobody can write to it meanwhile: SQLite needs no locks, which it would have to write.
    const address = pathToFileURL(file);
    address.search = "immutable=1";
    database = new DatabaseSync(address, { readOnly: true });
    if (isNew(database, kind)) throw new Obstacle(`it holds no ${kind.name}`);
    return database;
  } catch (error) {
    database?.close();
    throw obstacle(error, kind);
  }
}

/** Whether an error says that a file is there and cannot be written to. */
export const isUnwritable = (error: unknown): boolean =>
  error instanceof Obstacle && /cannot be (?:written to|opened as a file)$/.test(error.message) &&
  !/^its folder is/.test(error.message);

/**
 * One transaction, all or nothing; the file is ours to write from its beginning. Within another it is
 * part of that one.
 */
export function transact<Result>(database: PrivateDatabase, run: () => Result): Result {
  if (database.isTransaction) return run();
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = run();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** A part of the transaction that is open, all or nothing: what it wrote is taken back where it fails. */
export function transactPart<Result>(database: PrivateDatabase, run: () => Result): Result {
  database.exec("SAVEPOINT part");
  try {
    const result = run();
    database.exec("RELEASE part");
    return result;
  } catch (error) {
    // A full disk ends the whole transaction by itself.
    if (database.isTransaction) database.exec("ROLLBACK TO part; RELEASE part");
    throw error;
  }
}
