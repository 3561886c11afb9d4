import { resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** The four letters by which a collection's file is known, as a number: "LBCL". */
export const COLLECTION_ID = 0x4c42434c;

/**
 * The body of a page, as it was answered.
 *
 * @throws {Error} If it is damaged.
 */
export function readBody(body: Uint8Array): Record<string, unknown> {
  return JSON.parse(zstdDecompressSync(body).toString());
}

/**
 * The body of a page, as it is kept. Zstandard at its usual level makes it smaller than gzip does at
 * 6, by a tenth with all that comes along, in a third of the time.
 */
export function writeBody(body: Record<string, unknown>): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  // Told the size, it makes its tables no larger than that takes. Deno knows it, its types do not yet.
  return zstdCompressSync(bytes, { pledgedSrcSize: bytes.length } as object);
}

/** One answered page. */
export interface KeptPage {
  /** The query of its run. */
  query: string;
  /** Whether its posts are made up. */
  practice: boolean;
  body: Record<string, unknown>;
}

/** The answered pages of a collection, in the order in which they were asked. */
export type KeptPages = Iterable<KeptPage>;

/** Why the file cannot be used, as it reads after "cannot be used: "; nothing if it can. */
function obstacleOf(database: DatabaseSync): string | undefined {
  const head = database.prepare("select application_id as id from pragma_application_id").get();
  if (head?.id !== COLLECTION_ID) return "it holds something other than a collection";
  const about = database.prepare("select value from about where key = 'pseudonyms'").get();
  if (about) return "its ids are pseudonyms, and X's own would be needed to ask for them";
  const { n } = database.prepare("select count(*) as n from pages where body is not null").get()!;
  return n === 0 ? "it holds no posts" : undefined;
}

function readKept(id: unknown, body: Uint8Array): Record<string, unknown> {
  try {
    return readBody(body);
  } catch {
    throw new RangeError(`page ${id} of it is damaged: its body cannot be read`);
  }
}

function* pagesOf(database: DatabaseSync): Generator<KeptPage> {
  const statement = database.prepare(`select g.id, r.query, r.practice, g.body from pages g
    join slices s on s.id = g.slice_id join runs r on r.id = s.run_id
    where g.body is not null order by g.id`);
  for (const { id, query, practice, body } of statement.iterate()) {
    yield {
      query: String(query),
      practice: (Number(practice) & 1) === 1,
      body: readKept(id, body as Uint8Array),
    };
  }
}

/** A file on a read-only disk is read without the locks that SQLite would have to write beside it. */
function openAsItIs(file: string, Database: typeof DatabaseSync): DatabaseSync {
  const database = new Database(file, { readOnly: true });
  try {
    database.prepare("select 1 from sqlite_schema limit 1").get();
    return database;
  } catch (error) {
    database.close();
    if (!/unable to open/.test(String(error))) throw error;
    const address = pathToFileURL(resolve(file));
    address.search = "immutable=1";
    return new Database(address, { readOnly: true });
  }
}

/**
 * Reads the pages of a collection, and changes nothing of its file.
 *
 * @param file The file, such as `"library.sqlite"`.
 * @param use Takes them; the file is closed after it.
 * @throws {RangeError} If it cannot be used: its `message` says why, as it reads after "cannot be
 * used: ".
 */
export async function readPages<Result>(
  file: string,
  use: (pages: KeptPages) => Result,
): Promise<Result> {
  const isThere = await Deno.stat(file).then((info) => info.isFile, () => false);
  if (!isThere) throw new RangeError("it is not there");
  const { DatabaseSync } = await import("node:sqlite");
  let database: DatabaseSync | undefined;
  try {
    database = openAsItIs(file, DatabaseSync);
    const obstacle = obstacleOf(database);
    if (obstacle) throw new RangeError(obstacle);
    return use(pagesOf(database));
  } catch (error) {
    if (/not a database/.test(String(error))) throw new RangeError("it is not a database");
    if (/malformed/.test(String(error))) throw new RangeError("it is damaged");
    throw error;
  } finally {
    database?.close();
  }
}
