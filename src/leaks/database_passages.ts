import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Passage } from "./passage.ts";
import type { Tell } from "./read_passages.ts";

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

/**
 * The rows of a SQLite file, such as a collection or a ledger. The file is read by SQLite alone: to
 * open and close it in any other way would end the locks that this very process has on it (POSIX).
 *
 * @param path The file.
 * @param hasLog Whether its write-ahead log lies beside it.
 * @param tell Is told what cannot be seen in it.
 */
export async function* databasePassages(
  path: string,
  hasLog: boolean,
  tell: Tell,
): AsyncGenerator<Passage> {
  const { DatabaseSync } = await import("node:sqlite");
  const address = pathToFileURL(path);
  // Without a log nothing is being written, and nothing is to be left beside the file.
  if (!hasLog) address.searchParams.set("immutable", "1");
  try {
    const database = new DatabaseSync(address, { readOnly: true });
    try {
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
    } finally {
      database.close();
    }
  } catch (error) {
    if (!(error instanceof Error) || error instanceof Deno.errors.NotCapable) throw error;
    tell(
      /locked/.test(error.message)
        ? "is a database in use, which could not be read: close it, and look again"
        : "could not be read as a database",
    );
  }
}
