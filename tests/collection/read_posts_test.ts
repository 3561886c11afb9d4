import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "../assert.ts";
import { type AccessError, openCollection, type Post } from "../../mod.ts";
import { collected, tempFolder } from "./made_collection.ts";

const folder = await tempFolder();
const file = folder.file("library.sqlite");
const { collection, rows: searched } = await collected(file);
globalThis.addEventListener("unload", () => {
  collection.close();
  Deno.removeSync(folder.path, { recursive: true });
});

const withoutPage = ({ page: _page, retrieved_at: _at, ...post }: Post) => post;

Deno.test("a collection gives the very rows that a search gives, newest first", async () => {
  assertEquals(collection.length, 300);
  assertEquals(
    collection.rows().map(withoutPage),
    (searched as Post[]).map(withoutPage),
  );
  const one: Post[] = [];
  for await (const post of collection) one.push(post);
  assertEquals(one, collection.rows());
});

Deno.test("rows({ limit, where }) takes a condition in SQL over the columns of a row", () => {
  const all = collection.rows();
  const wanted = all.filter(({ lang, like_count }) => lang === "en" && like_count! > 3);
  assert(wanted.length > 5);
  const where = "lang = 'en' and like_count > 3 -- and no more";
  assertEquals(collection.rows({ where }), wanted);
  // A condition cannot reach beyond the posts that match.
  assertEquals(collection.rows({ where: "1) or (1" }).length, all.length);
  assertEquals(collection.rows({ where, limit: 5 }), wanted.slice(0, 5));
});

Deno.test("query() reads in SQL", () => {
  assertEquals(collection.query("select count(*) n from posts where role = 'match'"), [{ n: 300 }]);
  assertEquals(collection.query("-- why not\nwith x as (select 1 a) select a from x"), [{ a: 1 }]);
});

Deno.test("query() takes what is one statement: signs in texts and comments are none", () => {
  assertEquals(collection.query("select ';?' a, 2 \"b:c\"; -- ? ; select 2\n /* ; */ ;"), [
    { a: ";?", "b:c": 2 },
  ]);
});

Deno.test("query() reads whole numbers exactly: as text where a number would be another", () => {
  assertEquals(
    collection.query(
      "select 9223372036854775807 a, 9007199254740991 b, -9007199254740992 c, 0.5 d",
    ),
    [{ a: "9223372036854775807", b: 9007199254740991, c: "-9007199254740992", d: 0.5 }],
  );
});

Deno.test.each([
  { sql: "delete from posts" },
  { sql: "with x as (select 1) delete from posts" },
  { sql: "with x as (select 1 a) insert into missing select 1, null, null, a from x" },
  { sql: "pragma query_only = 0" },
  { sql: "attach 'other.sqlite' as other" },
  { sql: "vacuum into 'other.sqlite'" },
  { sql: "select no_such_column from posts" },
  { sql: "" },
  { sql: "select 1; drop table posts" },
  { sql: "select ';' -- ;\n; /* and */ select 2" },
  { sql: "select * from posts where lang = ?" },
  { sql: "select :lang" },
])("query() refuses what would change the file, or is no SQL: $sql", ({ sql }) => {
  const error = assertThrows(() => collection.query(sql)) as AccessError;
  assertEquals(error.problem, "bad-option");
  assertEquals(collection.length, 300);
});

Deno.test.each([
  { options: { where: "no such thing" } },
  { options: { where: "lang = ?" } },
  { options: { where: "1); select (1" } },
  { options: { where: 5 } as object },
  { options: { where: "" } },
  { options: { limit: 0 } },
  { options: { most: 1 } as object },
])("rows() says what it does not take: $options", ({ options }) => {
  const error = assertThrows(() => collection.rows(options)) as AccessError;
  assertEquals(error.problem, "bad-option");
});

Deno.test("search() finds words, phrases and beginnings, whatever their capitals", () => {
  const texts = (words: string) => collection.search(words, { limit: 300 }).map(({ text }) => text);
  const library = collection.rows().filter(({ text }) => /library/i.test(text));
  assert(texts("LIBRARY").length > 10);
  assert(texts("libra*").length >= texts("library").length);
  assert(library.length >= texts("library").length);
  assert(texts('"library week"').every((text) => /library\W+week/i.test(text)));
  assertEquals(texts('nosuchwordhere "'), []);
  assertEquals(collection.search("library", { limit: 3 }).length, 3);
});

Deno.test("openCollection() needs no keys, and reads the same", async () => {
  using again = await openCollection(file);
  assertEquals(again.rows(), collection.rows());
  const error = await assertRejects(() => openCollection(`${file}-not-there`)) as AccessError;
  assertStringIncludes(error.message, "it is not there");
});

Deno.test("the posts of one of several questions are found by the SQL of docs/options.md", async () => {
  const two = folder.file("two.sqlite");
  const first = (await collected(two, "library", { limit: 60 })).collection;
  const ids = first.rows().map(({ id }) => id);
  first.close();
  const { collection: second, rows } = await collected(two, "library OR story", { limit: 90 });
  const docs = await Deno.readTextFile(new URL("../../docs/options.md", import.meta.url));
  const [, sql] = docs.match(/```sql\n(with pages_of_it[\s\S]*?)```/)!;
  const idsOf = (query: string) =>
    second.query(sql.replace("'library'", `'${query}'`)).map(({ id }) => id).toSorted();
  assertEquals(idsOf("library"), ids.toSorted());
  assert(rows.length > 0 && second.length > ids.length);
  // Also those that the first question had found before.
  assertEquals(idsOf("library OR story").length, 90);
  assert(second.length < ids.length + 90);
  second.close();
});
