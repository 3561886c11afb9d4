import { DatabaseSync } from "node:sqlite";
import { zstdDecompressSync } from "node:zlib";
import { type AccessError, type CollectOptions, connect, openCollection } from "../../mod.ts";
import { readBody } from "../../src/pages/mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { tempFolder } from "./made_collection.ts";
import { NOW, type Room, townRoom } from "./town_room.ts";

const QUERY = "library OR story OR book OR marmalade";
const EXTRAS = { authors: true, references: true, media: true, places: true };
const quiet = { onProgress: () => {} };

/** How Zstandard begins: RFC 8878, section 3.1.1. */
const ZSTANDARD = [0x28, 0xb5, 0x2f, 0xfd];

/** Everything that stands in the files of a collection: their bytes, and what is compressed in them. */
function contentsOf(folder: string): string {
  const texts: string[] = [];
  const decoder = new TextDecoder("latin1");
  for (const { name } of Deno.readDirSync(folder)) {
    if (!name.startsWith("hidden.sqlite")) continue;
    const bytes = Deno.readFileSync(`${folder}/${name}`);
    texts.push(decoder.decode(bytes), new TextDecoder().decode(bytes));
    // Wherever a page begins, also one that no row names any more.
    for (let at = 0; (at = bytes.indexOf(ZSTANDARD[0], at)) >= 0; at++) {
      if (!ZSTANDARD.every((byte, i) => bytes[at + i] === byte)) continue;
      try {
        texts.push(zstdDecompressSync(bytes.subarray(at)).toString());
      } catch {
        // A page over several places of the file is read below.
      }
    }
  }
  using database = new DatabaseSync(`${folder}/hidden.sqlite`, { readOnly: true });
  for (const { body } of database.prepare("select body from pages where body is not null").all()) {
    texts.push(JSON.stringify(readBody(body as Uint8Array)));
  }
  return texts.join("\n");
}

/** What tells posts and people of a clear collection: ids, user names, names. */
function clearWords(file: string): Set<string> {
  const words = new Set<string>();
  const look = (value: unknown, field = ""): void => {
    if (Array.isArray(value)) return value.forEach((each) => look(each, field));
    if (typeof value === "object" && value !== null) {
      const { username, name, description } = value as Record<string, string>;
      if (username) words.add(username);
      if (username && name) words.add(name);
      if (username && description) words.add(description);
      for (const [key, each] of Object.entries(value)) look(each, key);
    } else if (
      typeof value === "string" && /(^|_)(ids?|keys?)$/.test(field) && /\d{5}/.test(value)
    ) words.add(value);
  };
  using database = new DatabaseSync(file, { readOnly: true });
  for (const { body } of database.prepare("select body from pages where body is not null").all()) {
    const { data, includes, errors } = readBody(body as Uint8Array);
    look(data);
    look(includes);
    look(errors, "resource_id");
  }
  return words;
}

const collectBoth = async (town: Room, options: Partial<CollectOptions>, query = QUERY) => {
  const common = { ...EXTRAS, ...quiet, ...options };
  const clear = await town.card.collect(query, { ...common, to: town.file("clear.sqlite") });
  const hidden = await town.card.collect(query, {
    ...{ pseudonymise: true, ...common },
    to: town.file("hidden.sqlite"),
  });
  return { clear, hidden };
};

Deno.test("collect({ pseudonymise }) leaves no id, user name or name in any byte of its files", async () => {
  await using town = await townRoom();
  const { clear, hidden } = await collectBoth(town, { limit: 300, lanes: 2 });
  const folder = town.file("").replace(/\/$/, "");
  // A hashtag is a subject, also where an account has the same name.
  const tags = new Set(clear.rows().flatMap(({ hashtags }) => hashtags));
  const withoutTags = (text: string) =>
    [...tags].reduce((left, tag) => left.replaceAll(tag, ""), text);
  const words = clearWords(clear.file);
  clear.close();
  assert(words.size > 600, `${words.size} words`);
  // X's tokens may hold an id, in whatever form.
  const tokens = hidden.query(`select next_token from pages where next_token is not null
    union all select next_token from slices where next_token is not null`);
  assert(tokens.length > 0 && tokens.every(({ next_token }) => /^sealed:/.test(`${next_token}`)));
  // Open, with its log beside it; then closed.
  for (const close of [() => {}, () => hidden.close()]) {
    close();
    const contents = withoutTags(contentsOf(folder));
    const left = [...words].filter((word) => contents.includes(word));
    assertEquals(left, []);
  }
});

Deno.test("with pseudonyms, the rows are the same posts: in the same numbers, at the same moments", async () => {
  await using town = await townRoom();
  const { clear, hidden } = await collectBoth(town, { limit: 600, lanes: 4 });
  using _ = clear;
  using __ = hidden;
  const moments = (rows: { created_at: string | null; like_count: number | null }[]) =>
    rows.map(({ created_at, like_count }) => `${created_at} ${like_count}`).sort();
  assertEquals(moments(hidden.rows()), moments(clear.rows()));
  const times = hidden.rows().map(({ created_at }) => created_at!);
  assertEquals(times, times.toSorted().toReversed());
  assertEquals(hidden.query("select * from pragma_foreign_key_check"), []);
  const authors = (collection: typeof clear) =>
    collection.query(`select count(*) n from posts where role = 'match' and author_id is not null
      group by author_id order by n`).map(({ n }) => n);
  assertEquals(authors(hidden), authors(clear));
  for (const table of ["users", "media", "places", "post_media", "missing"]) {
    const sql = `select count(*) n from ${table}`;
    assertEquals(hidden.query(sql), clear.query(sql), table);
  }
  // What refers to a post that is here finds it.
  const joined = `select count(*) n from posts p join posts o on o.id = p.ref_id`;
  assertEquals(hidden.query(joined), clear.query(joined));
  assert(Number(hidden.query(joined)[0].n) > 20);
});

Deno.test("a mention in a text has the pseudonym of its author, and X's positions still point at it", async () => {
  await using town = await townRoom();
  const to = town.file("hidden.sqlite");
  using hidden = await town.card.collect("(library OR story OR the) (has:mentions OR has:links)", {
    ...{ to, limit: 400, pseudonymise: true, ...EXTRAS, ...quiet },
  });
  using database = new DatabaseSync(to, { readOnly: true });
  let [mentions, links, named] = [0, 0, 0];
  type Entity = Record<string, string> & { start: number; end: number };
  for (const { body } of database.prepare("select body from pages where body is not null").all()) {
    const { data } = readBody(body as Uint8Array);
    for (const post of data as Record<string, unknown>[]) {
      const note = post.note_tweet as typeof post | undefined;
      for (const { text, entities } of [post, ...(note ? [note] : [])]) {
        const points = [...text as string];
        const at = ({ start, end }: Entity) => points.slice(start, end).join("");
        const found = (entities ?? {}) as Record<string, Entity[]>;
        for (const each of found.mentions ?? []) {
          assertEquals(at(each), `@${each.username}`);
          mentions += 1;
        }
        for (const each of found.urls ?? []) {
          assertEquals(at(each), each.url);
          links += 1;
        }
        for (const each of found.annotations ?? []) {
          assertEquals(points.slice(each.start, each.end + 1).join(""), each.normalized_text);
          named += 1;
        }
      }
    }
  }
  assert(mentions > 30 && links > 30 && named > 10, `${mentions}, ${links}, ${named}`);
  const [{ n }] = hidden.query(`select count(*) n from posts p, json_each(p.mentions) m
    join users u on u.username = m.value`);
  assert(Number(n) > 30);
});

Deno.test("one key gives one pseudonym in two collections, and another key another", async () => {
  await using town = await townRoom();
  const key = town.file("study.key");
  const ids = async (name: string, pseudonymise: boolean | string) => {
    const to = town.file(name);
    using hidden = await town.card.collect("library", { to, limit: 50, pseudonymise, ...quiet });
    return hidden.rows().map(({ id }) => id).sort();
  };
  const one = await ids("one.sqlite", key);
  assertEquals(await ids("two.sqlite", key), one);
  const other = await ids("three.sqlite", true);
  assertEquals(other.filter((id) => one.includes(id)), []);
  if (Deno.build.os !== "windows") {
    const mode = (file: string) => Deno.statSync(file).mode! & 0o777;
    assertEquals([mode(key), mode(town.file("three.sqlite.key"))], [0o600, 0o600]);
  }
});

Deno.test("a collection with pseudonyms goes on where it stopped, buys nothing twice, and is topped up", async () => {
  let now = NOW;
  await using town = await townRoom({ now: () => now });
  const to = town.file("hidden.sqlite");
  const options = { to, pseudonymise: true, lanes: 3, ...quiet };
  const bought = () => town.room.requests.filter(({ path }) => path.includes("/search/")).length;
  const stopping = new AbortController();
  const error = await town.card.collect(QUERY, {
    ...options,
    limit: 800,
    signal: stopping.signal,
    onProgress: ({ pages }) => pages === 3 ? stopping.abort() : undefined,
  }).catch((error) => error);
  assertEquals((error as AccessError).problem, "cancelled");
  (await town.card.collect(QUERY, { ...options, limit: 800 })).close();
  const pages = bought();
  using whole = await town.card.collect(QUERY, { ...options, limit: 5000 });
  assertEquals(whole.report!.ended, "no more posts");
  const { counted, posts } = whole.report!;
  assert(posts >= counted! - 5, `${posts} of ${counted}`);
  assertEquals(whole.query("select count(*) - count(distinct id) n from posts"), [{ n: 0 }]);
  assert(bought() > pages && bought() <= Math.ceil(counted! / 100) + 12, `${bought()} pages`);
  whole.close();
  now += 6 * 3_600_000;
  using more = await town.card.collect(QUERY, { ...options, limit: 5000 });
  assert(more.length > posts, `${more.length} after ${posts}`);
  assertEquals(more.query("select count(*) - count(distinct id) n from posts"), [{ n: 0 }]);
});

Deno.test("where X takes a token no more, a collection with pseudonyms goes on by the sealed place", async () => {
  await using town = await townRoom();
  const to = town.file("hidden.sqlite");
  const options = { to, pseudonymise: true, lanes: 1, ...quiet };
  (await town.card.collect(QUERY, { ...options, limit: 300 })).close();
  // A token of another search, sealed as this one's own would be, is what an expired one looks like.
  const { Pseudonyms } = await import("../../src/collection/pseudonyms.ts");
  const { Store } = await import("../../src/collection/store.ts");
  const store = await Store.open(to);
  const hex = (await Deno.readTextFile(`${to}.key`)).split("\n").find((line) =>
    /^\w{64}$/.test(line)
  );
  store.hideBy(new Pseudonyms(Uint8Array.fromHex(hex!)));
  const [run] = store.runs();
  for (const slice of store.slices(run.id)) store.moveSlice(run, slice, { next_token: "expired" });
  store.close();
  using second = await town.card.collect(QUERY, { ...options, limit: 700 });
  assertEquals([second.report!.ended, second.length], ["limit", 700]);
  using clear = await town.card.collect(QUERY, {
    ...{ to: town.file("clear.sqlite"), limit: 700, lanes: 1, ...quiet },
  });
  const times = (rows: { created_at: string | null }[]) => rows.map(({ created_at }) => created_at);
  assertEquals(times(second.rows()), times(clear.rows()));
});

Deno.test("an altered continuation of a collection with pseudonyms is refused", async () => {
  await using town = await townRoom();
  const to = town.file("hidden.sqlite");
  const options = { to, pseudonymise: true, lanes: 1, ...quiet };
  (await town.card.collect(QUERY, { ...options, limit: 100 })).close();
  const database = new DatabaseSync(to);
  database.exec("update slices set oldest_id = replace(oldest_id, substr(oldest_id, 12, 1), '~')");
  database.close();
  const error = await assertRejects(() => town.card.collect(QUERY, { ...options, limit: 200 }));
  assertEquals((error as AccessError).problem, "continuation-altered");
});

Deno.test("names and ids in what is asked are pseudonyms in the file, and the same call goes on", async () => {
  await using town = await townRoom();
  const to = town.file("hidden.sqlite");
  const posts = await town.card.search("library", { authors: true, ...quiet });
  // The library's own name is the beginning of a hashtag, which is a subject, and stays.
  const { username, author_id, author_name } = posts
    .find(({ username, author_name }) => username !== "PaperwickLib" && /\s/.test(author_name!))!;
  const options = { to, pseudonymise: true, ...quiet };
  const queries = [`from:${username}`, `@${username} OR from:${author_id}`];
  const named = [`"${author_name}" OR library`, `library -"by ${username}"`];
  for (const query of [...queries, ...named]) {
    using first = await town.card.collect(query, { ...options, limit: 10 });
    const before = town.room.requests.length;
    using again = await town.card.collect(query, { ...options, limit: 10 });
    assertEquals(again.length, first.length);
    assertEquals(town.room.requests.length, before);
    assertEquals(again.report!.toJSON().questionHidden, true);
  }
  using collection = await openCollection(to);
  await collection.export(town.file("hidden.sqlite.csv"));
  const told = await Deno.readTextFile(town.file("datapackage.json"));
  const source = { timeline: username! };
  (await town.card.collect(undefined, { ...options, source, limit: 10 })).close();
  const contents = contentsOf(town.file("").replace(/\/$/, ""));
  for (const word of [username!, author_id!, author_name!]) {
    assert(!contents.includes(word) && !told.includes(word), word);
  }
});

Deno.test("ids can be looked up into a collection with pseudonyms, and stand in it nowhere", async () => {
  await using town = await townRoom();
  const ids = (await town.card.search("library", { limit: 30, ...quiet })).map(({ id }) => id);
  const to = town.file("hidden.sqlite");
  using hidden = await town.card.collect([...ids, "1000000000000000001"], {
    ...{ to, pseudonymise: true, ...quiet },
  });
  assertEquals(hidden.length, 30);
  const contents = contentsOf(town.file("").replace(/\/$/, ""));
  assertEquals([...ids, "1000000000000000001"].filter((id) => contents.includes(id)), []);
  const before = town.room.requests.length;
  using again = await town.card.collect([...ids, "1000000000000000001"], {
    ...{ to, pseudonymise: true, ...quiet },
  });
  assertEquals([again.length, town.room.requests.length], [30, before]);
});

Deno.test("a file is all pseudonyms or none, and needs its own key", async () => {
  await using town = await townRoom();
  const [clear, hidden] = [town.file("clear.sqlite"), town.file("hidden.sqlite")];
  const common = { limit: 20, ...quiet };
  (await town.card.collect("library", { to: clear, ...common })).close();
  (await town.card.collect("library", { to: hidden, pseudonymise: true, ...common })).close();
  const before = town.room.requests.length;
  const refused = async (says: string, options: Partial<CollectOptions>) => {
    const to = options.to!;
    const bytes = await Deno.readFile(to);
    const error = await assertRejects(() =>
      town.card.collect("library", { ...common, ...options, to })
    );
    assertEquals((error as AccessError).problem, "pseudonyms");
    assertStringIncludes((error as AccessError).message, says);
    assertEquals(await Deno.readFile(to), bytes);
  };
  await refused("holds ids as they are", { to: clear, pseudonymise: true });
  await refused("holds pseudonyms", { to: hidden });
  await Deno.writeTextFile(town.file("other.key"), `${"ab".repeat(32)}\n`);
  await refused("is not the key", { to: hidden, pseudonymise: town.file("other.key") });
  await Deno.writeTextFile(town.file("text.key"), "my password\n");
  await refused("holds no key", { to: hidden, pseudonymise: town.file("text.key") });
  await Deno.remove(`${hidden}.key`);
  await refused("is not there", { to: hidden, pseudonymise: true });
  assertEquals(await Deno.stat(`${hidden}.key`).catch(({ name }) => name), "NotFound");
  assertEquals(town.room.requests.length, before);
  // Without its key it is read all the same.
  using collection = await openCollection(hidden);
  assertEquals([collection.length, collection.rows().length], [20, 20]);
  assert(collection.search("library").length > 0);
  const odd = { to: clear, pseudonymise: 1 as unknown as boolean };
  const error = await assertRejects(() => town.card.collect("library", odd)) as AccessError;
  assertStringIncludes(error.message, "pseudonymise must be");
});

Deno.test("of a collection with pseudonyms, rows are exported, ids are not, and nothing is replayed", async () => {
  await using town = await townRoom();
  await using folder = await tempFolder();
  const to = town.file("hidden.sqlite");
  using hidden = await town.card.collect(QUERY, { to, pseudonymise: true, limit: 60, ...quiet });
  assertEquals((await hidden.export(folder.file("posts.csv"))).posts, 60);
  assertStringIncludes(await Deno.readTextFile(folder.file("datapackage.json")), "keyed hashes");
  const error = await assertRejects(() => hidden.dehydrate(folder.file("ids.txt"))) as AccessError;
  assertEquals(error.problem, "pseudonyms");
  assertEquals(await Deno.stat(folder.file("ids.txt")).catch(({ name }) => name), "NotFound");
  const replayed = await assertRejects(() => connect({ practice: to })) as AccessError;
  assertStringIncludes(replayed.message, "its ids are pseudonyms");
  assertEquals(hidden.report!.toJSON().pseudonymised, true);
  assertStringIncludes(String(hidden.report), "Pseudonyms");
});

Deno.test("a sample with pseudonyms gives the same shares", async () => {
  await using town = await townRoom();
  const options = { limit: 300, spread: true, seed: 7 } as const;
  const { clear, hidden } = await collectBoth(town, options, "library OR story OR book");
  using _ = clear;
  using __ = hidden;
  const share = (collection: typeof clear) => collection.share(({ lang }) => lang === "en");
  assertEquals(share(hidden), share(clear));
});
