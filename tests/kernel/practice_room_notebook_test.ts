import { join } from "node:path";
import { assert, assertMatch } from "../assert.ts";
import { runNotebook } from "../../tools/notebooks/mod.ts";

const PROJECT = new URL("../../", import.meta.url);

Deno.test("the practice room's notebook opens a room and leads to its console", async () => {
  const text = await Deno.readTextFile(new URL("notebooks/practice_room.ipynb", PROJECT));
  const root = await Deno.makeTempDir();
  try {
    const path = join(root, "practice_room.ipynb");
    const door = new URL("mod.ts", PROJECT).href;
    // Any port that is free: a room may be open here while the tests run.
    const code = text.replace("port: 8787", "port: 0").replace("../mod.ts", door);
    assert(code !== text);
    await Deno.writeTextFile(path, code);
    await Deno.copyFile(new URL("deno.json", PROJECT), join(root, "deno.json"));
    const { ok, failure, cells } = await runNotebook(path);
    assert(ok, failure?.message);
    assertMatch(JSON.stringify(cells[0].outputs), /<a href=\\"http:\/\/127\.0\.0\.1:\d+\//);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});
