import { DatabaseSync } from "node:sqlite";
import {
  type AccessError,
  type Collection,
  type CollectOptions,
  connect,
  openCollection,
} from "../../mod.ts";
import { readBody } from "../../src/pages/mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { type Room, townRoom } from "./town_room.ts";

const QUERY = "library OR story OR book";
const EXTRAS = { authors: true, references: true, media: true, places: true };
const quiet = { onProgress: () => {} };

/** X's word for why a post is not shown. */
const TITLES = {
  deleted: ["Not Found Error", "resource-not-found"],
  protected: ["Authorization Error", "not-authorized-for-resource"],
  suspended: ["Forbidden", "resource-forbidden"],
} as const;
type Withdrawn = Map<string, keyof typeof TITLES>;

/** A room at another address, in which some posts are withdrawn; and a card for it. */
async function laterRoom(town: Room, withdrawn: Withdrawn) {
  const { bearerToken } = town.room.issueKeys();
  const asked: string[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (ask) => {
    const { pathname, search, searchParams } = new URL(ask.url);
    const { authorization } = Object.fromEntries(ask.headers);
    const answer = await fetch(`${town.room.url}${pathname}${search}`, {
      headers: { authorization },
    });
    if (pathname !== "/2/tweets") return answer;
    const ids = searchParams.get("ids")!.split(",");
    asked.push(...ids);
    const body = await answer.json();
    const data = (body.data ?? []).filter(({ id }: { id: string }) => !withdrawn.has(id));
    const errors = ids.filter((id) => withdrawn.has(id)).map((id) => {
      const [title, type] = TITLES[withdrawn.get(id)!];
      return {
        ...{ value: id, resource_id: id, resource_type: "tweet", parameter: "ids", title },
        type: `https://api.twitter.com/2/problems/${type}`,
        detail: `Could not show tweet with ids: [${id}].`,
      };
    });
    return Response.json({ ...(data.length > 0 ? { data } : {}), errors });
  });
  const card = await connect({
    ...{ keys: { bearerToken }, baseUrl: `http://127.0.0.1:${server.addr.port}` },
    ...{ prompt: false, prove: false, patience: 0 },
  });
  return { card, asked, withdrawn, [Symbol.asyncDispose]: () => server.shutdown() };
}

/** Every byte of the files of a collection as text, and all that is compressed in them. */
function contentsOf(file: string): string {
  const texts = [file, `${file}-wal`].map((path) => {
    try {
      return new TextDecoder("latin1").decode(Deno.readFileSync(path));
    } catch {
      return "";
    }
  });
  using database = new DatabaseSync(file, { readOnly: true });
  for (const { body } of database.prepare("select body from pages where body is not null").all()) {
    texts.push(JSON.stringify(readBody(body as Uint8Array)));
  }
  return texts.join("\n");
}

async function collected(town: Room, options: Partial<CollectOptions> = {}) {
  const to = town.file();
  const wanted = { limit: 500, lanes: 3, ...EXTRAS, ...quiet, ...options, to };
  return { to, collection: await town.card.collect(QUERY, wanted) };
}

/** Posts that others refer to, which is where an id hides. */
const referred = (collection: Collection) =>
  collection.query(`select distinct o.id, o.text from posts p join posts o on o.id = p.ref_id
    where p.ref_type <> 'retweeted' order by o.id`) as { id: string; text: string }[];

/** What stands in a file with pseudonyms for some posts of a clear one, by their moments and numbers. */
function pseudonymsFor(clear: Collection, hidden: Collection, ids: string[]): string[] {
  const sql =
    `select id, created_at || ' ' || like_count || ' ' || impression_count mark from posts`;
  const marks = new Map(clear.query(sql).map(({ id, mark }) => [id, mark]));
  const wanted = new Set(ids.map((id) => marks.get(id)));
  return hidden.query(sql).filter(({ mark }) => wanted.has(mark)).map(({ id }) => String(id));
}

Deno.test("card.recheck() tells the deleted from the hidden, and removes both, ids included, from every byte", async () => {
  await using town = await townRoom();
  const { to, collection } = await collected(town);
  using _ = collection;
  const named = referred(collection).slice(0, 6).map(({ id }) => id);
  const others = collection.rows().filter(({ type, id }) =>
    type !== "retweet" && !named.includes(id)
  );
  // Also the oldest of a slice, which says where to go on.
  const oldest = collection.query("select oldest_id id from slices where state = 'open'");
  const [deleted, hidden] = [
    [...named.slice(0, 3), ...others.slice(0, 5).map(({ id }) => id)],
    [
      ...named.slice(3),
      ...others.slice(20, 23).map(({ id }) => id),
      ...oldest.map(({ id }) => `${id}`),
    ],
  ];
  const withdrawn: Withdrawn = new Map([
    ...deleted.map((id) => [id, "deleted"] as const),
    ...hidden.map((id, i) => [id, i % 2 === 0 ? "protected" : "suspended"] as const),
  ]);
  assert(oldest.length > 0 && withdrawn.size > 14);
  const texts = new Map(
    collection.query("select id, text from posts").map((
      { id, text },
    ) => [String(id), String(text)]),
  );
  const before = contentsOf(to);
  assert([...withdrawn.keys()].every((id) => before.includes(id)));
  const total = Number(collection.query("select count(*) n from posts")[0].n);
  await using later = await laterRoom(town, withdrawn);
  const done = await later.card.recheck(collection);
  assertEquals(
    [done.checked, done.deleted, done.hidden, done.unknown, done.left],
    [total, deleted.length, new Set(hidden).size, 0, 0],
  );
  assert(done.removed >= withdrawn.size);
  assertEquals(Number(collection.query("select count(*) n from posts")[0].n), total - done.removed);
  const said = new Set(collection.query("select text from posts").map(({ text }) => text));
  for (const close of [() => {}, () => collection.close()]) {
    close();
    const contents = contentsOf(to);
    for (const id of withdrawn.keys()) {
      assert(!contents.includes(id), `still there: ${id}`);
      const text = texts.get(id)!;
      if (!said.has(text)) assert(!contents.includes(JSON.stringify(text)), `still there: ${text}`);
    }
  }
});

Deno.test("after a recheck, what refers to a removed post is a reply or a quote still, and the collection goes on", async () => {
  await using town = await townRoom();
  const { to, collection } = await collected(town, { limit: 300 });
  using _ = collection;
  const gone = referred(collection).slice(0, 4).map(({ id }) => id);
  const open = collection.query("select oldest_id id from slices where state = 'open'");
  const kinds = `select id, type from posts where id not in (${gone}) and role = 'match'
    and type <> 'retweet' order by id`;
  const before = collection.query(kinds);
  const withdrawn = new Map(
    [...gone, ...open.map(({ id }) => `${id}`)].map((id) => [id, "deleted"]),
  );
  await using later = await laterRoom(town, withdrawn as Withdrawn);
  await later.card.recheck(collection);
  const left = new Set(collection.query("select id from posts").map(({ id }) => id));
  assertEquals(collection.query(kinds), before.filter(({ id }) => left.has(id)));
  assertEquals(collection.query("select * from pragma_foreign_key_check"), []);
  const raw = collection.rows({ where: "ref_type = 'quoted' and ref_id is null" });
  assert(raw.every(({ ref_text }) => ref_text === null));
  collection.close();
  using more = await town.card.collect(QUERY, { ...EXTRAS, ...quiet, to, lanes: 3, limit: 600 });
  assertEquals(more.report!.ended, "limit");
  assertEquals(more.query("select count(*) - count(distinct id) n from posts"), [{ n: 0 }]);
  using whole = await town.card.collect(QUERY, {
    ...{ to: town.file("whole.sqlite"), lanes: 1, limit: 560 },
    ...quiet,
  });
  // Nothing that is older than where it went on is lost.
  const here = new Set(more.query("select id from posts").map(({ id }) => id));
  const lost = whole.rows().filter(({ id }) => !here.has(id) && !withdrawn.has(id));
  assertEquals(lost.filter(({ ref_id }) => !withdrawn.has(ref_id ?? "")), []);
});

Deno.test("with its key, a collection with pseudonyms is rechecked; without it, that is refused", async () => {
  await using town = await townRoom();
  const key = town.file("study.key");
  const { to, collection: collecting } = await collected(town, { pseudonymise: key, limit: 200 });
  using clear = await town.card.collect(QUERY, {
    ...{ to: town.file("clear.sqlite"), lanes: 3, limit: 200, ...EXTRAS, ...quiet },
  });
  const withdrawn: Withdrawn = new Map(
    clear.rows().slice(0, 9).map(({ id }, i) => [id, i % 3 === 0 ? "protected" : "deleted"]),
  );
  await using later = await laterRoom(town, new Map());
  assertEquals((await later.card.recheck(collecting)).removed, 0);
  collecting.close();
  later.asked.length = 0;
  for (const [id, why] of withdrawn) later.withdrawn.set(id, why);
  using collection = await openCollection(to);
  const error = await assertRejects(() => later.card.recheck(collection)) as AccessError;
  assertEquals([error.problem, later.asked], ["pseudonyms", []]);
  const before = collection.length;
  assertEquals(pseudonymsFor(clear, collection, [...withdrawn.keys()]).length, 9);
  const done = await later.card.recheck(collection, { pseudonymise: key });
  assertEquals([done.deleted, done.hidden, done.left], [6, 3, 0]);
  assert(later.asked.every((id) => /^\d+$/.test(id)));
  assert(collection.length <= before - 9);
  const again = await later.card.recheck(collection, { pseudonymise: key });
  assertEquals([again.deleted, again.hidden], [0, 0]);
  assertEquals(pseudonymsFor(clear, collection, [...withdrawn.keys()]), []);
  assert(!later.asked.slice(done.checked).some((id) => withdrawn.has(id)));
  assert(!contentsOf(to).includes([...withdrawn.keys()][0]));
});

Deno.test("while a recheck runs nobody collects into the file, and the other way round", async () => {
  await using town = await townRoom();
  const { to, collection } = await collected(town, { limit: 150 });
  using _ = collection;
  await using later = await laterRoom(town, new Map());
  const rechecking = later.card.recheck(collection);
  while (later.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const collecting = await town.card.collect(QUERY, { to, limit: 300, ...quiet }).catch((error) =>
    error
  );
  await rechecking;
  assertEquals((collecting as AccessError).problem, "collection-unusable");
  let second: unknown;
  using more = await town.card.collect(QUERY, {
    ...{ to, limit: 350, lanes: 1, ...EXTRAS },
    onProgress: async ({ pages }) => {
      if (pages === 1) second = await town.card.recheck(collection).catch((error) => error);
    },
  });
  assertEquals(more.length, 350);
  assertEquals((second as AccessError).problem, "collection-unusable");
  assertStringIncludes((second as AccessError).message, "recheck the collection");
});

Deno.test("a recheck is stopped by its budget or its signal, and what it found until then is removed", async () => {
  await using town = await townRoom();
  const { collection } = await collected(town, { limit: 400 });
  using _ = collection;
  const withdrawn: Withdrawn = new Map();
  await using later = await laterRoom(town, withdrawn);
  const ids = collection.query("select id from posts order by number").map(({ id }) => String(id));
  withdrawn.set(ids[3], "deleted");
  const done = await later.card.recheck(collection, { budget: 0.5 });
  // A post that is gone costs nothing, so one more could be asked for.
  assertEquals([done.checked, done.deleted, done.left], [101, 1, ids.length - 101]);
  assert(done.cost.high <= 0.5);
  withdrawn.set(ids[5], "deleted");
  const stopping = new AbortController();
  const rechecking = later.card.recheck(collection, { signal: stopping.signal });
  while (later.asked.length < 300) await new Promise((resolve) => setTimeout(resolve, 2));
  stopping.abort();
  const error = await assertRejects(() => rechecking) as AccessError;
  assertEquals(error.problem, "cancelled");
  assertEquals(collection.query(`select id from posts where id = '${ids[5]}'`), []);
});

Deno.test("of ids that were looked up, a removed one stays in no request and no slice, and is not asked for again", async () => {
  await using town = await townRoom();
  const ids = (await town.card.search(QUERY, { limit: 130, ...quiet })).map(({ id }) => id);
  const to = town.file();
  using collection = await town.card.collect(ids, { to, ...quiet });
  const gone = [ids[0], ids[60], ids[129]];
  await using later = await laterRoom(town, new Map(gone.map((id) => [id, "deleted"])));
  assertEquals((await later.card.recheck(collection)).deleted, 3);
  collection.close();
  const contents = contentsOf(to);
  assertEquals(gone.filter((id) => contents.includes(id)), []);
  const before = town.room.requests.length;
  using again = await town.card.collect(ids, { to, ...quiet });
  assertEquals([again.length, town.room.requests.length], [127, before]);
});

Deno.test("a page keeps what was asked with it in X's own shape after a recheck", async () => {
  await using town = await townRoom();
  const { to, collection } = await collected(town, { limit: 100, lanes: 1 });
  using _ = collection;
  const [{ id }] = collection.rows();
  await using later = await laterRoom(town, new Map([[id, "deleted"]]));
  await later.card.recheck(collection);
  using database = new DatabaseSync(to, { readOnly: true });
  for (const { body, parameters } of database.prepare("select body, parameters from pages").all()) {
    const page = readBody(body as Uint8Array) as { data: unknown[]; meta: Record<string, unknown> };
    assert(Array.isArray(page.data) && page.data.length > 50);
    assertEquals([page.meta.newest_id, page.meta.next_token], [undefined, undefined]);
    assertEquals(JSON.parse(String(parameters)).query, QUERY);
  }
});

Deno.test("after a recheck the report tells what was removed, and not that all that was wanted is here", async () => {
  await using town = await townRoom();
  using collection = await town.card.collect(QUERY, { to: town.file(), limit: 100, ...quiet });
  const ids = collection.rows().map(({ id }) => id);
  await using later = await laterRoom(town, new Map(ids.map((id) => [id, "deleted"])));
  await later.card.recheck(collection);
  const report = collection.report!;
  assertEquals([report.posts, report.toJSON().removed], [0, 100]);
  const said = String(report);
  assertStringIncludes(said, "100 that X shows no longer");
  assert(!said.includes("wanted are here"), said);
});

Deno.test("a person of whom X only said that they are gone leaves with the post that named them", async () => {
  await using town = await townRoom();
  const person = "1999999999999999999";
  const front = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async ({ url, headers }) => {
      const { pathname, search } = new URL(url);
      const body = await (await fetch(town.room.url + pathname + search, { headers })).json();
      const about = { resource_type: "user", parameter: "author_id", title: "Not Found Error" };
      const gone = (id: string) => ({ ...about, value: id, resource_id: id, detail: `No ${id}.` });
      body.data[0].author_id = person;
      body.data[1].author_id = `${person}1`.slice(1);
      return Response.json({ ...body, errors: [gone(person), gone(body.data[1].author_id)] });
    },
  );
  const { bearerToken } = town.room.issueKeys();
  const card = await connect({
    ...{ keys: { bearerToken }, baseUrl: `http://127.0.0.1:${front.addr.port}` },
    ...{ prompt: false, prove: false, patience: 0 },
  });
  const to = town.file();
  using collection = await card.collect(QUERY, { to, limit: 50, authors: true, ...quiet });
  await front.shutdown();
  const [{ id }] = collection.query(`select id from posts where author_id = '${person}'`);
  assert(contentsOf(to).includes(person));
  await using later = await laterRoom(town, new Map([[String(id), "deleted"]]));
  await later.card.recheck(collection);
  assert(!contentsOf(to).includes(person));
  // Another, whose post is here still, is told of still.
  assertEquals(collection.query("select id from missing"), [{ id: `${person}1`.slice(1) }]);
});
