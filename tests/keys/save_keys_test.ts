import { join } from "node:path";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { lookForKeys, saveKeys } from "../../src/keys/later.ts";
import { type KeyPart, Keys } from "../../src/keys/mod.ts";
import { MADE_UP } from "./made_up_keys.ts";

const typed = (parts: KeyPart[]) =>
  new Keys({
    used: parts.map((part) => ({ part, value: MADE_UP[part], place: "prompt" })),
    sources: [],
  });

async function repository(files: Record<string, string> = {}) {
  const root = await Deno.makeTempDir();
  await Deno.mkdir(join(root, ".git"));
  await Deno.mkdir(join(root, "notebooks"));
  for (const [name, text] of Object.entries(files)) {
    await Deno.writeTextFile(join(root, name), text);
  }
  return {
    root,
    folder: join(root, "notebooks"),
    read: (name: string) => Deno.readTextFile(join(root, name)),
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}

Deno.test("saveKeys() writes a .env that only its owner can read, at the repository's root", async () => {
  await using repo = await repository();
  const { path } = await saveKeys(typed(["bearerToken"]), repo.folder);
  assertEquals(path, join(repo.root, ".env"));
  assertEquals(await repo.read(".env"), `X_BEARER_TOKEN=${MADE_UP.bearerToken}\n`);
  if (Deno.build.os !== "windows") assertEquals((await Deno.stat(path)).mode! & 0o777, 0o600);
});

Deno.test("saveKeys() keeps every other line, and replaces only its own", async () => {
  const before = `# my keys\nOTHER="a b"\nX_API_KEY=old\n\nexport LAST=1`;
  await using repo = await repository({ ".env": before });
  await Deno.chmod(join(repo.root, ".env"), 0o644);
  await saveKeys(typed(["apiKey", "apiSecret"]), repo.folder);
  assertEquals(
    await repo.read(".env"),
    `# my keys\nOTHER="a b"\nX_API_KEY=${MADE_UP.apiKey}\n\nexport LAST=1\n` +
      `X_API_SECRET=${MADE_UP.apiSecret}\n`,
  );
  if (Deno.build.os !== "windows") {
    assertEquals((await Deno.stat(join(repo.root, ".env"))).mode! & 0o777, 0o600);
  }
});

Deno.test("saveKeys() leaves no draft behind", async () => {
  await using repo = await repository();
  await saveKeys(typed(["bearerToken"]), repo.folder);
  const names = (await Array.fromAsync(Deno.readDir(repo.root))).map(({ name }) => name).sort();
  assertEquals(names, [".env", ".git", ".gitignore", "notebooks"]);
});

Deno.test("saveKeys() puts .env on git's ignore list, and says so", async () => {
  await using repo = await repository({ ".gitignore": "node_modules" });
  assertEquals((await saveKeys(typed(["bearerToken"]), repo.folder)).ignored, "line added");
  const text = await repo.read(".gitignore");
  assert(text.startsWith("node_modules\n"));
  assertStringIncludes(text, "\n.env\n");
  assertEquals((await saveKeys(typed(["bearerToken"]), repo.folder)).ignored, "already");
  assertEquals(await repo.read(".gitignore"), text);
});

const LISTS = [
  { list: ".env", ignored: "already" },
  { list: "/.env", ignored: "already" },
  { list: "**/.env", ignored: "already" },
  { list: ".env*", ignored: "already" },
  { list: ".env.*", ignored: "line added" },
  { list: ".env\n!.env", ignored: "line added" },
  { list: ".environment", ignored: "line added" },
];

Deno.test.each(LISTS)(
  "saveKeys() with $list on the ignore list: $ignored",
  async ({ list, ignored }) => {
    await using repo = await repository({ ".gitignore": list });
    assertEquals(
      (await saveKeys(typed(["bearerToken"]), repo.folder)).ignored,
      ignored as "already",
    );
  },
);

Deno.test("saveKeys() keeps the lines of a file in UTF-16, and writes UTF-8", async () => {
  await using repo = await repository();
  const units = [..."\uFEFFOTHER=1\n"].map((char) => char.charCodeAt(0));
  await Deno.writeFile(join(repo.root, ".env"), new Uint8Array(new Uint16Array(units).buffer));
  await saveKeys(typed(["bearerToken"]), repo.folder);
  assertEquals(await repo.read(".env"), `OTHER=1\nX_BEARER_TOKEN=${MADE_UP.bearerToken}\n`);
});

Deno.test("saveKeys() keeps the line ends and the byte-order mark of the file", async () => {
  const before = "\uFEFF# mine\r\nOTHER=1\r\nX_API_KEY=old\r\nLAST=1";
  await using repo = await repository({ ".env": before });
  await saveKeys(typed(["apiKey", "apiSecret"]), repo.folder);
  assertEquals(
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      await Deno.readFile(join(repo.root, ".env")),
    ),
    `\uFEFF# mine\r\nOTHER=1\r\nX_API_KEY=${MADE_UP.apiKey}\r\nLAST=1\r\n` +
      `X_API_SECRET=${MADE_UP.apiSecret}\r\n`,
  );
});

Deno.test("saveKeys() keeps bytes that are not UTF-8", async () => {
  await using repo = await repository();
  const encode = (text: string) => new TextEncoder().encode(text);
  const before = new Uint8Array([...encode("# caf"), 0xE9, ...encode("\nX_BEARER_TOKEN=\n")]);
  await Deno.writeFile(join(repo.root, ".env"), before);
  await saveKeys(typed(["bearerToken"]), repo.folder);
  assertEquals(
    [...await Deno.readFile(join(repo.root, ".env"))],
    [...encode("# caf"), 0xE9, ...encode(`\nX_BEARER_TOKEN=${MADE_UP.bearerToken}\n`)],
  );
});

Deno.test("saveKeys() replaces its lines however they are written, so that none contradicts it", async () => {
  await using repo = await repository({
    ".env": "x_api_key: old\nX-API-SECRET=a\nOTHER=1\nX_API_SECRET=b\n",
  });
  await saveKeys(typed(["apiKey", "apiSecret"]), repo.folder);
  const secret = `X_API_SECRET=${MADE_UP.apiSecret}\n`;
  assertEquals(
    await repo.read(".env"),
    `X_API_KEY=${MADE_UP.apiKey}\n${secret}OTHER=1\n${secret}`,
  );
});

Deno.test("what saveKeys() wrote, lookForKeys() finds", async () => {
  await using repo = await repository();
  await saveKeys(typed(["apiKey", "apiSecret", "accessToken", "accessTokenSecret"]), repo.folder);
  const keys = await lookForKeys({ prompt: false }, {
    variable: () => undefined,
    folder: () => repo.folder,
    ask: () => null,
  });
  assertEquals(keys.parts, ["apiKey", "apiSecret", "accessToken", "accessTokenSecret"]);
  assertEquals(keys.notes, []);
});
