import { join } from "node:path";
import { assert, assertEquals } from "../assert.ts";
import { findEnvFaults, lookForKeys } from "../../src/keys/later.ts";
import { mendEnvFiles, openKeys } from "../../src/keys/mod.ts";
import { FAULTY_FOLDERS, GOOD_FOLDERS } from "./faulty_env_files.ts";
import { MADE_UP } from "./made_up_keys.ts";
import { temporaryRepository } from "./temporary_repository.ts";

const WINDOWS = Deno.build.os === "windows";
const { apiKey, apiSecret } = MADE_UP;

/** Every file of a folder with its content and mode. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { name, isFile } of Deno.readDir(folder)) {
    const path = join(folder, name);
    const mode = (await Deno.stat(path)).mode;
    files[name] = isFile ? `${mode} ${(await Deno.readFile(path)).toHex()}` : "folder";
  }
  return files;
}

Deno.test("mendEnvFiles() mends lines, and leaves every other byte as it was", async () => {
  const text = `# keys\r\nURL: "a\u201D\r\n\r\nX-API-KEY: ${apiKey} # mine\r\n` +
    `X_API_SECRET=\u201C${apiSecret}\u201D\r\n\tLAST=1`;
  await using repo = await temporaryRepository({ ".env": text }, 0o644);
  const done = await mendEnvFiles(repo.root);
  const path = join(repo.root, ".env");
  assertEquals(
    await Deno.readTextFile(path),
    `# keys\r\nURL: "a\u201D\r\n\r\nX_API_KEY=${apiKey} # mine\r\n` +
      `X_API_SECRET=${apiSecret}\r\n\tLAST=1`,
  );
  assertEquals(done.filter((line) => !line.includes("readable")), [
    ".env, line 4: wrote the name X_API_KEY with underscores.",
    ".env, line 4: wrote an equals sign after X_API_KEY instead of a colon.",
    ".env, line 5: removed the curly quotation marks around the value of X_API_SECRET.",
  ]);
  if (!WINDOWS) {
    assertEquals(done.at(-1), ".env: made it readable by you alone.");
    assertEquals((await Deno.stat(path)).mode! & 0o777, 0o600);
  }
  assertEquals(Object.keys(await snapshot(repo.root)).sort(), [".env", ".git", ".gitignore"]);
});

Deno.test("mendEnvFiles() keeps the byte-order mark of UTF-8, and bytes that are not UTF-8", async () => {
  const encode = (text: string) => [...new TextEncoder().encode(text)];
  for (const first of [[0xEF, 0xBB, 0xBF], [...encode("# caf"), 0xE9, 0x0A]]) {
    await using repo = await temporaryRepository({
      ".env": new Uint8Array([...first, ...encode(`X_API_KEY: ${apiKey}\n`)]),
    });
    await mendEnvFiles(repo.root);
    assertEquals(
      [...await Deno.readFile(join(repo.root, ".env"))],
      [...first, ...encode(`X_API_KEY=${apiKey}\n`)],
    );
  }
});

Deno.test.each(FAULTY_FOLDERS)(
  "mendEnvFiles() mends $about if it is safe, and the second time nothing",
  async ({ files, mode, fixable }) => {
    if (WINDOWS && mode !== undefined) return;
    await using repo = await temporaryRepository(files, mode);
    const before = await snapshot(repo.root);
    assertEquals((await mendEnvFiles(repo.root)).length, fixable ? 1 : 0);
    const after = await snapshot(repo.root);
    if (fixable) assertEquals(findEnvFaults(repo.root), []);
    else assertEquals(after, before);
    assertEquals(await mendEnvFiles(repo.root), []);
    assertEquals(await snapshot(repo.root), after);
  },
);

Deno.test.each(GOOD_FOLDERS)("mendEnvFiles() touches nothing of $about", async (row) => {
  await using repo = await temporaryRepository(row.files, row.mode);
  const before = await snapshot(repo.root);
  assertEquals(await mendEnvFiles(repo.root), []);
  assertEquals(await snapshot(repo.root), before);
});

Deno.test("mendEnvFiles() only adds to the list of ignored files", async () => {
  await using repo = await temporaryRepository({
    ".env": `X_API_KEY=${apiKey}\n`,
    ".gitignore": "node_modules\n!.env",
  });
  assertEquals(await mendEnvFiles(repo.root), [".env: added it to .gitignore."]);
  const list = await Deno.readTextFile(join(repo.root, ".gitignore"));
  assert(list.startsWith("node_modules\n!.env\n") && list.includes("\n.env\n"), list);
});

Deno.test({
  name: "mendEnvFiles() follows a link to the file, and keeps it a link",
  ignore: WINDOWS,
  async fn() {
    await using repo = await temporaryRepository({ "../real": `X_API_KEY: ${apiKey}\n` });
    await Deno.symlink(join(repo.root, "..", "real"), join(repo.root, ".env"));
    await mendEnvFiles(repo.root);
    assert((await Deno.lstat(join(repo.root, ".env"))).isSymlink);
    assertEquals(await Deno.readTextFile(join(repo.root, "../real")), `X_API_KEY=${apiKey}\n`);
  },
});

Deno.test("what mendEnvFiles() mended, lookForKeys() finds without a note", async () => {
  await using repo = await temporaryRepository({
    ".env": `X API key: \u201C${apiKey}\u201D\nX-API-SECRET="${apiSecret}\n`,
  });
  await mendEnvFiles(repo.root);
  const keys = await lookForKeys({ prompt: false }, {
    variable: () => undefined,
    folder: () => repo.root,
    ask: () => null,
  });
  assertEquals(openKeys(keys), { apiKey, apiSecret });
  assertEquals(keys.notes, []);
});
