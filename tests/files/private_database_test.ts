import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { openPrivateDatabase, transact } from "../../src/files/mod.ts";
import { assert, assertEquals, assertRejects, assertThrows } from "../assert.ts";

const SHELF = {
  name: "shelf",
  applicationId: 7,
  knownBy: "books",
  version: 2,
  schema: "CREATE TABLE books (title TEXT) STRICT",
  shared: true,
  synchronous: "normal",
} as const;
const LOCKED_UP = { ...SHELF, shared: false } as const;

async function inFolder(test: (file: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(`${folder}/shelf.sqlite`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function made(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

const OBSTACLES: { is: string; make: (file: string) => unknown; says: string }[] = [
  {
    is: "a text",
    make: (file) => Deno.writeTextFileSync(file, "A letter. ".repeat(200)),
    says: "it is not a database",
  },
  {
    is: "another kind of file",
    make: (file) => made(file, "CREATE TABLE books (title); PRAGMA application_id = 8"),
    says: "it holds something other than a shelf",
  },
  {
    is: "somebody's own database",
    make: (file) => made(file, "CREATE TABLE letters (a)"),
    says: "it holds something other than a shelf",
  },
  {
    is: "of a later version",
    make: (file) =>
      made(
        file,
        "CREATE TABLE books (title); PRAGMA application_id = 7; PRAGMA user_version = 3",
      ),
    says: "a newer Library Card made it; update this one",
  },
  {
    is: "a folder",
    make: (file) => Deno.mkdirSync(file),
    says: "it is a folder, so it cannot be opened as a file",
  },
];

Deno.test.each(OBSTACLES)(
  "openPrivateDatabase() refuses what is $is, and leaves it as it is",
  ({ make, says }) =>
    inFolder(async (file) => {
      make(file);
      const before = await Deno.readFile(file).catch(() => undefined);
      const error = await assertRejects(() => openPrivateDatabase(file, SHELF));
      assertEquals((error as Error).message, says);
      assertEquals(await Deno.readFile(file).catch(() => undefined), before);
    }),
);

Deno.test("openPrivateDatabase() says when there is no folder for it", () =>
  inFolder(async (file) => {
    const says = async (path: string) =>
      (await assertRejects(() => openPrivateDatabase(path, SHELF)) as Error).message;
    assertEquals(await says(`${file}.missing/shelf`), "its folder is not there");
    await Deno.writeTextFile(file, "");
    assertEquals(await says(`${file}/shelf`), "its folder is a file");
  }));

Deno.test({
  name: "openPrivateDatabase() says when Deno may not read and write there",
  permissions: { read: true, write: false },
  async fn() {
    const error = await assertRejects(() => openPrivateDatabase("shelf.sqlite", SHELF)) as Error;
    assertEquals(
      error.message,
      "Deno was started without the permission to read and write there",
    );
  },
});

Deno.test("openPrivateDatabase() opens one that is not shared for one at a time only", () =>
  inFolder(async (file) => {
    const first = await openPrivateDatabase(file, LOCKED_UP);
    const error = await assertRejects(() => openPrivateDatabase(file, LOCKED_UP)) as Error;
    assertEquals(error.message, "another shelf has it open");
    first.close();
    (await openPrivateDatabase(file, LOCKED_UP)).close();
  }));

Deno.test("openPrivateDatabase() makes a shared file once, however many open it", () =>
  inFolder(async (file) => {
    const all = await Promise.all(
      Array.from({ length: 8 }, () => openPrivateDatabase(file, SHELF)),
    );
    all.forEach((each, i) => each.prepare("INSERT INTO books VALUES (?)").run(String(i)));
    assertEquals(all[0].prepare("SELECT * FROM books").all().length, 8);
    all.forEach((each) => each.close());
  }));

Deno.test("openPrivateDatabase() knows a file by its table that was made before the mark", () =>
  inFolder(async (file) => {
    made(file, `${SHELF.schema}; PRAGMA user_version = 1; INSERT INTO books VALUES ('Emma')`);
    const database = await openPrivateDatabase(file, SHELF);
    assertEquals(database.prepare("SELECT title FROM books").get()!.title, "Emma");
    database.close();
  }));

Deno.test("openPrivateDatabase() takes SQLite's names for no file as names of files", async () => {
  const door = JSON.stringify(new URL("../../src/files/mod.ts", import.meta.url).href);
  const folder = await Deno.makeTempDir();
  try {
    const script = `import { openPrivateDatabase } from ${door};
      for (const name of [":memory:", "file:books?mode=memory"]) {
        (await openPrivateDatabase(name, ${JSON.stringify(SHELF)})).close();
      }`;
    const { success } = await new Deno.Command(Deno.execPath(), {
      args: ["eval", "--no-config", script],
      cwd: fileURLToPath(new URL(`file://${folder}`)),
    }).output();
    assert(success);
    assertEquals([...Deno.readDirSync(folder)].map(({ name }) => name).sort(), [
      ":memory:",
      "file:books?mode=memory",
    ]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test({
  name: "openPrivateDatabase() makes a file that others could read its owner's only",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inFolder(async (file) => {
      (await openPrivateDatabase(file, SHELF)).close();
      assertEquals((await Deno.stat(file)).mode! & 0o777, 0o600);
      await Deno.chmod(file, 0o644);
      const database = await openPrivateDatabase(file, SHELF);
      database.exec("INSERT INTO books VALUES ('Emma')");
      for (const each of [file, `${file}-wal`, `${file}-shm`]) {
        assertEquals((await Deno.stat(each)).mode! & 0o077, 0, each);
      }
      database.close();
    }),
});

Deno.test("transact() keeps all or nothing", () =>
  inFolder(async (file) => {
    const database = await openPrivateDatabase(file, SHELF);
    const add = database.prepare("INSERT INTO books VALUES (?)");
    assertThrows(() =>
      transact(database, () => {
        add.run("Emma");
        throw new Error("no more");
      })
    );
    assertEquals(transact(database, () => Number(add.run("Persuasion").changes)), 1);
    const titles = database.prepare("SELECT title FROM books").all().map(({ title }) => title);
    assertEquals(titles, ["Persuasion"]);
    database.close();
  }));
