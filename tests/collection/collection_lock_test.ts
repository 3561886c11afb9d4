import { join } from "node:path";
import { assertEquals, assertStringIncludes, assertThrows } from "../assert.ts";
import { CollectionLock } from "../../src/collection/collection_lock.ts";

Deno.test.each([
  { os: "linux", stays: false },
  { os: "darwin", stays: false },
  { os: "windows", stays: true },
])(
  "a collection is held by one call at a time, and let go whole, on $os",
  async ({ os, stays }) => {
    const folder = await Deno.makeTempDir();
    try {
      const collection = join(folder, "library.sqlite");
      for (let turn = 0; turn < 2; turn++) {
        const lock = CollectionLock.take(collection, 1, os);
        const error = assertThrows(() => CollectionLock.take(collection, 1, os)) as Error;
        assertStringIncludes(error.message, "another call is collecting into it");
        lock.release();
        const left = Array.from(Deno.readDirSync(folder), ({ name }) => name);
        assertEquals(left, stays ? ["library.sqlite-collecting"] : []);
        for (const name of left) assertEquals(Deno.statSync(join(folder, name)).size, 0);
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
);
