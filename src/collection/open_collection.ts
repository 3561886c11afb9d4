import { refuseKeys } from "../keys/mod.ts";
import { raise } from "../problems/mod.ts";
import { Collection } from "./collection.ts";

// Both ways to a collection load what works on its file (SQLite, zlib, all that reads and writes)
// when they are first used: who never collects does not pay for it.

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
  refuseKeys({ file }, doing);
  const { OpenFile } = await import("./open_file.ts");
  return new Collection(await OpenFile.at(file, doing));
}

/** Collects into a new file or one that is there; see `card.collect`. */
export const collect: typeof import("./collect.ts").collect = async (...asked) => {
  const room = await import("./collect.ts");
  return await room.collect(...asked);
};
