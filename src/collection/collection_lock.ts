import { resolve } from "node:path";
import { fileObstacle } from "../files/mod.ts";

/** Bytes that are kept free for each page on its way, at least: its body, its rows, the log of both. */
const ROOM_OF_PAGE = 1_500_000;

/** Bytes beside what a page adds to the file, such as words of earlier ones that go into the index. */
const SPARE = 500_000;

const ZEROS = new Uint8Array(1_000_000);

/**
 * Holds a collection for one call: a second call on the same file, in this kernel or another, is
 * refused at once. It also keeps room on the disk, so that a page is asked for only if it can be
 * written: the file beside the collection is as large as what may be on its way, and is let go when
 * the disk is full.
 */
export class CollectionLock {
  readonly #path: string;
  readonly #file: Deno.FsFile;
  readonly #lanes: number;
  #ofPage = ROOM_OF_PAGE;
  readonly #staysThere: boolean;
  #kept = 0;

  private constructor(path: string, file: Deno.FsFile, lanes: number, staysThere: boolean) {
    this.#staysThere = staysThere;
    this.#path = path;
    this.#file = file;
    this.#lanes = lanes;
  }

  /**
   * Takes the lock and the room.
   *
   * @param lanes Pages that may be on their way at once.
   * @param os The system. On Windows files have no numbers by which one is told from the next of its
   * name, so there the file stays, empty, and is never taken away.
   * @throws {Error} Why not: its `message` reads after "cannot be used: ".
   */
  static take(collection: string, lanes: number, os: string = Deno.build.os): CollectionLock {
    const path = `${placeOf(collection)}-collecting`;
    let file: Deno.FsFile;
    try {
      file = Deno.openSync(path, { create: true, write: true, mode: 0o600 });
    } catch (error) {
      throw new Error(obstacle(error), { cause: error });
    }
    if (!file.tryLockSync(true)) {
      file.close();
      throw new Error("another call is collecting into it");
    }
    // Who held it before took the file away between our opening it and our locking it.
    const staysThere = os === "windows";
    if (!staysThere && !isFileAt(path, file.statSync())) {
      file.close();
      return CollectionLock.take(collection, lanes, os);
    }
    const lock = new CollectionLock(path, file, lanes, staysThere);
    try {
      lock.keepRoom();
      return lock;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /**
   * Keeps the room for what may be on its way.
   *
   * @throws {Error} If the disk has no such room.
   */
  keepRoom(): void {
    const bytes = this.#lanes * this.#ofPage;
    try {
      this.#file.seekSync(this.#kept, Deno.SeekMode.Start);
      while (this.#kept < bytes) {
        this.#kept += this.#file.writeSync(ZEROS.subarray(0, bytes - this.#kept));
      }
    } catch (error) {
      throw new Error(obstacle(error), { cause: error });
    }
  }

  /**
   * Keeps more from now on, where a page was larger than any before: the next may be as large.
   *
   * @param bytes By which the file grew; it stands in the log, too.
   */
  expect(bytes: number): void {
    this.#ofPage = Math.max(this.#ofPage, 2 * bytes + SPARE);
  }

  /** Lets the room go, for what came already. */
  giveRoom(): void {
    this.#file.truncateSync(0);
    this.#kept = 0;
  }

  /** Ends the hold, and takes the file away where that can be done. */
  release(): void {
    try {
      // Before the lock goes: who comes next makes a file of their own.
      if (this.#staysThere) this.giveRoom();
      else Deno.removeSync(this.#path);
    } catch {
      // It stays, and is taken over by the next call.
    }
    this.#file.close();
  }
}

/** Whether a path still leads to a file, and not to the next of its name, or to none. */
export function isFileAt(path: string, { ino, dev }: Deno.FileInfo): boolean {
  try {
    const here = Deno.statSync(path);
    return here.ino === ino && here.dev === dev;
  } catch {
    return false;
  }
}

function obstacle(error: unknown): string {
  const found = fileObstacle(error);
  if (found === undefined) return (error as Error).message;
  if (found === "it is a folder") {
    return "the file beside it, whose name ends with -collecting, is a folder";
  }
  return found === "the disk is full"
    ? "the disk has no room for a page, so none was asked for"
    : found;
}

/** By whatever link it is named, a file has one lock. */
function placeOf(collection: string): string {
  try {
    return Deno.realPathSync(collection);
  } catch {
    return resolve(collection);
  }
}
