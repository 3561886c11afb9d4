import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assertEquals } from "../assert.ts";
import { ROOT } from "./papers.ts";

async function git(cwd: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await new Deno.Command("git", { args, cwd }).output();
  return new TextDecoder().decode(stdout).split("\0").filter(Boolean).sort();
}

Deno.test("a clone keeps keys, posts and ids out of git, where commands and notebooks write them", async () => {
  const clone = await Deno.makeTempDir();
  try {
    await git(clone, "init", "--quiet");
    await Deno.copyFile(new URL(".gitignore", ROOT), join(clone, ".gitignore"));
    const written = [
      ...["library.sqlite", "library.sqlite-wal", "library.sqlite-shm", "library.sqlite.key"],
      ...["posts.csv", "posts.parquet", "ids.txt", "library-card-posts.jsonl", "datapackage.json"],
      "library.ledger.sqlite",
    ];
    for (const folder of ["", "notebooks/", "tests/"]) {
      await Deno.mkdir(join(clone, folder), { recursive: true });
      for (const name of written) await Deno.writeTextFile(join(clone, folder, name), "");
    }
    const seen = await git(clone, "ls-files", "-z", "--others", "--exclude-standard");
    // What a test brings is the project's own; keys are nobody's.
    const ofTests = written.filter((name) => !name.endsWith(".key")).map((name) => `tests/${name}`);
    assertEquals(seen, [".gitignore", ...ofTests].sort());
  } finally {
    await Deno.remove(clone, { recursive: true });
  }
});

Deno.test("no file of the project is one that git is told to ignore", async () => {
  const root = fileURLToPath(ROOT);
  assertEquals(await git(root, "ls-files", "-z", "-ci", "--exclude-standard"), []);
});
