import type { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Passage } from "./passage.ts";
import { readPassages, type Tell } from "./read_passages.ts";
import { Unreadable } from "./walk_files.ts";

/** How a SQLite file begins. Source: sqlite.org/fileformat.html. */
export const SQLITE_HEAD = "SQLite format 3\0";

/** So many characters of rows are looked at together. */
const WINDOW = 256 * 1024;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** What a value of a row says. Pages of a collection are kept compressed. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (!(value instanceof Uint8Array)) return "";
  if (value[0] !== 0x1f || value[1] !== 0x8b) return new TextDecoder("latin1").decode(value);
  try {
    return new TextDecoder().decode(gunzipSync(value));
  } catch {
    return "";
  }
}

/** Opens a SQLite file so that nothing is changed in it, and nothing left beside it. */
function openUnchanged(path: string, hasLog: boolean, Database: typeof DatabaseSync): DatabaseSync {
  // SQLite would write a log into its database where it is the last to close it.
  if (hasLog) return new Database(path, { readOnly: true });
  try {
    const address = pathToFileURL(path);
    // Without a log nothing is being written, and no locks are needed, nor a file for them.
    address.searchParams.set("immutable", "1");
    return new Database(address, { readOnly: true });
  } catch (error) {
    // Deno takes an address for a name of a file, unless all is allowed (seen in 2.9.6).
    if (!/unable to open/.test(String(error))) throw error;
  }
  // Who may only read leaves the files of its locks behind; who may also write takes them away.
  const database = new Database(path);
  database.exec("PRAGMA query_only = 1");
  return database;
}

/** Why a database could not be read, with SQLite's own words but for the path. */
function obstacleIn({ message }: Error): Unreadable {
  return new Unreadable(
    /locked/.test(message)
      ? "is a database in use, which could not be read: close it, and look again"
      : `is a database that could not be read (SQLite: ${message.replace(/:? *\/.*$/s, "")})`,
  );
}

/**
 * The rows of a SQLite file, such as a collection or a ledger; what only has the name of one is read
 * by its bytes. The file is read by SQLite alone: to
 * open and close it in any other way would end the locks that this very process has on it (POSIX).
 *
 * @param path The file.
 * @param hasLog Whether its write-ahead log lies beside it.
 * @param tell Is told what cannot be seen in what is no database.
 * @throws {Unreadable} Where SQLite cannot read it.
 * @throws {Deno.errors.NotCapable} Where Deno may not read or write; SQLite may need files beside it.
 */
export async function* databasePassages(
  path: string,
  hasLog: boolean,
  tell: Tell,
): AsyncGenerator<Passage> {
  const { DatabaseSync } = await import("node:sqlite");
  let database: DatabaseSync | undefined;
  try {
    database = openUnchanged(path, hasLog, DatabaseSync);
    const tables = database.prepare("SELECT name, sql FROM sqlite_schema").all();
    yield { text: tables.map(({ sql }) => sql ?? "").join("\n"), inside: "schema" };
    const names = database.prepare(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'",
    ).all().map(({ name }) => String(name));
    for (const name of names) {
      const inside = `table ${name}`;
      let text = "";
      const rows = database.prepare(`SELECT * FROM ${quoted(name)}`);
      rows.setReadBigInts(true);
      for (const row of rows.iterate()) {
        text += `${Object.values(row).map(textOf).filter(Boolean).join("\n")}\n`;
        if (text.length < WINDOW) continue;
        yield { text, inside };
        text = "";
      }
      yield { text, inside };
    }
    return;
  } catch (error) {
    if (!(error instanceof Error) || error instanceof Deno.errors.NotCapable) throw error;
    if (!/not a database/.test(error.message)) throw obstacleIn(error);
  } finally {
    database?.close();
  }
  yield* readPassages({ name: path, bytes: (await Deno.open(path)).readable }, tell);
}
