import { openPrivateDatabase, transact } from "../../files/mod.ts";
import type { Change, DeskStore, Kept } from "./desk_store.ts";

const SCHEMA = `
  CREATE TABLE kept (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    PRIMARY KEY (kind, key)
  ) STRICT;
`;

/** Each kind after those that it speaks of. */
const KINDS = [
  "room",
  "account",
  "app",
  "grant",
  "killed",
  "session",
  "day",
  "paid",
] as const satisfies readonly (keyof Kept)[];

/** A room knows what it has read and written: a second one beside it would not. */
const ROOM = {
  name: "room",
  applicationId: 0x4c42524d, // "LBRM"
  knownBy: "kept",
  version: 1,
  schema: SCHEMA,
  shared: false,
  synchronous: "full", // What is acknowledged is kept.
} as const;

/**
 * Opens a file in which a desk keeps what it must not forget: one row a thing, as JSON.
 *
 * @throws {RangeError} if it is no file, holds something else, or another room has it open.
 */
export async function sqliteStore(path: string): Promise<DeskStore> {
  const database = await openPrivateDatabase(path, ROOM).catch((error: Error) => {
    throw new RangeError(`Cannot keep the room in ${path}: ${error.message}`, { cause: error });
  });
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
      transact(database, () => {
        for (const { kind, key, value } of changes) {
          if (value === null) drop.run(kind, key);
          else put.run(kind, key, JSON.stringify(value));
        }
      });
    },
    close() {
      if (isOpen) database.close();
      isOpen = false;
    },
  };
}
